using System.Threading.Channels;

namespace KioskDevice.Diagnostics;

/// <summary>The frames as they are read, for who looks now. Nothing is kept: who is slow misses some, who comes later sees none of before.</summary>
internal sealed class DiagnosticsFeed
{
    private const int MostWaiting = 30;
    private readonly List<Channel<FrameDiagnosis>> watchers = [];

    /// <summary>Whether anybody looks; if not, nothing need be put together.</summary>
    public bool IsWatched
    {
        get
        {
            lock (watchers) return watchers.Count > 0;
        }
    }

    /// <summary>Shows a frame to who looks.</summary>
    public void Show(FrameDiagnosis frame)
    {
        lock (watchers)
            foreach (var watcher in watchers) watcher.Writer.TryWrite(frame);
    }

    /// <summary>The frames from now on.</summary>
    public async IAsyncEnumerable<FrameDiagnosis> WatchAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = Channel.CreateBounded<FrameDiagnosis>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (watchers) watchers.Add(watcher);
        try
        {
            await foreach (var frame in watcher.Reader.ReadAllAsync(cancellationToken)) yield return frame;
        }
        finally
        {
            lock (watchers) watchers.Remove(watcher);
        }
    }
}
