using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// Numbers that one kiosk may give while the server is away, and nobody else ever gives on this day. Those it gives stay in the block; the
/// rest may be returned.
/// </summary>
/// <param name="Holder">Who holds it.</param>
/// <param name="Service">The service.</param>
/// <param name="First">Its first number.</param>
/// <param name="Last">Its last, of the same letter.</param>
/// <param name="At">When it was leased.</param>
internal sealed record LeasedBlock(LeaseHolderId Holder, ServiceId Service, TicketNumber First, int Last, DateTimeOffset At)
{
    /// <summary>The kiosk it was leased to; null when that is not known.</summary>
    public string? Kiosk { get; init; }

    /// <summary>Those handed in.</summary>
    public ImmutableSortedSet<int> Used { get; init; } = [];

    /// <summary>How many were not handed in.</summary>
    public int Left => Last - First.Value + 1 - Used.Count;

    /// <summary>
    /// Whether it is not known who holds it, nor for which service: records were lost. What a kiosk gave of it is taken in all the same.
    /// </summary>
    public bool IsUnknown => Holder == default;

    /// <summary>Numbers that may have been leased.</summary>
    public static LeasedBlock Unknown(NumbersPassedOver numbers) => new(default, default, numbers.First, numbers.Last.Value, numbers.At);

    public bool Contains(TicketNumber number) => number.Prefix == First.Prefix && number.Value >= First.Value && number.Value <= Last;
}
