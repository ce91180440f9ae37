namespace QueueServer.Access;

/// <summary>
/// Names that were tried and are nobody's. They lock out as others do, so that an answer never tells which names there are.
/// Kept in memory, the latest ten thousand.
/// </summary>
internal sealed class UnknownNames(int most = 10_000)
{
    private readonly Dictionary<string, Tried> byName = [];
    private readonly Lock gate = new();

    /// <summary>Until when a name is closed; null when it is not.</summary>
    public DateTimeOffset? ClosedUntil(string name, DateTimeOffset now)
    {
        lock (gate) return byName.GetValueOrDefault(name)?.Until is { } until && until > now ? until : null;
    }

    /// <summary>Counts a wrong password; answers until when the name is closed by it.</summary>
    public DateTimeOffset? Fail(string name, DateTimeOffset now)
    {
        lock (gate)
        {
            var failed = (byName.GetValueOrDefault(name)?.Failed ?? 0) + 1;
            if (failed == 1 && byName.Count >= most) byName.Remove(byName.MinBy(entry => entry.Value.At).Key);
            var until = LockOut.Until(failed, now);
            byName[name] = new(failed, now, until);
            return until;
        }
    }

    private sealed record Tried(int Failed, DateTimeOffset At, DateTimeOffset? Until);
}
