using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>What slot plans come to on one date, beside what is booked there already. Minutes are those of service at counters.</summary>
internal sealed record PlanEffect
{
    public required DateOnly Date { get; init; }

    /// <summary>How many slots it has.</summary>
    public required int SlotCount { get; init; }

    /// <summary>What the planned counters have in them.</summary>
    public required int Minutes { get; init; }

    /// <summary>How many of these visitors may book at most, within the shares and the caps.</summary>
    public required int BookableMinutes { get; init; }

    /// <summary>What is left for walk-ins where all of that is booked; less where officers gave more of a slot.</summary>
    public required int WalkInMinutes { get; init; }

    /// <summary>To how many a place is promised, also outside these slots.</summary>
    public required int Booked { get; init; }

    /// <summary>What they take.</summary>
    public required int BookedMinutes { get; init; }

    /// <summary>How many places each service would have if it alone were booked, in the office's order; none that has no slot.</summary>
    public required ImmutableArray<ServicePlaces> Places { get; init; }

    /// <summary>Whose slot is none any more, of those still to come, by the time.</summary>
    public required ImmutableArray<Booking> Stranded { get; init; }

    /// <summary>Who has a slot in which more is promised than can be served, likewise.</summary>
    public required ImmutableArray<Booking> Overbooked { get; init; }

    /// <summary>Whether there is nothing to tell of the date.</summary>
    public bool IsEmpty => SlotCount == 0 && Booked == 0;

    /// <param name="day">The appointments of the date.</param>
    /// <param name="settings">With the plans, in force or not.</param>
    /// <param name="now">Whoever was to come before it is told nothing any more.</param>
    public static PlanEffect Of(BookingDay day, OfficeSettings settings, DateTimeOffset now)
    {
        var (slots, live) = (Slots.On(settings, day.Date).ToList(), BookingTrouble.Live(day, now));
        var stranded = BookingTrouble.Stranded(day, settings, now);
        var overbooked = BookingTrouble.Overbooked(day, settings, now).SelectMany(slot => slot.Bookings);
        return new()
        {
            Date = day.Date,
            SlotCount = slots.Count,
            Minutes = slots.Sum(slot => slot.Minutes),
            BookableMinutes = slots.Sum(slot => BookableOf(slot, settings)),
            WalkInMinutes = slots.Sum(slot => Math.Max(0, slot.Minutes - Math.Max(BookableOf(slot, settings), BookedIn(slot)))),
            Booked = live.Count,
            BookedMinutes = live.Sum(booking => booking.Minutes),
            Places = [.. settings.Services.Where(service => service.Active).SelectMany(PlacesOf)],
            Stranded = ToCome(stranded),
            Overbooked = ToCome(overbooked.Except(stranded)),
        };

        int BookedIn(Slot slot) => live.Where(booking => slot.Holds(booking.Place)).Sum(booking => booking.Minutes);

        IEnumerable<ServicePlaces> PlacesOf(ServiceSettings service)
        {
            var own = Slots.On(settings, service.Id, day.Date).ToList();
            return own.Count == 0 ? [] : [new(service.Id, own.Sum(slot => slot.OnlineLeft(service.ExpectedMinutes, [])))];
        }

        ImmutableArray<Booking> ToCome(IEnumerable<Booking> bookings) =>
            [.. bookings.Where(booking => booking.Start > now).OrderBy(booking => booking.Start).ThenBy(booking => booking.CreatedAt)];
    }

    /// <summary>The share of a slot; where it has a cap, no more than so many places of its longest service.</summary>
    private static int BookableOf(Slot slot, OfficeSettings settings)
    {
        var share = slot.Minutes * slot.Plan.OnlineShare / 100;
        return slot.Plan.Cap is { } cap
            ? Math.Min(share, cap * slot.Plan.Services.Max(id => settings.FindService(id)?.ExpectedMinutes ?? 0))
            : share;
    }
}

/// <summary>The places of a service on a date.</summary>
/// <param name="Service">The service.</param>
/// <param name="Places">How many are given by themselves, if nothing were booked yet.</param>
internal sealed record ServicePlaces(ServiceId Service, int Places);
