namespace LoadTest.Boards;

/// <summary>Very many boards of one office, connected and kept alive.</summary>
internal sealed class BoardCrowd : IAsyncDisposable
{
    private const int ConnectingAtOnce = 64;
    private const int PingEverySeconds = 5; // the server waits twelve

    private readonly HubSocket?[] sockets; // null until connected
    private readonly PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
    private volatile Wave? wave;
    private Task pinging = Task.CompletedTask;

    private BoardCrowd(int count) => sockets = new HubSocket[count];

    public int Count => sockets.Length;

    /// <summary>How many connections ended.</summary>
    public int Lost => sockets.Count(socket => socket is not { IsLost: false });

    /// <summary>Connects them; each has its first view when this answers.</summary>
    /// <param name="server">The server.</param>
    /// <param name="bearers">The paired boards; connections are dealt to them in turn.</param>
    /// <param name="count">How many connections.</param>
    public static async Task<BoardCrowd> ConnectAsync(Uri server, IReadOnlyList<string> bearers, int count)
    {
        var crowd = new BoardCrowd(count);
        crowd.pinging = crowd.PingAsync(); // to connect them all takes longer than the server waits for a ping
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce },
            async (i, _) =>
            {
                var socket = await HubSocket.OpenAsync(
                    server,
                    ("Authorization", $"Bearer {bearers[i % bearers.Count]}"),
                    version => crowd.wave?.Arrive(i, version)
                );
                await socket.AskAsync(nameof(IScreenHub.WatchBoard));
                crowd.sockets[i] = socket;
            }
        );
        return crowd;
    }

    /// <summary>Watches for a version from now on, in the place of the one before.</summary>
    public Wave Expect(long version) => wave = new(version, sockets.Length);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await pinging;
        await Parallel.ForEachAsync(sockets.OfType<HubSocket>(), async (socket, _) => await socket.DisposeAsync());
    }

    /// <summary>A part of them each second, as boards that were switched on at different times.</summary>
    private async Task PingAsync()
    {
        for (var second = 0; await timer.WaitForNextTickAsync(); second++)
        {
            for (var i = second % PingEverySeconds; i < sockets.Length; i += PingEverySeconds)
            {
                if (sockets[i] is { IsLost: false } socket)
                    await PingAsync(socket);
            }
        }
    }

    private static async Task PingAsync(HubSocket socket)
    {
        try
        {
            await socket.PingAsync();
        }
        catch (Exception error)
            when (error is System.Net.WebSockets.WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It was lost meanwhile, which Lost tells.
        }
    }
}
