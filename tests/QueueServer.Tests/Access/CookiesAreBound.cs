using QueueServer.Access;
using QueueServer.Features.SignIn;
using QueueServer.Tests.Running;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Access;

/// <summary>To this host and to TLS, where every request comes over TLS.</summary>
public sealed class CookiesAreBound : TempFolder
{
    [Fact]
    public async Task To_their_host_behind_a_tls_proxy()
    {
        var cookies = await SetAtSignInAsync(isTls: true, "--BehindTlsProxy", "true");
        Assert.NotEmpty(cookies);
        Assert.All(
            cookies,
            cookie =>
            {
                Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
                Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    [Fact]
    public async Task And_bear_no_promise_that_clear_text_loopback_cannot_keep() =>
        Assert.All(await SetAtSignInAsync(isTls: false), cookie => Assert.DoesNotContain("__Host-", cookie, StringComparison.Ordinal));

    private async Task<IReadOnlyList<string>> SetAtSignInAsync(bool isTls, params string[] settings)
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, settings);
        using var client = Clients.Make(server.Address);
        if (isTls)
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await client.SendAsync("/api/sign-in", new SignInRequest("officer", FirstRun.PasswordOf(Folder, "officer")));
        answer.EnsureSuccessStatusCode();
        return [.. answer.Headers.GetValues("Set-Cookie")];
    }
}
