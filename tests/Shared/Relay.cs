using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tests.Shared;

/// <summary>
/// A line to a server that can die without a word, as one through a sleeping access point does: it still takes connections and everything
/// that is sent, and passes nothing on. What was under way then stays dead; what is opened later is alive. It may also be one that lets no
/// WebSocket through.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly Uri server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentBag<Task> pairs = [];
    private readonly Task accepting;
    private CancellationTokenSource alive = new();

    private Relay(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new UriBuilder(server) { Host = IPAddress.Loopback.ToString(), Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public static Relay Before(Uri server) => new(server);

    /// <summary>
    /// What becomes of a request for a WebSocket; null while it passes. Looked at in the first request of a connection, which it always is.
    /// </summary>
    public Func<string, Refusal>? OnUpgrade { get; set; }

    /// <summary>How many requests for a WebSocket were refused.</summary>
    public int Refused => refused;

    private int refused;

    /// <summary>How a request for a WebSocket is refused.</summary>
    /// <param name="Answer">What is answered; null when the connection is closed without a word, or what is passed on is.</param>
    /// <param name="PassedOn">What is passed on instead.</param>
    internal sealed record Refusal(string? Answer = null, string? PassedOn = null)
    {
        public static Refusal Status(int status) => new($"HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        /// <summary>What networks do that let no WebSocket through.</summary>
        public static TheoryData<string> Kinds => ["400", "403", "426", "501", "closed", "stripped"];

        /// <summary>By one of <see cref="Kinds"/>: any status, <c>closed</c>, or <c>stripped</c>.</summary>
        public static Func<string, Refusal> Of(string kind) =>
            kind switch
            {
                "closed" => _ => Closed,
                "stripped" => Stripped,
                _ => _ => Status(int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture)),
            };

        public static Refusal Closed { get; } = new();

        /// <summary>As a proxy does that knows nothing of upgrades: the headers of this hop stay behind.</summary>
        public static Refusal Stripped(string request) =>
            new(
                PassedOn: string.Join(
                    "\r\n",
                    request
                        .Split("\r\n")
                        .Where(line =>
                            !line.StartsWith("Upgrade:", StringComparison.OrdinalIgnoreCase)
                            && !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)
                        )
                )
            );
    }

    /// <summary>From now on nothing passes.</summary>
    public void Swallow() => alive.Cancel();

    /// <summary>What is opened from now on passes.</summary>
    public void Pass() => alive = new();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(pairs);
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                pairs.Add(RelayAsync(await listener.AcceptTcpClientAsync(end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // the end
        }
    }

    private async Task RelayAsync(TcpClient page)
    {
        var passes = alive.Token;
        using var near = page;
        using var far = new TcpClient();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        try
        {
            await far.ConnectAsync(server.Host, server.Port, over.Token);
            if (OnUpgrade is { } refuse && !await BeginAsync(near.GetStream(), far.GetStream(), refuse, over.Token))
                return;
            await Task.WhenAny(
                CopyAsync(near.GetStream(), far.GetStream(), passes, over.Token),
                CopyAsync(far.GetStream(), near.GetStream(), passes, over.Token)
            );
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // one side went: so does the other
        }

        if (!passes.IsCancellationRequested)
            return;
        // a dead line tells neither side that the other went
        await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Passes the first request on, unless it asks for a WebSocket; false when that was the end.</summary>
    private async Task<bool> BeginAsync(NetworkStream near, NetworkStream far, Func<string, Refusal> refuse, CancellationToken end)
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        while (!Encoding.Latin1.GetString(buffer, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var more = await near.ReadAsync(buffer.AsMemory(length), end);
            if (more == 0)
                return false;
            length += more;
        }

        var request = Encoding.Latin1.GetString(buffer, 0, length);
        if (request.Contains("\r\nUpgrade: websocket\r\n", StringComparison.OrdinalIgnoreCase))
        {
            Interlocked.Increment(ref refused);
            var refusal = refuse(request);
            if (refusal.Answer is { } answer)
                await near.WriteAsync(Encoding.Latin1.GetBytes(answer), end);
            if (refusal.PassedOn is null)
                return false;
            request = refusal.PassedOn;
        }

        await far.WriteAsync(Encoding.Latin1.GetBytes(request), end);
        return true;
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationToken passes, CancellationToken end)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, end) is var length and > 0)
                if (!passes.IsCancellationRequested)
                    await to.WriteAsync(buffer.AsMemory(0, length), end);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // one side went
        }
    }
}
