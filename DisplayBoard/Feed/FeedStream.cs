using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using QueueContracts;
using ScreenHosting;

namespace DisplayBoard.Feed;

/// <summary>
/// One page's events (WHATWG HTML, server-sent events): <c>board</c> with the whole view whenever it changes, and every 10 s a
/// <c>beat</c> with the time, which keeps proxies from closing the stream and lets the page see that it is alive.
/// </summary>
internal sealed class FeedStream(LatestScreen latest, TimeProvider time)
{
    internal static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(1);

    private int readers;

    /// <summary>Whether a page reads.</summary>
    public bool IsRead => Volatile.Read(ref readers) > 0;

    /// <summary>The events until <paramref name="stop"/>. Whoever takes them slowly misses all but the newest.</summary>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var news = new Signal();
        latest.Changed += news.Raise;
        Interlocked.Increment(ref readers);
        try
        {
            using var heart = new PeriodicTimer(Heartbeat, time);
            news.Raise();
            var (page, qr) = ((Uri?)null, (string?)null); // a picture is drawn once, not with each number
            var (next, beat) = (news.WaitAsync(stop).AsTask(), heart.WaitForNextTickAsync(stop).AsTask());
            while (await Task.WhenAny(next, beat) is { IsCanceled: false } first)
            {
                if (first == next)
                {
                    var screen = latest.Current;
                    if (screen.View?.Page != page)
                    {
                        page = screen.View?.Page;
                        qr = page is null ? null : QrPicture.Of(page.AbsoluteUri);
                    }

                    yield return Item(
                        "board",
                        new ScreenMessage(screen.View, screen.Link, screen.Media, screen.Logo, screen.Pairing, qr, time.GetUtcNow())
                    );
                    next = news.WaitAsync(stop).AsTask(); // not before: all that came meanwhile is one
                }
                else
                {
                    beat = heart.WaitForNextTickAsync(stop).AsTask();
                    yield return Item("beat", time.GetUtcNow());
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref readers);
            latest.Changed -= news.Raise;
        }
    }

    private static SseItem<string> Item<T>(string name, T data) =>
        new(JsonSerializer.Serialize(data, Wire.Json), name) { ReconnectionInterval = ComeBack };
}
