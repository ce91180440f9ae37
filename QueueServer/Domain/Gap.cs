namespace QueueServer.Domain;

/// <summary>
/// The time between two recorded moments. The clocks that told them may differ, or have been set between them: what cannot be true is cut
/// to what can, and marked as unsure. Unsure gaps enter no mean.
/// </summary>
/// <param name="Length">Never negative, at most <see cref="Longest"/>.</param>
/// <param name="IsSure">Whether nothing had to be cut.</param>
internal readonly record struct Gap(TimeSpan Length, bool IsSure)
{
    /// <summary>Clocks that differ by less are taken for the same one.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>Nobody waits or is served longer than an office's longest day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(16);

    /// <summary>From one moment to a later one.</summary>
    public static Gap Between(DateTimeOffset from, DateTimeOffset to) =>
        to < from ? new(TimeSpan.Zero, false)
        : to - from > Longest ? new(Longest, false)
        : new(to - from, true);
}
