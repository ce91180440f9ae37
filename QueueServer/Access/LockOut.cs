namespace QueueServer.Access;

/// <summary>
/// How long a name is closed after wrong passwords in a row: one minute from the fifth, then twice as long each time, at most an hour.
/// </summary>
internal static class LockOut
{
    public const int Allowed = 4;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Until when the name is closed; null while it stays open.</summary>
    /// <param name="failed">Wrong passwords in a row so far, the last one included.</param>
    /// <param name="now">When the last one was.</param>
    public static DateTimeOffset? Until(int failed, DateTimeOffset now)
    {
        if (failed <= Allowed)
            return null;
        var doublings = Math.Min(failed - Allowed - 1, 6); // 2⁶ minutes are more than the longest
        var pause = First * (1 << doublings);
        return now + (pause < Longest ? pause : Longest);
    }
}
