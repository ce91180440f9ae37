using System.Net;
using QueueServer.Access;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Access;

/// <summary>Ends the session for whoever has its cookie, and no other session.</summary>
public sealed class SigningOut(RunningServer server, Postgres postgres) : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_a_copied_cookie_worthless_and_ends_its_hub_connections()
    {
        var session = await server.NewSessionAsync("leaves-a-copy");
        var copied = session.Cookie;
        using var hub = await HubSocket.OpenAsync(server.Address, ("Cookie", copied));
        using var view = await hub.InvokeAsync("WatchCounter", "quay-1");

        await session.Client.PostAsync("/api/v1/sign-out", null, Stop).MustBeAsync(HttpStatusCode.NoContent);

        await hub.MustEndWithinAsync(TimeSpan.FromSeconds(5));
        await GetAsync(server.Address, copied).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        Assert.Equal(HttpStatusCode.Unauthorized, await HubSocket.RefusedWithAsync(server.Address, ("Cookie", copied)));
    }

    [Fact]
    public async Task At_one_desk_leaves_the_same_person_signed_in_at_another()
    {
        var session = await server.NewSessionAsync("has-two-desks");
        var other = await Session.SignInAsync(server.Address, session.Name, session.Password);
        using var hub = await HubSocket.OpenAsync(server.Address, ("Cookie", other.Cookie));
        await session.Client.PostAsync("/api/v1/sign-out", null, Stop).MustBeAsync(HttpStatusCode.NoContent);
        using var view = await hub.InvokeAsync("WatchCounter", "quay-1");
        await GetAsync(server.Address, other.Cookie).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_done_too_by_signing_in_anew_in_the_same_browser()
    {
        var session = await server.NewSessionAsync("signs-in-twice");
        var before = session.Cookie;
        await session.SignInAgainAsync();
        await GetAsync(server.Address, before).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        await GetAsync(server.Address, session.Cookie).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Holds_when_the_server_starts_again()
    {
        await using var own = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var session = await Session.BeginAsync(own.Address, "officer", FirstRun.PasswordOf(Folder, "officer"));
        var stays = await Session.SignInAsync(own.Address, "officer", session.Password);
        var copied = session.Cookie;
        await session.Client.PostAsync("/api/v1/sign-out", null, Stop).MustBeAsync(HttpStatusCode.NoContent);
        await own.StartAgainAsync();
        await GetAsync(own.Address, copied).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        await GetAsync(own.Address, stays.Cookie).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Holds_at_every_server_on_the_database()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        var session = await Session.BeginAsync(one.Address, "officer", FirstRun.PasswordOf(Path.Combine(Folder, "one"), "officer"));
        var copied = session.Cookie;
        using var hub = await HubSocket.OpenAsync(other.Address, ("Cookie", copied));
        using var view = await hub.InvokeAsync("WatchCounter", "quay-1");

        await session.Client.PostAsync("/api/v1/sign-out", null, Stop).MustBeAsync(HttpStatusCode.NoContent);

        await hub.MustEndWithinAsync(TimeSpan.FromSeconds(5));
        await GetAsync(other.Address, copied).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
    }

    private static async Task<HttpResponseMessage> GetAsync(Uri at, string cookie)
    {
        using var client = Clients.Make(at);
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await client.GetAsync($"{OfficePath}/counters", Stop);
    }
}
