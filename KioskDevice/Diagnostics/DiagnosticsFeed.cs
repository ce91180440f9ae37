using System.Threading.Channels;

namespace KioskDevice.Diagnostics;

/// <summary>
/// The frames as they are read, for who looks now. Nothing is kept: who is slow misses some, who comes later sees none of before.
/// </summary>
internal sealed class DiagnosticsFeed
{
    private const int MostWaiting = 30;
    private readonly List<Channel<FrameDiagnosis>> watchers = [];

    /// <summary>Whether anybody looks; if not, nothing need be put together.</summary>
    public bool IsWatched
    {
        get
        {
            lock (watchers)
                return watchers.Count > 0;
        }
    }

    /// <summary>Shows a frame to who looks.</summary>
    public void Show(FrameDiagnosis frame)
    {
        lock (watchers)
            foreach (var watcher in watchers)
                watcher.Writer.TryWrite(frame);
    }

    /// <summary>The frames from now on, and null after each so long a silence.</summary>
    public async IAsyncEnumerable<FrameDiagnosis?> WatchAsync(
        TimeSpan silence,
        TimeProvider time,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var watcher = Channel.CreateBounded<FrameDiagnosis>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        lock (watchers)
            watchers.Add(watcher);
        try
        {
            while (true)
                yield return await NextAsync(watcher.Reader, silence, time, cancellationToken);
        }
        finally
        {
            lock (watchers)
                watchers.Remove(watcher);
        }
    }

    private static async Task<FrameDiagnosis?> NextAsync(
        ChannelReader<FrameDiagnosis> frames,
        TimeSpan silence,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await frames.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
