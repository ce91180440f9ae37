using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LoadTest.Boards;

/// <summary>
/// The hub as a page speaks to it: one WebSocket, SignalR's JSON protocol. It reads of a pushed view no more than its version, so that
/// thousands of them weigh little on the machine that the server is measured on.
/// </summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;
    private const int FirstBuffer = 4 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // One for all: a handler for each socket is what makes ten thousand of them heavy.
    private static readonly HttpMessageInvoker Invoker = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private static readonly byte[] Ping = Written("""{"type":6}""");

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly TaskCompletionSource<byte[]> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<long>? versionCame;
    private Task reading = Task.CompletedTask;

    private HubSocket(Action<long>? versionCame) => this.versionCame = versionCame;

    /// <summary>Whether the server or the network ended it.</summary>
    public bool IsLost => reading.IsCompleted;

    /// <summary>Connects.</summary>
    /// <param name="server">The server.</param>
    /// <param name="proof">The header that says who it is.</param>
    /// <param name="versionCame">Told the version of each view that is pushed, as soon as all of it has come.</param>
    public static async Task<HubSocket> OpenAsync(Uri server, (string Name, string Value) proof, Action<long>? versionCame = null)
    {
        var hub = new HubSocket(versionCame);
        hub.socket.Options.SetRequestHeader(proof.Name, proof.Value);
        hub.socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan; // the hub's own pings keep it alive
        using var patience = new CancellationTokenSource(Patience);
        await hub.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = IScreenHub.Path }.Uri, Invoker, patience.Token);
        await hub.SendAsync(Written("""{"protocol":"json","version":1}"""));
        hub.reading = hub.ReadAsync();
        return hub;
    }

    /// <summary>Asks the hub once; a watch then goes on.</summary>
    /// <exception cref="LoadException">The hub refused, or ended the connection.</exception>
    public async Task<TView> AskAsync<TView>(string method, params string[] arguments)
    {
        var message = JsonDocument.Parse(await AskAsync(method, arguments)).RootElement;
        return message.TryGetProperty("result", out var view) && view.Deserialize<TView>(Wire.Json) is { } read
            ? read
            : throw new LoadException($"{method}: {(message.TryGetProperty("error", out var error) ? error.GetString() : "no answer")}");
    }

    /// <inheritdoc cref="AskAsync{TView}" />
    /// <returns>The answer as it came.</returns>
    public async Task<byte[]> AskAsync(string method, params string[] arguments)
    {
        await SendAsync(
            Written(
                JsonSerializer.Serialize(
                    new
                    {
                        type = 1,
                        invocationId = "1",
                        target = method,
                        arguments,
                    }
                )
            )
        );
        return await answer.Task.WaitAsync(Patience);
    }

    /// <summary>Says that it is still there: the server cuts whoever is silent for long.</summary>
    public Task PingAsync() => SendAsync(Ping);

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
        sending.Dispose();
    }

    private static byte[] Written(string message) => [.. Encoding.UTF8.GetBytes(message), EndOfMessage];

    private async Task SendAsync(byte[] message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var (buffer, filled) = (new byte[FirstBuffer], 0);
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                if (read.MessageType == WebSocketMessageType.Close)
                    break;
                filled = Take(buffer, filled + read.Count);
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It is lost, or was let go of here: either way nothing comes any more.
        }

        answer.TrySetException(new LoadException("The hub ended the connection."));
        _ = answer.Task.Exception; // who did not wait for it is told by IsLost
    }

    /// <summary>Takes every whole message; answers how much of the next one is at the buffer's start then.</summary>
    private int Take(byte[] buffer, int filled)
    {
        var rest = buffer.AsSpan(0, filled);
        for (int end; (end = rest.IndexOf(EndOfMessage)) >= 0; rest = rest[(end + 1)..])
            Take(rest[..end]);
        rest.CopyTo(buffer);
        return rest.Length;
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("""{"type":3"""u8))
            answer.TrySetResult(message.ToArray());
        else if (message.StartsWith("""{"type":1"""u8))
            versionCame?.Invoke(VersionOf(message));
    }

    /// <summary>The version of a pushed view: it stands before anything in the view that could look like it.</summary>
    private static long VersionOf(ReadOnlySpan<byte> message)
    {
        var name = "\"version\":"u8;
        var at = message.IndexOf(name);
        return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(message[(at + name.Length)..], out long version, out _) ? version : 0;
    }
}
