using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>
/// Keeps an office's mark ahead of the numbers it gives, in blocks, and compares it with the journal that a start finds. One server marks
/// what it gives, and what it hears that others gave.
/// </summary>
/// <param name="mark">The mark on disk.</param>
/// <param name="logger">Where it says that it lags.</param>
internal sealed class NumbersAhead(NumberMark mark, ILogger logger) : IDisposable
{
    /// <summary>Numbers of a block: one sync of the disk for so many, and at most so many are passed over after a loss.</summary>
    private const int Block = 20;

    private readonly Lock gate = new();
    private Marked marked = mark.Found ?? Marked.Nothing;

    /// <summary>The last record that is known to have been acknowledged; 0 for none.</summary>
    public long Acknowledged
    {
        get
        {
            lock (gate)
                return marked.Version;
        }
    }

    /// <summary>Whether the journal lacks records that were acknowledged; until it is settled the mark stays as it is.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Compares a journal with the mark.</summary>
    /// <param name="acknowledged"><see cref="Acknowledged"/>, as it was before the journal was read: others may write meanwhile.</param>
    /// <param name="read">What was read.</param>
    public void Compare(long acknowledged, OfficeState read)
    {
        lock (gate)
            IsLost = acknowledged > read.Version;
        if (IsLost)
            Log.RecordsLost(logger, read.Office, read.Version, acknowledged);
    }

    /// <summary>Numbers that may have been given or leased by what was lost; none when it was on another day.</summary>
    public ImmutableArray<NumberRange> Unknown(OfficeState state)
    {
        lock (gate)
            return marked.Day != state.Day
                ? []
                :
                [
                    .. marked
                        .Given.Select(given => new NumberRange(
                            new(given.Key, state.LastNumbers.GetValueOrDefault(given.Key) + 1),
                            given.Value
                        ))
                        .Where(range => range.First.Value <= range.Last),
                    .. marked.Leased.SelectMany(leased => Free(state, leased.Key, leased.Value)),
                ];
    }

    /// <summary>The loss is noted in the journal.</summary>
    public void Settle(OfficeState state)
    {
        lock (gate)
        {
            IsLost = false;
            TryWrite(() => mark.WriteAhead(marked = Of(state, Marked.Nothing with { Version = state.Version })));
        }
    }

    /// <summary>Before a record is appended: what it gives is marked on disk.</summary>
    /// <exception cref="JournalException">It cannot be.</exception>
    public void Before(OfficeState after)
    {
        lock (gate)
            MarkAhead(after);
    }

    /// <summary>After a record is durable.</summary>
    public void After(OfficeState state)
    {
        lock (gate)
        {
            if (state.Version > marked.Version && !IsLost)
                TryWrite(() => mark.WriteBehind(marked = marked with { Version = state.Version }));
        }
    }

    /// <summary>
    /// What another server gave: that one has marked it on its own disk before, so nothing waits for this one's, and no more is marked here
    /// than was given.
    /// </summary>
    public void Heard(OfficeState state)
    {
        lock (gate)
        {
            if (state.Version <= marked.Version || IsLost)
                return;
            var least = state.Day == marked.Day ? marked : Marked.Nothing;
            TryWrite(() => mark.WriteBehind(marked = Of(state, least, block: 1) with { Version = state.Version }));
        }
    }

    public void Dispose() => mark.Dispose();

    private void MarkAhead(OfficeState after)
    {
        if (IsLost)
            return; // nothing is given before it is settled
        if (
            after.Day == marked.Day
            && after.LastNumbers.All(last => last.Value <= marked.Given.GetValueOrDefault(last.Key))
            && after.Leases.TrueForAll(IsMarked)
        )
            return;
        try
        {
            mark.WriteAhead(marked = Of(after, after.Day == marked.Day ? marked : Marked.Nothing with { Version = marked.Version }));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The mark of the numbers cannot be written: {e.Message}", e);
        }
    }

    /// <summary>The mark of a state, in whole blocks, never below another.</summary>
    private static Marked Of(OfficeState state, Marked least, int block = Block)
    {
        var next = least with { Day = state.Day, Version = Math.Max(least.Version, state.Version - 1) };
        foreach (var (letter, last) in state.LastNumbers.Where(last => last.Value > next.Given.GetValueOrDefault(last.Key)))
            next = next.WithGiven(letter, Math.Min((last + block - 1) / block * block, TicketNumber.Last));
        foreach (var leased in state.Leases)
            next = next.WithLeased(leased.First.Prefix, leased.First.Value);
        return next;
    }

    private bool IsMarked(LeasedBlock block) => block.First.Value >= marked.Leased.GetValueOrDefault(block.First.Prefix, int.MaxValue);

    /// <summary>What lies from a number on in no block that is known.</summary>
    private static IEnumerable<NumberRange> Free(OfficeState state, char prefix, int from)
    {
        var known = state
            .Leases.Where(block => block.First.Prefix == prefix)
            .OrderBy(block => block.First.Value)
            .Select(block => (First: block.First.Value, block.Last));
        foreach (var (first, last) in known.Append((First: TicketNumber.Last + 1, Last: TicketNumber.Last + 1)))
        {
            if (first > from)
                yield return new(new(prefix, from), first - 1, Leased: true);
            from = Math.Max(from, last + 1);
        }
    }

    private void TryWrite(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.MarkLags(logger, e.Message);
        }
    }
}
