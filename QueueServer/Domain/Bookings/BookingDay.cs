using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>The appointments of one office on one date, as its journal tells them.</summary>
/// <param name="Office">The office.</param>
/// <param name="Date">In its own zone.</param>
internal sealed record BookingDay(OfficeId Office, DateOnly Date)
{
    /// <summary>How long a place is held for whoever asked.</summary>
    public static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(5);

    /// <summary>Live appointments of one contact on one date.</summary>
    public const int MostOfAContact = 2;

    /// <summary>A contact of which nobody came to so many appointments is given none any more, …</summary>
    public const int MostMissed = 3;

    /// <summary>… for so many days after the first of them.</summary>
    public const int MissedDays = 30;

    /// <summary>A place that was given back can be had again after at least so long, …</summary>
    public static readonly TimeSpan SoonestBack = TimeSpan.FromMinutes(5);

    /// <summary>… and at most so long: nobody hands one over by giving it up and taking it at once.</summary>
    public static readonly TimeSpan LatestBack = TimeSpan.FromMinutes(20);

    /// <summary>Records so far; 0 before the first.</summary>
    public long Version { get; init; }

    public ImmutableDictionary<BookingId, Booking> Bookings { get; init; } = ImmutableDictionary<BookingId, Booking>.Empty;

    public ImmutableDictionary<BookingCode, BookingId> Codes { get; init; } = ImmutableDictionary<BookingCode, BookingId>.Empty;

    /// <summary>What accepted commands came to.</summary>
    public ImmutableDictionary<CommandId, BookingOutcome> Outcomes { get; init; } = ImmutableDictionary<CommandId, BookingOutcome>.Empty;

    /// <summary>Places that were given back and that nobody can have yet.</summary>
    public ImmutableArray<FreedPlace> Freed { get; init; } = [];

    /// <summary>An appointment by its code, whatever became of it; null for none.</summary>
    public Booking? Find(BookingCode code) => Codes.TryGetValue(code, out var id) ? Bookings[id] : null;

    /// <summary>What nobody else can have of a slot at a moment.</summary>
    public IReadOnlyCollection<TakenPlace> TakenIn(Slot slot, DateTimeOffset now) =>
        [
            .. Bookings.Values.Where(booking => IsTaken(booking, now)).Select(booking => booking.Place).Where(slot.Holds),
            .. Freed.Where(freed => now < freed.BackAt).Select(freed => freed.Place).Where(slot.Holds),
        ];

    /// <summary>A contact's live appointments.</summary>
    public IEnumerable<Booking> OfContact(string? hash, DateTimeOffset now) =>
        hash is null ? [] : Bookings.Values.Where(booking => booking.ContactHash == hash && booking.IsLiveAt(now));

    /// <summary>The holds that have lapsed and of which that is not written yet, in the order they were made.</summary>
    public IEnumerable<Booking> Lapsed(DateTimeOffset now) =>
        Bookings
            .Values.Where(booking => booking.State == BookingState.Held && !booking.IsLiveAt(now))
            .OrderBy(booking => booking.CreatedAt)
            .ThenBy(booking => booking.Id.Value);

    /// <summary>The appointments for which nobody came, and of which that is not written yet, by their start.</summary>
    public IEnumerable<Booking> Missed(ImmutableHashSet<BookingId> came) =>
        Bookings
            .Values.Where(booking => booking.State == BookingState.Confirmed && !came.Contains(booking.Id))
            .OrderBy(booking => booking.Start)
            .ThenBy(booking => booking.Id.Value);

    private static bool IsTaken(Booking booking, DateTimeOffset now) =>
        booking.State is BookingState.Confirmed or BookingState.Missed || (booking.State == BookingState.Held && now < booking.BackAt);
}

/// <summary>A place that was given back.</summary>
/// <param name="Place">It.</param>
/// <param name="BackAt">When it can be had again.</param>
internal sealed record FreedPlace(TakenPlace Place, DateTimeOffset BackAt);

/// <summary>What an accepted command came to.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Booking">The appointment it was about; null for none.</param>
internal sealed record BookingOutcome(string Kind, BookingId? Booking);

/// <summary>What one accepted command wrote: the unit of a date's journal.</summary>
/// <param name="Date">The date whose appointments it changes.</param>
/// <param name="Version">The date's version after it, from 1; versions have no gaps.</param>
/// <param name="Command">The command's id; unique in the date.</param>
/// <param name="Kind">The command's name.</param>
/// <param name="Booking">The appointment it was about: its outcome.</param>
/// <param name="Events">What happened, in order; at least one.</param>
internal sealed record BookingRecord(
    DateOnly Date,
    long Version,
    CommandId Command,
    string Kind,
    BookingId? Booking,
    ImmutableArray<BookingEvent> Events
);
