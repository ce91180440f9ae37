using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using QueueServer.Domain;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using ScreenHosting;

namespace QueueServer.Tests.Cluster;

/// <summary>Servers are one only with those that are meant to be: by two settings, on loopback or with their own certificate.</summary>
public sealed class WhoMayJoin(Postgres postgres) : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private Task<ClockedServer> StartAsync(string name, string connection, params string[] more) =>
        ClockedServer.StartAsync(
            Directory.CreateDirectory(Path.Combine(Folder, name)).FullName,
            TestOffice.Morning,
            [.. SeveralServers.Settings(connection, Folder), .. more]
        );

    private async Task RefusedAsync(string words, string connection, params string[] more)
    {
        var refused = await Assert.ThrowsAsync<StartException>(() => StartAsync($"{Guid.NewGuid():N}", connection, more));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_wrong_is_named()
    {
        var connection = await postgres.MakeAsync();
        await RefusedAsync("Cluster:Enabled", connection, "--Storage:Provider", "Sqlite");
        await RefusedAsync("'server-1' is not an IP address", connection, "--Cluster:Address", "server-1");
        await RefusedAsync("only with TLS", connection, "--Cluster:Address", "192.0.2.1");
        await RefusedAsync("Cluster:CertificateFile", connection, "--Cluster:CertificateFile", Path.Combine(Folder, "none.pem"));
    }

    [Fact]
    public async Task A_server_that_would_be_alone_is_refused_beside_others_and_they_beside_it()
    {
        var connection = await postgres.MakeAsync();
        await using (await StartAsync("one", connection))
            await RefusedAsync("another server uses this PostgreSQL database", connection, "--Cluster:Enabled", "false");
        await using (await StartAsync("one", connection, "--Cluster:Enabled", "false"))
            await RefusedAsync("another server uses this PostgreSQL database", connection);
        await using var again = await StartAsync("one", connection); // whoever ended is in nobody's way
    }

    [Fact]
    public async Task Statements_of_another_version_are_seen_before_anybody_waits_for_them()
    {
        var connection = await postgres.MakeAsync();
        await using (await StartAsync("one", connection)) { }
        await using var source = NpgsqlDataSource.Create(connection);
        await using var newer = source.CreateCommand(
            "UPDATE OrleansQuery SET QueryText = QueryText || ', @MetadataJson' WHERE QueryKey = 'InsertMembershipKey'"
        );
        Assert.Equal(1, await newer.ExecuteNonQueryAsync(Stop));
        await RefusedAsync("OrleansQuery is not as this version made it (InsertMembershipKey)", connection);
    }

    [Fact]
    public async Task Servers_of_one_certificate_are_one_and_whoever_shows_another_or_none_is_refused()
    {
        var connection = await postgres.MakeAsync();
        var (own, other) = (MakeCertificate("own"), MakeCertificate("other"));
        await using var one = await StartAsync("one", connection, own);
        await using var two = await StartAsync("two", connection, own);
        await TakeAsync(one, 1);
        await TakeAsync(two, 2);

        var (port, certificate) = (one.Cluster!.Port, X509Certificate2.CreateFromPemFile(other[1], other[3]));
        Assert.False(await IsLetInAsync(port, null), "no certificate");
        Assert.False(await IsLetInAsync(port, certificate), "another certificate");
        Assert.True(await IsLetInAsync(port, X509Certificate2.CreateFromPemFile(own[1], own[3])), "their own");
        await TakeAsync(one, 3);
    }

    /// <summary>Whether a stranger's handshake ends in a line that stays open.</summary>
    private static async Task<bool> IsLetInAsync(int port, X509Certificate2? certificate)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port, Stop);
        try
        {
            await using var tls = new SslStream(socket.GetStream(), false, static (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "queue",
                    ClientCertificates = certificate is null ? [] : [certificate],
                    LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!, // none is null
                },
                Stop
            );
            // a silo speaks first: who it is
            return await tls.ReadAsync(new byte[1], Stop) > 0;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return false;
        }
    }

    private static async Task TakeAsync(ClockedServer server, int number)
    {
        var decided = await server
            .Offices.Get(new("ha-dong"))
            .IssueAsync(new(CommandId.New(), TestOffice.Births, null, null), TestOffice.Kiosk);
        var taken = Assert.IsType<Decision.Accepted>(decided.Decision).Ticket!.Value; // an accepted number has its ticket
        Assert.Equal(new('A', number), decided.State.Tickets[taken].Number);
    }

    /// <returns>The settings that name it.</returns>
    private string[] MakeCertificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=queue", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (shown, secret) = (Path.Combine(Folder, $"{name}.pem"), Path.Combine(Folder, $"{name}.key"));
        File.WriteAllText(shown, certificate.ExportCertificatePem());
        File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
        return ["--Cluster:CertificateFile", shown, "--Cluster:KeyFile", secret];
    }
}
