using System.Net;
using System.Text.Json.Nodes;
using QueueServer.Features.Devices;
using QueueServer.Features.Units;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Units;

/// <summary>Two whole servers: the one below shows a code, is paired, and hands its days in.</summary>
public sealed class TheServerAboveIsTold : TempFolder
{
    private const string November = "/api/v1/units/report?from=2026-11-23&to=2026-11-25";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_every_day_that_is_over()
    {
        await using var above = await StartAsync("above", "tinh");
        await using var below = await StartAsync("below", "ha-dong", "--Above:Address", above.Address.ToString());
        var (leader, admin) = (await AdministratorOf(above, "above"), await AdministratorOf(below, "below"));
        await below
            .Offices.Get(new("ha-dong"))
            .IssueAtCounterAsync(new(CommandId.New(), TestOffice.Births), new("admin", "administrator", "::1"));

        var unpaired = await UntilAsync(admin, view => view.Code is not null);
        Assert.False(unpaired.Paired);
        await leader
            .Client.SendAsync("/api/v1/offices/tinh/devices", new NewDeviceRequest(unpaired.Code!, "ha-dong-server"))
            .MustBeAsync(HttpStatusCode.OK);
        await UntilAsync(admin, view => view.Paired);

        Advance(TimeSpan.FromHours(24));
        await leader.SignInAgainAsync(); // a session ends with the night
        await admin.SignInAgainAsync();
        var told = await IssuedAsync(leader, issued => issued == 1);
        Assert.Equal(1, told); // the day was over once the clock had gone on to the next
        Assert.Equal(0, (await UntilAsync(admin, view => view.Awaiting == 0)).Awaiting);
        await admin.Client.PostAsync("/api/v1/units/above/again", null, Stop).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, (await UntilAsync(admin, view => view.Awaiting == 0)).Awaiting);
        Assert.Equal(1, await IssuedAsync(leader, issued => issued == 1)); // nothing counts twice

        async Task<AboveView> UntilAsync(Session session, Func<AboveView, bool> holds)
        {
            while (true)
            {
                var view = await session.Client.GetAsync("/api/v1/units/above", Stop).ReadAsync<AboveView>();
                if (holds(view))
                    return view;
                Advance(TimeSpan.FromSeconds(2));
                await Task.Yield();
            }
        }

        async Task<int> IssuedAsync(Session session, Func<int, bool> holds)
        {
            while (true)
            {
                var issued = (int)(await session.Client.GetAsync(November, Stop).ReadAsync<JsonObject>())["whole"]!["issued"]!;
                if (holds(issued))
                    return issued;
                Advance(TimeSpan.FromSeconds(30));
                await Task.Yield();
            }
        }

        void Advance(TimeSpan by)
        {
            above.Time.Advance(by);
            below.Time.Advance(by);
        }
    }

    [Fact]
    public async Task A_server_without_one_above_says_nothing()
    {
        await using var server = await StartAsync("alone", "ha-dong");
        var admin = await AdministratorOf(server, "alone");
        await admin.Client.GetAsync("/api/v1/units/above", Stop).MustBeAsync(HttpStatusCode.NoContent);
        await admin.Client.PostAsync("/api/v1/units/above/again", null, Stop).MustBeAsync(HttpStatusCode.NotFound, "no-server-above");
    }

    private async Task<ClockedServer> StartAsync(string name, string office, params string[] settings)
    {
        var own = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        var sample = JsonNode.Parse(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Settings", "ha-dong.json"), Stop)
        )!;
        sample["id"] = office;
        await File.WriteAllTextAsync(Path.Combine(own, "office.json"), sample.ToJsonString(), Stop);
        return await ClockedServer.StartAsync(own, TestOffice.Morning, settings);
    }

    private async Task<Session> AdministratorOf(ClockedServer server, string name) =>
        await Session.BeginAsync(server.Address, "admin", FirstRun.PasswordOf(Path.Combine(Folder, name), "admin"));
}
