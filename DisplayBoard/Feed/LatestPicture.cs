using System.Threading.Channels;
using QueueContracts;

namespace DisplayBoard.Feed;

/// <summary>The picture of this moment, and everyone who wants the next. A slow reader skips to the newest; nothing queues up.</summary>
internal sealed class LatestPicture
{
    private readonly Lock gate = new();
    private readonly HashSet<Channel<BoardPicture>> readers = [];

    public LatestPicture(PictureFile file, TimeProvider time)
    {
        var kept = file.Load();
        Current = new(kept?.View, new LinkState(false, kept?.AsOf ?? time.GetUtcNow()));
    }

    public BoardPicture Current { get; private set; }

    public void Show(BoardView view) => Publish(picture => picture with { View = view });

    public void Show(LinkState link) => Publish(picture => picture with { Link = link });

    /// <summary>Reads the picture of this moment first, then each newer one until disposed.</summary>
    public Subscription Subscribe()
    {
        var channel = Channel.CreateBounded<BoardPicture>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            channel.Writer.TryWrite(Current);
            readers.Add(channel);
        }

        return new(this, channel);
    }

    private void Publish(Func<BoardPicture, BoardPicture> change)
    {
        lock (gate)
        {
            Current = change(Current);
            foreach (var reader in readers) reader.Writer.TryWrite(Current);
        }
    }

    internal sealed class Subscription(LatestPicture owner, Channel<BoardPicture> channel) : IDisposable
    {
        public ChannelReader<BoardPicture> Reader => channel.Reader;

        public void Dispose()
        {
            lock (owner.gate) owner.readers.Remove(channel);
        }
    }
}
