using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>The queue had lost records, and no manager has read it yet.</summary>
/// <param name="At">When it was repaired.</param>
/// <param name="Unknown">Numbers that may have been given and are unknown now; ascending, leased ones among them.</param>
internal sealed record RepairNotice(DateTimeOffset At, ImmutableArray<NumberRange> Unknown);

/// <summary>Numbers of one letter.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="Leased">Whether kiosks may have been leased them.</param>
internal readonly record struct NumberRange(TicketNumber First, int Last, bool Leased = false)
{
    /// <summary>The event that passes them over.</summary>
    public NumbersPassedOver PassedOver(DateTimeOffset at) => new(at, First, First with { Value = Last }, Leased);
}
