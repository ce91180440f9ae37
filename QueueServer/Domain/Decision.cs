using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>What is decided about a command. Exactly the four below.</summary>
internal abstract record Decision
{
    private Decision() { }

    /// <summary>It happens; <paramref name="Events"/> may be empty when it is already so.</summary>
    public sealed record Accepted(ImmutableArray<QueueEvent> Events, TicketId? Ticket) : Decision;

    /// <summary>It was accepted before, under the same id.</summary>
    public sealed record Repeated(Outcome Outcome) : Decision;

    /// <summary>The visitor already holds this live ticket for the service.</summary>
    public sealed record AlreadyHeld(TicketId Ticket) : Decision;

    /// <summary>It does not happen.</summary>
    public sealed record Refused(Rejection Rejection) : Decision;
}

/// <summary>Why a command was refused.</summary>
/// <param name="Code">Stable, from <see cref="Refusals"/>; the pages have a sentence for each.</param>
/// <param name="From">From when it would be allowed, where that is the reason.</param>
internal sealed record Rejection(string Code, DateTimeOffset? From = null);

/// <summary>The codes of refusals: stable, part of the API.</summary>
internal static class Refusals
{
    public const string DayNotOpen = "day-not-open";
    public const string OfficeClosed = "office-closed";
    public const string ServiceClosed = "service-closed";
    public const string TooLateToday = "too-late-today";
    public const string QuotaSpent = "quota-spent";
    public const string UnknownService = "unknown-service";
    public const string UnknownCounter = "unknown-counter";
    public const string UnknownTicket = "unknown-ticket";
    public const string UnknownClass = "unknown-class";
    public const string NumbersSpent = "numbers-spent";
    public const string TooManyTickets = "too-many-tickets";
    public const string OtherTicketLive = "other-ticket-live";
    public const string CodeTaken = "code-taken";
    public const string CounterTaken = "counter-taken";
    public const string CounterClosed = "counter-closed";
    public const string CounterNotYours = "counter-not-yours";
    public const string CounterPaused = "counter-paused";
    public const string TicketOpen = "ticket-open";
    public const string NobodyWaiting = "nobody-waiting";
    public const string NotAtThisCounter = "not-at-this-counter";
    public const string NotCalled = "not-called";
    public const string NotHeld = "not-held";
    public const string NotYourHold = "not-your-hold";
    public const string NotNoShow = "not-no-show";
    public const string NotWaiting = "not-waiting";
    public const string NotAway = "not-away";
    public const string RemoteOff = "remote-off";
    public const string RemoteSpent = "remote-spent";
    public const string BookingEarly = "booking-early";
    public const string BookingUsed = "booking-used";
    public const string PostponedEnough = "postponed-enough";
    public const string NobodyBehind = "nobody-behind";
    public const string NotFinished = "not-finished";
    public const string UnknownProcedure = "unknown-procedure";
    public const string UnsoundOutcome = "unsound-outcome";
    public const string NothingToUndo = "nothing-to-undo";
    public const string ServiceUnserved = "service-unserved";
    public const string NoteTooLong = "note-too-long";
    public const string TooSoon = "too-soon";
    public const string CallsSpent = "calls-spent";
    public const string TicketEnded = "ticket-ended";
    public const string SettingsStale = "settings-stale";
    public const string SettingsUnsound = "settings-unsound";
    public const string CounterInUse = "counter-in-use";
    public const string ServiceInUse = "service-in-use";
    public const string DayWouldClose = "day-would-close";
    public const string TimeZoneInUse = "time-zone-in-use";
    public const string NoFace = "no-face";
    public const string FacesOff = "faces-off";
    public const string PicturesOff = "pictures-off";
    public const string ConsentMissing = "consent-missing";
    public const string ConsentOutdated = "consent-outdated";
    public const string ConsentUntimely = "consent-untimely";
    public const string LeasesOff = "leases-off";
    public const string LeasesSpent = "leases-spent";
    public const string TooManyHolders = "too-many-holders";
    public const string NotLeased = "not-leased";
    public const string NumberUsed = "number-used";
    public const string DayNotAhead = "day-not-ahead";
    public const string CommandIdReused = "command-id-reused";
}
