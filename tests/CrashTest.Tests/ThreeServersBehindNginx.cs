using System.Net.Http.Json;
using System.Text.Json;
using Tests.Shared;

namespace CrashTest.Tests;

/// <summary>The deployment as <c>deploy/</c> describes it: nginx with TLS, three servers, one PostgreSQL.</summary>
public sealed class ThreeServersBehindNginx : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("nginx-").FullName;
    private readonly List<RunningProgram> servers = [];
    private PostgresServer postgres = null!; // InitializeAsync sets them
    private Nginx nginx = null!;
    private string first = "";

    public async ValueTask InitializeAsync()
    {
        postgres = await PostgresServer.StartAsync();
        var connection = await postgres.MakeAsync("queue");
        string[] data = [.. Enumerable.Range(0, 3).Select(i => Path.Combine(folder, $"node-{i}"))];
        foreach (var own in data)
            await Setup.WriteOfficeAsync(own);
        servers.AddRange(
            await Task.WhenAll(
                data.Select(own =>
                    RunningProgram.StartServerAsync(own, [.. SeveralServers.Settings(connection, folder), "--BehindTlsProxy", "true"])
                )
            )
        );
        first = data.Single(own => File.Exists(Path.Combine(own, "devices", "kiosk-1.secret")));
        nginx = await Nginx.StartAsync(
            folder,
            Path.Combine(AppContext.BaseDirectory, "deploy", "nginx", "queue.conf"),
            [.. servers.Select(server => server.Address)]
        );
    }

    public async ValueTask DisposeAsync()
    {
        nginx?.Dispose();
        foreach (var server in servers)
            await server.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Serve_kiosk_officer_and_board_and_go_on_without_one_of_them()
    {
        using var office = await Setup.BeginAsync(first, nginx.Address, Nginx.NewClient);
        await TakeAsync(office);
        using var board = await WatchAsync(
            (await File.ReadAllTextAsync(Path.Combine(first, "devices", "board-1.secret"), TestContext.Current.CancellationToken)).Trim()
        );
        using var seen = await board.InvokeAsync("WatchBoard");
        var before = seen.RootElement.GetProperty("result").GetProperty("version").GetInt64();
        await CommandAsync(office, "open");
        await CommandAsync(office, "next");
        while (await NextVersionAsync(board) < before + 2) { }

        await servers[1].KillAsync();
        await servers[2].KillAsync();
        for (var n = 0; n < 5; n++)
            await TakeAsync(office); // whoever was at them is led to the one that is left
    }

    [Fact]
    public async Task What_concerns_an_office_is_led_to_one_server_whoever_asks()
    {
        var offices = Enumerable.Range(1, 12).Select(n => $"phuong-{n}").ToList();
        foreach (var office in offices)
        {
            for (var caller = 0; caller < 6; caller++)
            {
                using var kiosk = Nginx.NewClient(new());
                kiosk.DefaultRequestHeaders.Authorization = new("Bearer", $"kiosk-{caller}:nobody");
                using var answer = await kiosk.GetAsync(
                    new Uri(nginx.Address, $"/api/v1/offices/{office}/counters"),
                    TestContext.Current.CancellationToken
                );
            }
        }

        var led = offices.ConvertAll(office => nginx.ServersOf($"/api/v1/offices/{office}/").ToList());
        Assert.All(led, servers => Assert.Equal((6, 1), (servers.Count, servers.Distinct().Count())));
        Assert.True(led.Select(servers => servers[0]).Distinct().Count() > 1, "all offices at one server");
    }

    private async Task TakeAsync(Setup office)
    {
        var body = new { commandId = Guid.CreateVersion7(), service = "service-a" };
        for (var tries = 0; ; tries++)
        {
            using var answer = await office.Kiosk.PostAsJsonAsync(Setup.TicketsPath, body, TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode)
                return;
            // nginx notices by a request that a server is gone; the kiosk sends it again with its id
            Assert.True(tries < 3, $"{answer.StatusCode}");
        }
    }

    private static async Task CommandAsync(Setup office, string verb)
    {
        using var answer = await office
            .Officers[0]
            .PostAsJsonAsync(
                $"/api/v1/offices/{Setup.Office}/counters/counter-1/{verb}",
                new { commandId = Guid.CreateVersion7() },
                TestContext.Current.CancellationToken
            );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<HubSocket> WatchAsync(string secret) =>
        HubSocket.OpenAsync(
            nginx.Address,
            new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = Nginx.IsOwn } },
            ("Authorization", $"Bearer {secret}")
        );

    /// <summary>The version of the next view that is pushed.</summary>
    private static async Task<long> NextVersionAsync(HubSocket board)
    {
        while (true)
        {
            foreach (var message in await board.PushesAsync() ?? throw new InvalidOperationException("The hub closed the connection."))
            {
                var pushed = JsonDocument.Parse(message).RootElement;
                if (pushed.TryGetProperty("arguments", out var arguments))
                    return arguments[0].GetProperty("version").GetInt64();
            }
        }
    }
}
