using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>Something somebody wants of the appointments of one date. Whatever is drawn by chance comes with it.</summary>
internal abstract record BookingCommand(CommandId Id)
{
    /// <summary>The command's name in the journal.</summary>
    public virtual string Kind => GetType().Name;
}

/// <summary>The appointment that is wanted.</summary>
/// <param name="Id">Drawn by the caller.</param>
/// <param name="Code">Likewise.</param>
/// <param name="Service">The service.</param>
/// <param name="Start">When a slot of it begins.</param>
/// <param name="Language">The code of the language its visitor reads.</param>
internal sealed record WantedBooking(BookingId Id, BookingCode Code, ServiceId Service, DateTimeOffset Start, string Language)
{
    /// <summary>The priority class named; null for none.</summary>
    public ClassId? Class { get; init; }

    /// <summary>The contact that is left with it; null for none.</summary>
    public KnownContact? Contact { get; init; }

    /// <summary>What the visitor is to come back for; null for none.</summary>
    public ReturnReason? Reason { get; init; }
}

/// <summary>A contact as it is known when limits are judged.</summary>
/// <param name="Hash">The same for the same contact.</param>
/// <param name="HoldsElsewhere">Whether it has the service on another date already.</param>
/// <param name="Missed">How often nobody came for an appointment of it, in the last <see cref="BookingDay.MissedDays"/> days.</param>
internal sealed record KnownContact(string Hash, bool HoldsElsewhere = false, int Missed = 0);

/// <summary>Keeps a place for a visitor, for <see cref="BookingDay.HoldTime"/>.</summary>
/// <param name="Id">The command.</param>
/// <param name="Wanted">What is wanted.</param>
/// <param name="BackAfter">How long nobody else has the place after a hold that lapsed.</param>
internal sealed record HoldBooking(CommandId Id, WantedBooking Wanted, TimeSpan BackAfter) : BookingCommand(Id);

/// <param name="Id">The command.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="Contact">The contact that is left with it now; null for none, or as it was.</param>
internal sealed record ConfirmBooking(CommandId Id, BookingId Booking, KnownContact? Contact = null) : BookingCommand(Id);

/// <summary>Has a visitor come back; there is nothing to confirm. The share does not bound it, the counters do.</summary>
internal sealed record MakeReturn(CommandId Id, WantedBooking Wanted, string By) : BookingCommand(Id);

/// <param name="Id">The command.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="BackAfter">How long nobody else has its place.</param>
internal sealed record CancelBooking(CommandId Id, BookingId Booking, TimeSpan BackAfter) : BookingCommand(Id);

/// <summary>Moves an appointment to another time of its date.</summary>
/// <param name="Id">The command.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="Start">When a slot of its service begins.</param>
/// <param name="BackAfter">How long nobody else has the place it had.</param>
internal sealed record MoveBooking(CommandId Id, BookingId Booking, DateTimeOffset Start, TimeSpan BackAfter) : BookingCommand(Id);

/// <summary>
/// Moves an appointment here from another date: the first of the two steps. Until the second, <see cref="SendBookingAway"/>, it has a
/// place on both, and the one with the higher <see cref="Booking.Seq"/> is the appointment.
/// </summary>
/// <param name="Id">The command; the same for both steps.</param>
/// <param name="Moved">The appointment as it is on that date.</param>
/// <param name="From">That date.</param>
/// <param name="Start">When a slot of its service begins.</param>
internal sealed record TakeBookingIn(CommandId Id, Booking Moved, DateOnly From, DateTimeOffset Start) : BookingCommand(Id)
{
    /// <summary>As that of a move within a date: whoever repeats it does not know where it is by now.</summary>
    public override string Kind => nameof(MoveBooking);
}

/// <summary>Gives up the place of an appointment that another date took in.</summary>
/// <param name="Id">The command.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="To">That date.</param>
/// <param name="BackAfter">How long nobody else has its place.</param>
internal sealed record SendBookingAway(CommandId Id, BookingId Booking, DateOnly To, TimeSpan BackAfter) : BookingCommand(Id);

/// <summary>Writes down which holds have lapsed. They had without it.</summary>
internal sealed record LapseHolds(CommandId Id) : BookingCommand(Id);

/// <summary>Writes down for which appointments nobody came, once their day is over.</summary>
/// <param name="Id">The command.</param>
/// <param name="Came">The appointments for which somebody did.</param>
internal sealed record NoteMissed(CommandId Id, ImmutableHashSet<BookingId> Came) : BookingCommand(Id);
