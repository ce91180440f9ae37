using System.Collections.Immutable;

namespace QueueServer.Domain.Simulation;

/// <summary>What a day is played from.</summary>
/// <param name="Day">Its own date.</param>
/// <param name="Arrivals">Who comes, in any order.</param>
/// <param name="Shifts">When counters call. Of one counter none overlaps another.</param>
/// <param name="Closes">When the day closes; who waits then, waits in vain.</param>
internal sealed record DayScript(DateOnly Day, ImmutableArray<Arrival> Arrivals, ImmutableArray<Shift> Shifts, DateTimeOffset Closes);
