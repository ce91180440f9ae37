using System.Collections.Concurrent;
using QueueContracts;

namespace CrashTest;

/// <summary>One command that was answered with yes.</summary>
/// <param name="Command">Its id.</param>
/// <param name="Path">Where it was sent.</param>
/// <param name="Body">What was sent.</param>
/// <param name="Ticket">The ticket the answer named, if any.</param>
/// <param name="Number">That ticket's number.</param>
internal sealed record Promise(CommandId Command, string Path, string Body, TicketId? Ticket, string? Number);

/// <summary>Everything the server has acknowledged, and what went wrong.</summary>
internal sealed class Promises
{
    private readonly ConcurrentQueue<Promise> kept = [];
    private readonly ConcurrentQueue<string> faults = [];
    private int unanswered,
        repeated;

    public IReadOnlyCollection<Promise> All => kept;

    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>How many requests were cut off before their answer; each was sent again with its id.</summary>
    public int Unanswered => unanswered;

    /// <summary>How many acknowledged commands were sent once more and gave their first outcome.</summary>
    public int Repeated => repeated;

    public void Keep(Promise promise) => kept.Enqueue(promise);

    public void Fault(string what) => faults.Enqueue(what);

    public void CutOff() => Interlocked.Increment(ref unanswered);

    /// <summary>An acknowledged command was sent again.</summary>
    public void Compare(Promise first, Promise again)
    {
        Interlocked.Increment(ref repeated);
        if ((first.Ticket, first.Number) != (again.Ticket, again.Number))
            Fault($"{first.Path} {first.Command}: first {first.Number}, repeated {again.Number}");
    }
}
