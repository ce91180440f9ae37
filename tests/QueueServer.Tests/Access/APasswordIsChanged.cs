using System.Net;
using QueueServer.Access;
using QueueServer.Features.SignIn;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Access;

public sealed class APasswordIsChanged(RunningServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> ChangeAsync(Session session, string current, string next) =>
        session.Client.SendAsync("/api/password", new PasswordRequest(current, next));

    [Fact]
    public async Task Before_anything_else_when_somebody_else_made_it()
    {
        var session = await Session.SignInAsync(server.Address, "first-day", await server.MakeAsync("first-day"));
        Assert.True((await session.Client.GetAsync("/api/me", Cancelled).ReadAsync<SignedIn>()).MustChange);
        await session.Client.GetAsync($"{OfficePath}/counters", Cancelled).MustBeAsync(HttpStatusCode.Forbidden, "password-must-change");
        Assert.Equal(HttpStatusCode.Forbidden, await HubSocket.RefusedWithAsync(server.Address, ("Cookie", session.Cookie)));

        await session.ChangePasswordAsync("the first day went well");

        Assert.False((await session.Client.GetAsync("/api/me", Cancelled).ReadAsync<SignedIn>()).MustChange);
        await session.Client.GetAsync($"{OfficePath}/counters", Cancelled).MustBeAsync(HttpStatusCode.OK);
        await Session.SignInAsync(server.Address, "first-day", "the first day went well");
    }

    [Fact]
    public async Task And_every_other_session_of_its_user_ends_with_its_hub_connections()
    {
        var session = await server.NewSessionAsync("two-desks");
        var other = await Session.SignInAsync(server.Address, session.Name, session.Password);
        using var hub = await HubSocket.OpenAsync(server.Address, ("Cookie", other.Cookie));
        using var view = await hub.InvokeAsync("WatchCounter", "quay-1");

        await session.ChangePasswordAsync("only this desk from now on");

        await hub.MustEndWithinAsync(TimeSpan.FromSeconds(5));
        await other.Client.GetAsync($"{OfficePath}/counters", Cancelled).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        Assert.Equal(HttpStatusCode.Unauthorized, await HubSocket.RefusedWithAsync(server.Address, ("Cookie", other.Cookie)));
        await session.Client.GetAsync($"{OfficePath}/counters", Cancelled).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task But_not_to_one_that_breaks_a_rule()
    {
        var session = await server.NewSessionAsync("rule-breaker");
        foreach (
            var (next, code) in new[]
            {
                ("", "password-too-short"),
                ("a calm rain", "password-too-short"),
                (new string('x', 129), "password-too-long"),
                (session.Password, "password-unchanged"),
                ("RULE-BREAKER", "password-is-name"),
                ("rule.breaker rule.breaker", "password-is-name"),
                ("password1234", "password-common"),
            }
        )
            await ChangeAsync(session, session.Password, next).MustBeInvalidAsync("next", code);
        await session.ChangePasswordAsync("a calm rains");
    }

    [Fact]
    public async Task But_not_without_the_current_one_which_is_not_guessed_here_either()
    {
        var session = await server.NewSessionAsync("guesser");
        await ChangeAsync(session, new string('x', 201), "quite a good one").MustBeInvalidAsync("current", "wrong-password");
        for (var wrong = 1; wrong < LockOut.Allowed; wrong++)
            await ChangeAsync(session, "wrong", "quite a good one").MustBeInvalidAsync("current", "wrong-password");
        await ChangeAsync(session, "wrong", "quite a good one").MustBeAsync(HttpStatusCode.TooManyRequests, "locked-out");
        await ChangeAsync(session, session.Password, "quite a good one").MustBeAsync(HttpStatusCode.TooManyRequests, "locked-out");
    }
}
