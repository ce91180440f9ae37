using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        MustBeBound(await SetAtSignInAsync(isTls: true, "--BehindTlsProxy", "true"));
    }

    [Fact]
    public async Task To_their_host_at_a_server_that_speaks_tls_itself()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (shown, secret) = (Path.Combine(Folder, "tls.pem"), Path.Combine(Folder, "tls.key"));
        await File.WriteAllTextAsync(shown, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(secret, key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        MustBeBound(
            await SetAtSignInAsync(
                isTls: false,
                "--urls",
                "https://127.0.0.1:0",
                "--Kestrel:Certificates:Default:Path",
                shown,
                "--Kestrel:Certificates:Default:KeyPath",
                secret
            )
        );
    }

    private static void MustBeBound(IReadOnlyList<string> cookies)
    {
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

    /// <summary>A client that takes a server's certificate for its own.</summary>
    private static HttpClient Trusting(Uri server)
    {
        var handler = new SocketsHttpHandler { UseCookies = false };
        // whose certificate it is makes no cookie: this test made it
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, shown, _, _) => shown?.Subject == "CN=localhost";
        return new(handler) { BaseAddress = server };
    }

    private async Task<IReadOnlyList<string>> SetAtSignInAsync(bool isTls, params string[] settings)
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, settings);
        using var client = server.Address.Scheme == "https" ? Trusting(server.Address) : Clients.Make(server.Address);
        if (isTls)
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await client.SendAsync("/api/v1/sign-in", new SignInRequest("officer", FirstRun.PasswordOf(Folder, "officer")));
        answer.EnsureSuccessStatusCode();
        return [.. answer.Headers.GetValues("Set-Cookie")];
    }
}
