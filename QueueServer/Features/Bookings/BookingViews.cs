using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Offices;

namespace QueueServer.Features.Bookings;

/// <summary>The slots of a service that can be had, for everybody.</summary>
/// <param name="Service">The service.</param>
/// <param name="TimeZone">The office's IANA time zone.</param>
/// <param name="At">As of when; good for half a minute.</param>
/// <param name="Days">Dates of the office, in order.</param>
internal sealed record SlotsView(ServiceId Service, string TimeZone, DateTimeOffset At, IReadOnlyList<SlotsOfDay> Days);

/// <param name="Date">The date.</param>
/// <param name="Slots">Its slots, in order; none on a day off, or where it is too soon or too far.</param>
internal sealed record SlotsOfDay(DateOnly Date, IReadOnlyList<FreeSlot> Slots);

/// <param name="Start">When it begins.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Free">How many places can be had.</param>
internal sealed record FreeSlot(DateTimeOffset Start, int Minutes, int Free);

/// <summary>An appointment, for whoever has its code.</summary>
internal sealed record BookingView
{
    public required BookingCode Code { get; init; }
    public required ServiceId Service { get; init; }

    /// <summary>The service's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    public required DateTimeOffset Start { get; init; }

    /// <summary>Minutes that the service takes.</summary>
    public required int Minutes { get; init; }

    /// <summary>The office's IANA time zone.</summary>
    public required string TimeZone { get; init; }

    public required BookingState State { get; init; }

    /// <summary>Until when it is held; null unless it is.</summary>
    public required DateTimeOffset? HeldUntil { get; init; }

    public required BookingChannel Channel { get; init; }
    public required string Language { get; init; }

    /// <summary>The priority class named; null for none.</summary>
    public required ClassId? Class { get; init; }

    /// <summary>What its visitor is to come back for; null where no officer made it, or none was said.</summary>
    public required ReturnReason? Reason { get; init; }

    /// <summary>Whether a contact was left with it. It is never shown.</summary>
    public required bool HasContact { get; init; }

    /// <summary>Counts its changes, for calendars.</summary>
    public required int Seq { get; init; }

    /// <summary>The number with which its visitor came; null before.</summary>
    public required BookedNumber? Taken { get; init; }

    /// <summary>From when its visitor may come, while they may; null else.</summary>
    public required DateTimeOffset? OpensAt { get; init; }

    /// <summary>Until when it is kept; who comes later waits like everybody else. Null likewise.</summary>
    public required DateTimeOffset? KeptUntil { get; init; }

    /// <summary>The server's moment.</summary>
    public required DateTimeOffset At { get; init; }

    public static BookingView Of(Booking booking, OfficeSnapshot office)
    {
        var (day, settings, now) = office;
        var state = booking.StateAt(now);
        var taken = day.TicketOf(booking.Id);
        var comes =
            taken is null && state == BookingState.Confirmed
                ? settings.CheckIn.Of(booking.Start)
                : default((DateTimeOffset From, DateTimeOffset To)?);
        return new()
        {
            Taken = taken is null ? null : new(taken.Id, taken.Number, taken.State),
            OpensAt = comes?.From,
            KeptUntil = comes?.To,
            Code = booking.Code,
            Service = booking.Service,
            Name = settings.NameOf(booking.Service),
            Start = booking.Start,
            Minutes = booking.Minutes,
            TimeZone = settings.TimeZone,
            State = state,
            HeldUntil = state == BookingState.Held ? booking.HeldUntil : null,
            Channel = booking.Channel,
            Language = booking.Language,
            Class = booking.Class,
            Reason = booking.Reason,
            HasContact = booking.HasContact,
            Seq = booking.Seq,
            At = now,
        };
    }
}

/// <param name="Ticket">It; its page is <c>/t/{id}</c>.</param>
/// <param name="Number">As people see it.</param>
/// <param name="State">What has become of it.</param>
internal sealed record BookedNumber(TicketId Ticket, TicketNumber Number, TicketState State);

/// <summary>The appointments of a date, for those who work there.</summary>
/// <param name="Date">The date.</param>
/// <param name="Bookings">All of them, by their start; what was given up or lapsed as well.</param>
/// <param name="Overbooked">Slots in which more is promised than can be served, since the plan was changed.</param>
/// <param name="Stranded">The codes of appointments that nobody can serve any more, since hours, the plan or services were changed.</param>
internal sealed record BookingsOfDay(
    DateOnly Date,
    IReadOnlyList<BookingView> Bookings,
    IReadOnlyList<OverbookedView> Overbooked,
    IReadOnlyList<BookingCode> Stranded
)
{
    public static BookingsOfDay Of(BookingDay day, OfficeSnapshot office)
    {
        var (_, settings, now) = office;
        return new(
            day.Date,
            [
                .. day
                    .Bookings.Values.OrderBy(booking => booking.Start)
                    .ThenBy(booking => booking.CreatedAt)
                    .Select(booking => BookingView.Of(booking, office)),
            ],
            [
                .. BookingTrouble
                    .Overbooked(day, settings, now)
                    .Select(slot => new OverbookedView(slot.Start, slot.Minutes, slot.Booked, [.. slot.Bookings.Select(of => of.Code)])),
            ],
            [.. BookingTrouble.Stranded(day, settings, now).Select(booking => booking.Code)]
        );
    }
}

/// <param name="Start">When the slot begins.</param>
/// <param name="Minutes">Minutes that its counters have.</param>
/// <param name="Booked">Minutes that are promised.</param>
/// <param name="Codes">To whom.</param>
internal sealed record OverbookedView(DateTimeOffset Start, int Minutes, int Booked, IReadOnlyList<BookingCode> Codes);
