using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>A slot in which more was promised than its counters can serve.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Minutes">Minutes that its counters have.</param>
/// <param name="Booked">Minutes that are promised.</param>
/// <param name="Bookings">To whom, in the order they were made.</param>
internal sealed record OverbookedSlot(SlotPlanId Plan, DateTimeOffset Start, int Minutes, int Booked, ImmutableArray<Booking> Bookings);

/// <summary>What a change of settings does to appointments that were made before it. It takes none away: somebody is told.</summary>
internal static class BookingTrouble
{
    /// <summary>The slots of a date whose plan has become smaller than what is booked, in order.</summary>
    public static IReadOnlyList<OverbookedSlot> Overbooked(BookingDay day, OfficeSettings settings, DateTimeOffset now)
    {
        var live = Live(day, now);
        return
        [
            .. Slots
                .On(settings, day.Date)
                .Select(slot =>
                {
                    var booked = live.Where(booking => slot.Holds(booking.Place)).ToImmutableArray();
                    return new OverbookedSlot(slot.Plan.Id, slot.Start, slot.Minutes, booked.Sum(booking => booking.Minutes), booked);
                })
                .Where(slot => slot.Booked > slot.Minutes),
        ];
    }

    /// <summary>
    /// The appointments of a date whose visitors are to be told that nobody can serve them then: a holiday was added, hours or the plan
    /// were changed, or the service is not given any more.
    /// </summary>
    public static IReadOnlyList<Booking> Stranded(BookingDay day, OfficeSettings settings, DateTimeOffset now) =>
        [
            .. Live(day, now)
                .Where(booking =>
                    settings.FindService(booking.Service) is not { Active: true }
                    || !Slots.On(settings, booking.Service, day.Date).Any(slot => slot.Holds(booking.Place))
                ),
        ];

    /// <summary>The appointments of a date whose visitors may come, in the order they were made.</summary>
    public static IReadOnlyList<Booking> Live(BookingDay day, DateTimeOffset now) =>
        [
            .. day
                .Bookings.Values.Where(booking => booking.IsLiveAt(now))
                .OrderBy(booking => booking.CreatedAt)
                .ThenBy(booking => booking.Id.Value),
        ];
}
