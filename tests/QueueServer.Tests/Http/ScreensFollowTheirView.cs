using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Http;

public sealed class ScreensFollowTheirView(RunningServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_board_has_its_view_at_once_and_a_newer_one_after_each_change()
    {
        var link = new HubLink<BoardView>(HubLinkSettings.Board(server.Address, new GivenIdentity(server.BoardBearer)), TimeProvider.System, NullLogger.Instance);
        var (first, newer) = (new TaskCompletionSource<BoardView>(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource<BoardView>(TaskCreationOptions.RunContinuationsAsynchronously));
        var taken = long.MaxValue;
        link.ViewChanged += view =>
        {
            first.TrySetResult(view);
            if (view.Version >= Interlocked.Read(ref taken)) newer.TrySetResult(view);
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = link.RunAsync(stop.Token);

        var snapshot = await first.Task.WaitAsync(Patience, stop.Token);
        Assert.True(snapshot.Open);
        Assert.Equal(5, snapshot.Counters.Count);
        Interlocked.Exchange(ref taken, snapshot.Version + 1);
        await server.Kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), new("cu-tru"))).ReadAsync<IssueReply>();
        Assert.True((await newer.Task.WaitAsync(Patience, stop.Token)).Version > snapshot.Version);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task An_officer_watches_a_counter_but_no_board()
    {
        using var hub = await OpenAsync(("Cookie", server.OfficerCookie));
        using var counter = await InvokeAsync(hub, "WatchCounter", "quay-4");
        Assert.Equal("quay-4", counter.RootElement.GetProperty("result").GetProperty("counter").GetString());
        using var board = await InvokeAsync(hub, "WatchBoard");
        Assert.Contains("unauthorized", board.RootElement.GetProperty("error").GetString(), StringComparison.OrdinalIgnoreCase);
        using var nothing = await InvokeAsync(hub, "WatchCounter", "nothing");
        Assert.Contains(Refusals.UnknownCounter, nothing.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_watches_no_counter_and_no_kiosk()
    {
        using var hub = await OpenAsync(("Authorization", $"Bearer {server.BoardBearer}"));
        using var counter = await InvokeAsync(hub, "WatchCounter", "quay-1");
        Assert.True(counter.RootElement.TryGetProperty("error", out _));
        using var kiosk = await InvokeAsync(hub, "WatchKiosk");
        Assert.True(kiosk.RootElement.TryGetProperty("error", out _));
        using var board = await InvokeAsync(hub, "WatchBoard");
        Assert.True(board.RootElement.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task Nobody_and_a_page_of_another_site_are_refused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusedWithAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusedWithAsync(("Authorization", "Bearer board-1:wrong")));
        Assert.Equal(HttpStatusCode.Forbidden, await RefusedWithAsync(("Cookie", server.OfficerCookie), ("Origin", "https://evil.example")));
    }

    private async Task<HttpStatusCode> RefusedWithAsync(params (string Name, string Value)[] headers)
    {
        using var socket = Socket(headers);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(HubAddress, TestContext.Current.CancellationToken));
        return socket.HttpStatusCode;
    }

    private Uri HubAddress => new UriBuilder(server.Address) { Scheme = "ws", Path = IScreenHub.Path }.Uri;

    private static ClientWebSocket Socket((string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        foreach (var (name, value) in headers) socket.Options.SetRequestHeader(name, value);
        return socket;
    }

    private async Task<ClientWebSocket> OpenAsync(params (string Name, string Value)[] headers)
    {
        var socket = Socket(headers);
        await socket.ConnectAsync(HubAddress, TestContext.Current.CancellationToken);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        return socket;
    }

    /// <summary>Calls a hub method as the pages do; the answer is its completion message (type 3), pushes and pings passed over.</summary>
    private static async Task<JsonDocument> InvokeAsync(ClientWebSocket socket, string method, params string[] arguments)
    {
        var id = Guid.NewGuid().ToString("N");
        await SendAsync(socket, JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            if (text.Length == 0 || text[^1] != '\u001e') continue; // the hub protocol's end of a message
            foreach (var message in text.ToString().Split('\u001e', StringSplitOptions.RemoveEmptyEntries))
            {
                var json = JsonDocument.Parse(message);
                if (json.RootElement.TryGetProperty("invocationId", out var of) && of.GetString() == id) return json;
                json.Dispose();
            }

            text.Clear();
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
}
