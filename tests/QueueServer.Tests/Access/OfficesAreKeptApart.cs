using System.Net;
using System.Security.Claims;
using QueueServer.Access;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Access;

/// <summary>city → district → ward, and another district: who may act where.</summary>
public sealed class OfficesAreKeptApart : TempFolder
{
    private static ClaimsPrincipal Somebody(string role) =>
        Principals.Create(Accounts.Person("somebody", role, new("district"), "a calm morning", TestOffice.Morning), "test");

    [Theory]
    [InlineData(Roles.Officer, "district")]
    [InlineData(Roles.Kiosk, "district")]
    [InlineData(Roles.Board, "district")]
    [InlineData(Roles.Manager, "district ward")]
    [InlineData(Roles.Auditor, "district ward")]
    [InlineData(Roles.Administrator, "city district other ward")]
    public async Task Each_role_reaches_as_far_as_it_should(string role, string reached)
    {
        using var office = await TestOffice.StartAsync(Folder);
        using var offices = office.NewDirectory();
        foreach (var (id, parent) in new[] { ("city", null), ("district", "city"), ("other", "city"), ("ward", "district") })
            Assert.True(
                await offices.AddAsync(office.Host.Settings with { Id = new(id), Parent = parent is null ? null : new(parent) }, "test")
            );
        var allowed = new[] { "city", "district", "other", "ward", "not-here" }.Where(id => offices.MayAct(Somebody(role), new(id)));
        Assert.Equal(reached, string.Join(' ', allowed));
    }

    [Fact]
    public async Task Nobody_reaches_any()
    {
        using var office = await TestOffice.StartAsync(Folder);
        using var offices = office.NewDirectory();
        await offices.AddAsync(office.Host.Settings, "test");
        Assert.False(offices.MayAct(new(), office.Host.Id));
    }
}

public sealed class AnOfficeThatIsNotHere(RunningServer server)
{
    [Fact]
    public async Task Is_unknown_to_whoever_asks()
    {
        await server
            .Kiosk.SendAsync("/api/v1/offices/elsewhere/tickets", new IssueRequest(CommandId.New(), TestOffice.Births))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
        foreach (var client in new[] { server.Manager, server.Administrator, server.Auditor })
        {
            foreach (
                var path in new[]
                {
                    "/api/v1/offices/elsewhere/people",
                    "/api/v1/offices/elsewhere/devices",
                    "/api/v1/audit?office=elsewhere",
                }
            )
                await client.GetAsync(path, TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
        }
    }
}
