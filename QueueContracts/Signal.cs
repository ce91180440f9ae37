using System.Threading.Channels;

namespace QueueContracts;

/// <summary>
/// That there is something newer. It is raised as often as one likes and never waits; whoever waits for it is woken once for all that was
/// raised since, and then looks at the newest. One waits at a time.
/// </summary>
public sealed class Signal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Something is newer.</summary>
    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Waits until something is newer than at the last time.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async ValueTask WaitAsync(CancellationToken cancellation) => await raised.Reader.ReadAsync(cancellation);

    /// <summary>An item for each time something is newer, without end.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<bool> EachAsync(CancellationToken cancellation) => raised.Reader.ReadAllAsync(cancellation);
}
