using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>
/// When appointments are given (<i>đặt lịch</i>), and how many of each slot. Opening hours, holidays and a service's own hours cut it;
/// what it leaves of a slot is for whoever comes without one.
/// </summary>
/// <param name="Id">The plan.</param>
/// <param name="Services">The services that share its places; in no other plan at the same time.</param>
/// <param name="Weekdays">On which days.</param>
/// <param name="From">When its first slot begins, in the office's own time.</param>
/// <param name="To">When its last slot has ended; 00:00 for the midnight that ends the day.</param>
internal sealed record SlotPlan(
    SlotPlanId Id,
    ImmutableArray<ServiceId> Services,
    ImmutableArray<DayOfWeek> Weekdays,
    TimeOnly From,
    TimeOnly To
)
{
    /// <summary>The farthest that anybody may book ahead.</summary>
    public const int MostDays = 30;

    /// <summary>Minutes of a slot, 5…240.</summary>
    public int SlotMinutes { get; init; } = 30;

    /// <summary>Counters that serve it, walk-ins included; 1…99.</summary>
    public int PlannedCounters { get; init; } = 1;

    /// <summary>Percent of their time that is given by itself, 0…100; walk-ins keep the rest.</summary>
    public int OnlineShare { get; init; } = 50;

    /// <summary>At most so many places of a slot, 1…999, whatever the share; null for no such bound.</summary>
    public int? Cap { get; init; }

    /// <summary>Minutes before a slot from which it is given no more; 0…10080.</summary>
    public int LeadMinutes { get; init; } = 120;

    /// <summary>Days ahead that may be booked, today not counted; 1…30.</summary>
    public int HorizonDays { get; init; } = 6;

    internal Period Hours => new(From, To);
}
