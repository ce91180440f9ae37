using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Tests.Shared;

/// <summary>The hub as a page speaks to it: one WebSocket, the JSON protocol, a ping every four seconds.</summary>
internal sealed class HubSocket : IDisposable
{
    private const char EndOfMessage = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(4);

    private readonly ClientWebSocket socket;
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource end = new();

    private HubSocket(ClientWebSocket socket) => this.socket = socket;

    public static Task<HubSocket> OpenAsync(Uri server, params (string Name, string Value)[] headers) =>
        OpenAsync(server, new SocketsHttpHandler(), headers);

    /// <summary>As a page that never says anything of itself.</summary>
    public static Task<HubSocket> OpenSilentAsync(Uri server, params (string Name, string Value)[] headers) =>
        OpenAsync(server, new SocketsHttpHandler(), headers, pings: false);

    /// <summary>As a page whose machine takes only a few bytes at a time.</summary>
    public static Task<HubSocket> OpenNarrowAsync(Uri server, params (string Name, string Value)[] headers) =>
        OpenAsync(
            server,
            new SocketsHttpHandler
            {
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            },
            headers
        );

    /// <summary>As a page whose way to the server is the test's own.</summary>
    public static Task<HubSocket> OpenAsync(Uri server, SocketsHttpHandler handler, params (string Name, string Value)[] headers) =>
        OpenAsync(server, handler, headers, pings: true);

    private static async Task<HubSocket> OpenAsync(
        Uri server,
        SocketsHttpHandler handler,
        (string Name, string Value)[] headers,
        bool pings
    )
    {
        var hub = new HubSocket(Make(headers));
        await hub.socket.ConnectAsync(AddressOf(server), new HttpMessageInvoker(handler), TestContext.Current.CancellationToken);
        await hub.SayAsync("""{"protocol":"json","version":1}""");
        if (pings)
            _ = hub.PingAsync();
        return hub;
    }

    private async Task PingAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(PingPeriod);
            while (await timer.WaitForNextTickAsync(end.Token))
                await SayAsync("""{"type":6}""");
        }
        catch (Exception e)
            when (e is OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // the connection ended, which the test sees by itself
        }
    }

    /// <summary>Sends a text as it is, as one message.</summary>
    public async Task SayAsync(string message)
    {
        await sending.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await socket.SendAsync(
                Encoding.UTF8.GetBytes(message + EndOfMessage),
                WebSocketMessageType.Text,
                true,
                TestContext.Current.CancellationToken
            );
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>The pushes that come next, as they came; null when the connection ended.</summary>
    public Task<string[]?> PushesAsync() => ReceiveAsync(Patience);

    /// <summary>Tries to connect, which must fail; answers the status it failed with.</summary>
    public static async Task<HttpStatusCode> RefusedWithAsync(Uri server, params (string Name, string Value)[] headers)
    {
        using var socket = Make(headers);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(AddressOf(server), TestContext.Current.CancellationToken));
        return socket.HttpStatusCode;
    }

    /// <summary>Calls a hub method; the answer is its completion message (type 3), pushes and pings passed over.</summary>
    public async Task<JsonDocument> InvokeAsync(string method, params string[] arguments)
    {
        var id = Guid.NewGuid().ToString("N");
        await SayAsync(
            JsonSerializer.Serialize(
                new
                {
                    type = 1,
                    invocationId = id,
                    target = method,
                    arguments,
                }
            )
        );
        while (true)
        {
            foreach (var message in await ReceiveAsync(Patience) ?? throw new InvalidOperationException("The hub closed the connection."))
            {
                var json = JsonDocument.Parse(message);
                if (json.RootElement.TryGetProperty("invocationId", out var of) && of.GetString() == id)
                    return json;
                json.Dispose();
            }
        }
    }

    /// <summary>Waits until the server has cut the connection.</summary>
    /// <exception cref="OperationCanceledException">It did not within this time.</exception>
    public async Task MustEndWithinAsync(TimeSpan time)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(time);
        while (await ReceiveAsync(time, patience.Token) is not null) { }
    }

    public void Dispose()
    {
        end.Cancel();
        socket.Dispose();
    }

    private static ClientWebSocket Make((string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        foreach (var (name, value) in headers)
            socket.Options.SetRequestHeader(name, value);
        return socket;
    }

    private static Uri AddressOf(Uri server) =>
        new UriBuilder(server)
        {
            Scheme = server.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs,
            Path = server.AbsolutePath == "/" ? "/hub" : server.AbsolutePath,
        }.Uri;

    /// <summary>The messages that come next; null when the connection ended.</summary>
    private async Task<string[]?> ReceiveAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken, cancellationToken);
        patience.CancelAfter(time);
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (text.Length == 0 || text[^1] != EndOfMessage)
        {
            try
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    return null;
                text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            }
            catch (WebSocketException)
            {
                return null; // cut without a word
            }
        }

        return text.ToString().Split(EndOfMessage, StringSplitOptions.RemoveEmptyEntries);
    }
}
