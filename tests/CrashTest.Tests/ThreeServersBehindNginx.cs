using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Tests.Shared;

namespace CrashTest.Tests;

/// <summary>The deployment as <c>deploy/</c> describes it: nginx with TLS, three servers, one PostgreSQL.</summary>
public sealed class ThreeServersBehindNginx : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("nginx-").FullName;
    private readonly List<Server> servers = [];
    private PostgresServer postgres = null!; // InitializeAsync sets them
    private Nginx nginx = null!;
    private string first = "";

    public async ValueTask InitializeAsync()
    {
        postgres = await PostgresServer.StartAsync();
        var connection = await postgres.MakeAsync("queue");
        string[] data = [.. Enumerable.Range(0, 3).Select(i => Path.Combine(folder, $"node-{i}"))];
        foreach (var own in data) await Setup.WriteOfficeAsync(own);
        servers.AddRange(await Task.WhenAll(data.Select(own => Server.StartAsync(
            own, "--Storage:Provider", "Postgres", "--Storage:ConnectionString", connection, "--Keys", Path.Combine(folder, "keys"), "--BehindTlsProxy", "true"))));
        first = data.Single(own => File.Exists(Path.Combine(own, "devices", "kiosk-1.secret")));
        nginx = await Nginx.StartAsync(folder, Path.Combine(AppContext.BaseDirectory, "deploy", "nginx", "queue.conf"), [.. servers.Select(server => server.Address)]);
    }

    public async ValueTask DisposeAsync()
    {
        nginx?.Dispose();
        foreach (var server in servers) server.Dispose();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Serve_kiosk_officer_and_board_and_go_on_without_one_of_them()
    {
        using var office = await Setup.BeginAsync(first, nginx.Address, Nginx.NewClient);
        await TakeAsync(office);
        using var board = await WatchAsync((await File.ReadAllTextAsync(Path.Combine(first, "devices", "board-1.secret"), TestContext.Current.CancellationToken)).Trim());
        var before = await NextVersionAsync(board); // its view comes first
        await CommandAsync(office, "open");
        await CommandAsync(office, "next");
        while (await NextVersionAsync(board) < before + 2) { }

        await servers[1].KillAsync();
        await servers[2].KillAsync();
        for (var n = 0; n < 5; n++) await TakeAsync(office); // whoever was at them is led to the one that is left
    }

    private async Task TakeAsync(Setup office)
    {
        var body = new { commandId = Guid.CreateVersion7(), service = "service-a" };
        for (var tries = 0; ; tries++)
        {
            using var answer = await office.Kiosk.PostAsJsonAsync(Setup.TicketsPath, body, TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode) return;
            Assert.True(tries < 3, $"{answer.StatusCode}"); // nginx notices by a request that a server is gone; the kiosk sends it again with its id
        }
    }

    private static async Task CommandAsync(Setup office, string verb)
    {
        using var answer = await office.Officers[0].PostAsJsonAsync($"/api/offices/{Setup.Office}/counters/counter-1/{verb}", new { commandId = Guid.CreateVersion7() }, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<ClientWebSocket> WatchAsync(string secret)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {secret}");
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost";
        await socket.ConnectAsync(new UriBuilder(nginx.Address) { Scheme = "wss", Path = "/hub" }.Uri, TestContext.Current.CancellationToken);
        await SayAsync("""{"protocol":"json","version":1}""");
        await SayAsync("""{"type":1,"invocationId":"1","target":"WatchBoard","arguments":[]}""");
        return socket;

        Task SayAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
    }

    /// <summary>The version of the next view that comes.</summary>
    private static async Task<long> NextVersionAsync(ClientWebSocket board)
    {
        var heard = new List<byte>();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await board.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            heard.AddRange(buffer.AsSpan(0, part.Count));
            if (!part.EndOfMessage) continue;
            foreach (var message in Encoding.UTF8.GetString([.. heard]).Split('\u001e', StringSplitOptions.RemoveEmptyEntries))
            {
                var read = JsonDocument.Parse(message).RootElement;
                if (read.TryGetProperty("result", out var view) || (read.TryGetProperty("arguments", out var pushed) && pushed.GetArrayLength() > 0 && (view = pushed[0]).ValueKind == JsonValueKind.Object))
                    return view.GetProperty("version").GetInt64();
            }

            heard.Clear();
        }
    }
}
