using System.Net;
using System.Net.Http.Json;
using QueueServer.Access;
using QueueServer.Features.SignIn;
using QueueServer.Http;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Access;

public sealed class PeopleSignIn(RunningServer server)
{
    private Task<HttpResponseMessage> TryAsync(string username, string password) =>
        server.Nobody.SendAsync("/api/sign-in", new SignInRequest(username, password));

    [Fact]
    public async Task With_name_and_password()
    {
        using var client = server.Client(kept: new());
        await client.GetAsync("/api/me", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NoContent);
        using var answer = await client.SendAsync("/api/sign-in", new SignInRequest(" Officer ", server.OfficerSession.Password));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(
            answer.Headers.GetValues("Set-Cookie"),
            cookie =>
            {
                Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            }
        );
        var me = await client.GetAsync("/api/me", TestContext.Current.CancellationToken).ReadAsync<SignedIn>();
        Assert.Equal(("officer", Roles.Officer, "ha-dong", false), (me.Username, me.Role, me.Office, me.MustChange));
        Assert.True(me.OfficeName.ContainsKey("vi"));
        client.DefaultRequestHeaders.Add(AntiForgery.Header, me.CsrfToken);
        await client.PostAsync("/api/sign-out", null, TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NoContent);
        await client.GetAsync("/api/me", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("auditor", "wrong")]
    [InlineData("auditor", "")]
    [InlineData("nobody", "wrong")]
    [InlineData("", "")]
    [InlineData("kiosk-1", "wrong")]
    public async Task But_not_with_a_wrong_one(string username, string password) =>
        await TryAsync(username, password).MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");

    [Fact]
    public async Task And_not_with_one_nobody_can_have() =>
        await TryAsync("officer", new string('x', 201)).MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");

    [Fact]
    public async Task And_a_devices_secret_is_no_password() =>
        await TryAsync("kiosk-1", server.KioskBearer.Split(':')[1]).MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");

    [Fact]
    public async Task And_a_name_that_is_guessed_at_is_closed_known_or_not()
    {
        await server.MakeAsync("guessed-at");
        foreach (var name in new[] { "guessed-at", "not-there-at-all" })
        {
            for (var wrong = 0; wrong < LockOut.Allowed; wrong++)
                await TryAsync(name, "wrong").MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");
            await TryAsync(name, "wrong").MustBeAsync(HttpStatusCode.TooManyRequests, "locked-out");
            await TryAsync(name, "wrong").MustBeAsync(HttpStatusCode.TooManyRequests, "locked-out");
        }
    }
}
