namespace QueueContracts.Views;

/// <summary>What the device that watches a counter is asked for.</summary>
/// <param name="Office">The office.</param>
/// <param name="Version">Grows with every change of this counter's wish.</param>
/// <param name="Check">The check to answer; null while nothing is wanted, and nothing may be looked at.</param>
public sealed record CheckWish(OfficeId Office, long Version, CommandId? Check) : IView
{
    /// <summary>
    /// How long the officer still waits for the answer: a camera that comes back within a check has only the rest of it. Null while nothing
    /// is wanted.
    /// </summary>
    public TimeSpan? Left { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? At { get; init; }
}
