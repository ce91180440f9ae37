using Microsoft.Extensions.Logging.Abstractions;

namespace LoadTest.Boards;

/// <summary>
/// Boards that follow the hub by the very link that DisplayBoard follows it by: SignalR's own client, the whole view read.
/// </summary>
internal sealed class LinkedBoards : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource end = new();
    private readonly List<Task> running = [];
    private volatile Wave? wave;

    /// <summary>Connects them; each has its first view when this answers.</summary>
    /// <inheritdoc cref="BoardCrowd.ConnectAsync" />
    public static async Task<LinkedBoards> ConnectAsync(Uri server, IReadOnlyList<string> bearers, int count)
    {
        var boards = new LinkedBoards();
        var first = new Wave(0, count);
        boards.wave = first;
        for (var i = 0; i < count; i++)
        {
            var (board, settings) = (i, HubLinkSettings.Board(server, new GivenIdentity(bearers[i % bearers.Count])));
            var link = new HubLink<BoardView>(settings, TimeProvider.System, NullLogger.Instance);
            link.ViewChanged += view => boards.wave?.Arrive(board, view.Version);
            boards.running.Add(link.RunAsync(boards.end.Token));
        }

        await first.WaitAsync(Patience);
        return first.Reached == count
            ? boards
            : throw new LoadException($"Only {first.Reached} of {count} boards came into touch with the server.");
    }

    /// <summary>Watches for a version from now on, in the place of the one before.</summary>
    public Wave Expect(long version) => wave = new(version, running.Count);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(running);
        end.Dispose();
    }
}
