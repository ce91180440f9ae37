using System.Text;
using System.Text.Json;
using QueueContracts;

namespace DisplayBoard.Feed;

/// <summary>
/// One page's event stream (WHATWG HTML, server-sent events): <c>board</c> with the whole picture whenever it changes. A
/// heartbeat every 10 s, as a comment and as <c>beat</c> with the time, keeps proxies from closing it and lets the page see
/// that it is alive.
/// </summary>
internal sealed class FeedStream(LatestPicture latest, TimeProvider time)
{
    internal static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private int readers;

    /// <summary>Whether a page reads.</summary>
    public bool IsRead => Volatile.Read(ref readers) > 0;

    /// <summary>Writes until <paramref name="stop"/>. Each write waits for the reader, who meanwhile misses all but the newest.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task WriteAsync(Stream to, CancellationToken stop)
    {
        Interlocked.Increment(ref readers);
        try
        {
            await FollowAsync(to, stop);
        }
        finally
        {
            Interlocked.Decrement(ref readers);
        }
    }

    private async Task FollowAsync(Stream to, CancellationToken stop)
    {
        using var subscription = latest.Subscribe();
        using var heart = new PeriodicTimer(Heartbeat, time);
        await WriteAsync(to, [.. "retry: 1000\n\n"u8], stop);
        var beat = heart.WaitForNextTickAsync(stop).AsTask();
        var news = subscription.Reader.WaitToReadAsync(stop).AsTask();
        while (true)
        {
            var first = await Task.WhenAny(news, beat);
            await first; // a stop ends it here
            if (first == news)
            {
                if (subscription.Reader.TryRead(out var picture))
                    await WriteAsync(
                        to,
                        Event("board", new PictureMessage(picture.View, picture.Link, picture.Media, picture.Pairing, time.GetUtcNow())),
                        stop
                    );
                news = subscription.Reader.WaitToReadAsync(stop).AsTask();
            }
            else
            {
                await WriteAsync(to, [.. ": heartbeat\n"u8, .. Event("beat", time.GetUtcNow())], stop);
                beat = heart.WaitForNextTickAsync(stop).AsTask();
            }
        }
    }

    private static byte[] Event<T>(string name, T data) =>
        // JSON in one line: a line break within a text is written as \n by the serializer
        [
            .. "event: "u8,
            .. Encoding.ASCII.GetBytes(name),
            .. "\ndata: "u8,
            .. JsonSerializer.SerializeToUtf8Bytes(data, Wire.Json),
            .. "\n\n"u8,
        ];

    private static async Task WriteAsync(Stream to, byte[] bytes, CancellationToken stop)
    {
        await to.WriteAsync(bytes, stop);
        await to.FlushAsync(stop);
    }
}
