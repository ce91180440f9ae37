using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>What is decided about a command. Exactly the three below.</summary>
internal abstract record BookingDecision
{
    private BookingDecision() { }

    /// <summary>It happens; <paramref name="Events"/> may be empty when it is already so.</summary>
    public sealed record Accepted(ImmutableArray<BookingEvent> Events, BookingId? Booking) : BookingDecision;

    /// <summary>It was accepted before, under the same id.</summary>
    public sealed record Repeated(BookingOutcome Outcome) : BookingDecision;

    /// <summary>It does not happen.</summary>
    public sealed record Refused(Rejection Rejection) : BookingDecision;
}

/// <summary>The codes of refusals beside those of <see cref="Refusals"/>: stable, part of the API.</summary>
internal static class BookingRefusals
{
    public const string StartPast = "start-past";
    public const string StartTooSoon = "start-too-soon";
    public const string StartTooFar = "start-too-far";
    public const string NotInPlan = "not-in-plan";
    public const string ClosedThen = "closed-then";
    public const string SlotFull = "slot-full";
    public const string ContactLimit = "contact-limit";
    public const string ContactMissed = "contact-missed";
    public const string BookingMissed = "booking-missed";
    public const string HoldLapsed = "hold-lapsed";
    public const string NotConfirmed = "booking-not-confirmed";
    public const string UnknownBooking = "unknown-booking";
    public const string BookingElsewhere = "booking-elsewhere";
    public const string BookingCancelled = "booking-cancelled";
    public const string BookingStarted = "booking-started";
    public const string BadContact = "bad-contact";
}
