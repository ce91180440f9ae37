using System.Net;
using QueueServer.Access;
using QueueServer.Features.People;
using QueueServer.Features.SignIn;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Access;

/// <summary>At once, hub connections included, whoever's browser still has the cookie.</summary>
public sealed class ASessionEnds(RunningServer server)
{
    private async Task MustEndAsync(string name, Func<Task<HttpResponseMessage>> end)
    {
        var session = await server.NewSessionAsync(name);
        using var hub = await HubSocket.OpenAsync(server.Address, ("Cookie", session.Cookie));
        using var view = await hub.InvokeAsync("WatchCounter", "quay-1");
        await end().MustBeAsync(HttpStatusCode.OK);
        await hub.MustEndWithinAsync(TimeSpan.FromSeconds(5));
        await session
            .Client.GetAsync($"{OfficePath}/counters", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        await session.Client.GetAsync("/api/me", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NoContent);
    }

    private Task<HttpResponseMessage> ChangeAsync(string name, PersonRequest change) =>
        server.Manager.SendAsync($"{OfficePath}/people/{name}", change);

    [Fact]
    public Task When_its_account_is_disabled() => MustEndAsync("soon-disabled", () => ChangeAsync("soon-disabled", new(Disabled: true)));

    [Fact]
    public Task When_its_role_is_changed() => MustEndAsync("soon-auditor", () => ChangeAsync("soon-auditor", new(Role: Roles.Auditor)));

    [Fact]
    public Task When_its_password_is_reset() =>
        MustEndAsync(
            "soon-reset",
            () => server.Manager.PostAsync($"{OfficePath}/people/soon-reset/reset", null, TestContext.Current.CancellationToken)
        );

    [Fact]
    public async Task But_not_when_nothing_was_changed()
    {
        var session = await server.NewSessionAsync("still-here");
        await ChangeAsync("still-here", new(Role: Roles.Officer, Disabled: false)).MustBeAsync(HttpStatusCode.OK);
        await session.Client.GetAsync($"{OfficePath}/counters", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_twelve_hours_whatever_is_done_meanwhile()
    {
        using var client = server.Client();
        using var answer = await client.SendAsync("/api/sign-in", new SignInRequest("officer", server.OfficerSession.Password));
        Assert.DoesNotContain(
            answer.Headers.GetValues("Set-Cookie"),
            cookie => cookie.Contains("expires", StringComparison.OrdinalIgnoreCase)
        ); // it goes with the browser, too
        using var later = await server.Officer.GetAsync("/api/me", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(
            later.Headers,
            header => header.Key == "Set-Cookie" && header.Value.Any(value => value.StartsWith("console=", StringComparison.Ordinal))
        );
        var options = new Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions();
        SignInCookie.Configure(options, default);
        Assert.Equal((TimeSpan.FromHours(12), false), (options.ExpireTimeSpan, options.SlidingExpiration));
    }
}
