using System.Text.Json.Serialization;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// Something that happened in one office-day. The names here are what the journal holds: they never change. A property added later
/// has a default and is not written while it has it, so that older journals read on.
/// </summary>
/// <param name="At">When, as the server's clock said.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(DayOpened), "day-opened")]
[JsonDerivedType(typeof(DayClosed), "day-closed")]
[JsonDerivedType(typeof(SettingsChanged), "settings-changed")]
[JsonDerivedType(typeof(CounterOpened), "counter-opened")]
[JsonDerivedType(typeof(CounterClosed), "counter-closed")]
[JsonDerivedType(typeof(CounterTakenOver), "counter-taken-over")]
[JsonDerivedType(typeof(CounterPaused), "counter-paused")]
[JsonDerivedType(typeof(CounterContinued), "counter-continued")]
[JsonDerivedType(typeof(TicketIssued), "ticket-issued")]
[JsonDerivedType(typeof(TicketCalled), "ticket-called")]
[JsonDerivedType(typeof(TicketRecalled), "ticket-recalled")]
[JsonDerivedType(typeof(ServingStarted), "serving-started")]
[JsonDerivedType(typeof(TicketFinished), "ticket-finished")]
[JsonDerivedType(typeof(TicketNotShown), "ticket-not-shown")]
[JsonDerivedType(typeof(TicketReturned), "ticket-returned")]
[JsonDerivedType(typeof(TicketPostponed), "ticket-postponed")]
[JsonDerivedType(typeof(TicketLeft), "ticket-left")]
[JsonDerivedType(typeof(TicketCheckedIn), "ticket-checked-in")]
[JsonDerivedType(typeof(TicketHeld), "ticket-held")]
[JsonDerivedType(typeof(TicketResumed), "ticket-resumed")]
[JsonDerivedType(typeof(TicketTransferred), "ticket-transferred")]
[JsonDerivedType(typeof(TicketClassified), "ticket-classified")]
[JsonDerivedType(typeof(OutcomeNoted), "outcome-noted")]
[JsonDerivedType(typeof(CallUndone), "call-undone")]
[JsonDerivedType(typeof(NoShowUndone), "no-show-undone")]
[JsonDerivedType(typeof(FinishUndone), "finish-undone")]
[JsonDerivedType(typeof(FaceForgotten), "face-forgotten")]
[JsonDerivedType(typeof(TicketCancelled), "ticket-cancelled")]
[JsonDerivedType(typeof(TicketExpired), "ticket-expired")]
[JsonDerivedType(typeof(NumbersLeased), "numbers-leased")]
[JsonDerivedType(typeof(NumbersReturned), "numbers-returned")]
[JsonDerivedType(typeof(NumbersPassedOver), "numbers-passed-over")]
[JsonDerivedType(typeof(QueueRepaired), "queue-repaired")]
[JsonDerivedType(typeof(RepairSeen), "repair-seen")]
[JsonDerivedType(typeof(QueueBroughtBack), "queue-brought-back")]
[JsonDerivedType(typeof(ClockSet), "clock-set")]
internal abstract record QueueEvent(DateTimeOffset At);

internal sealed record DayOpened(DateTimeOffset At, DateOnly Day) : QueueEvent(At);

internal sealed record DayClosed(
    DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? By = null
) : QueueEvent(At);

/// <summary>Other settings are in force; they stand beside the journal under their revision.</summary>
internal sealed record SettingsChanged(DateTimeOffset At, long Revision, string By) : QueueEvent(At);

/// <summary>A kiosk may give these numbers while the server is away; nobody else gives them.</summary>
internal sealed record NumbersLeased(
    DateTimeOffset At,
    ServiceId Service,
    LeaseHolderId Holder,
    string Kiosk,
    TicketNumber First,
    TicketNumber Last
) : QueueEvent(At);

/// <summary>A kiosk gives these of its numbers no more. None of them was given.</summary>
internal sealed record NumbersReturned(DateTimeOffset At, string Kiosk, TicketNumber First, TicketNumber Last) : QueueEvent(At);

/// <summary>
/// These numbers may have been given, by whatever was lost: nobody is given them any more today.
/// </summary>
/// <param name="At">When that was decided.</param>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last, of the same letter.</param>
/// <param name="Leased">They may have been leased to kiosks, which hand in what they gave.</param>
internal sealed record NumbersPassedOver(
    DateTimeOffset At,
    TicketNumber First,
    TicketNumber Last,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Leased = false
) : QueueEvent(At);

/// <summary>The journal had lost records. The numbers that are unknown now follow it as <see cref="NumbersPassedOver"/>.</summary>
internal sealed record QueueRepaired(DateTimeOffset At) : QueueEvent(At);

/// <summary>A manager has read that the queue was repaired.</summary>
internal sealed record RepairSeen(DateTimeOffset At, string By) : QueueEvent(At);

/// <summary>The journal had run ahead of the clock; its office is at this record's day again.</summary>
/// <param name="At">When.</param>
/// <param name="From">The day it had run to.</param>
/// <param name="By">The manager.</param>
internal sealed record QueueBroughtBack(DateTimeOffset At, DateOnly From, string By) : QueueEvent(At);

/// <summary>The clock was found wrong and set: what was measured with it before moves with it.</summary>
/// <param name="At">The moment by the clock as it is now.</param>
/// <param name="Before">The same moment by the clock as it was.</param>
/// <param name="By">Who said so.</param>
internal sealed record ClockSet(DateTimeOffset At, DateTimeOffset Before, string By) : QueueEvent(At);

internal sealed record CounterOpened(DateTimeOffset At, CounterId Counter, string Officer) : QueueEvent(At);

/// <summary>Nobody sits there any more. Tickets sent to this counter wait for any counter of their service from now on.</summary>
internal sealed record CounterClosed(DateTimeOffset At, CounterId Counter) : QueueEvent(At);

internal sealed record CounterTakenOver(DateTimeOffset At, CounterId Counter, string Officer) : QueueEvent(At);

internal sealed record CounterPaused(DateTimeOffset At, CounterId Counter, PauseReason Reason) : QueueEvent(At);

internal sealed record CounterContinued(DateTimeOffset At, CounterId Counter) : QueueEvent(At);

/// <summary>An event of one ticket.</summary>
internal abstract record TicketEvent(DateTimeOffset At, TicketId Ticket) : QueueEvent(At);

/// <summary>A number was given.</summary>
/// <param name="At">When.</param>
/// <param name="Ticket">The ticket.</param>
internal sealed record TicketIssued(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket)
{
    /// <summary>Whose it is.</summary>
    public required VisitorId Visitor { get; init; }

    /// <summary>The number people see and hear.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>The service area.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The code that stands for the face.</summary>
    public required TicketCode Code { get; init; }

    /// <summary>Whether a face is kept for it.</summary>
    public required bool HasFace { get; init; }

    /// <summary>Whether a picture for the officer is kept.</summary>
    public required bool HasPicture { get; init; }

    /// <summary>The priority class named; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ClassId? Class { get; init; }

    /// <summary>The officer who gave it at a counter; null for a kiosk.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? By { get; init; }

    /// <summary>Whether an officer gave it although the office was closed, or its numbers spent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Override { get; init; }

    /// <summary>What the visitor agreed to; null when nothing of a face is kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public GivenConsent? Consent { get; init; }

    /// <summary>Whether it was taken from afar, by somebody who had still to come.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Remote { get; init; }

    /// <summary>The appointment it was taken with; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public UsedBooking? Booking { get; init; }

    /// <summary>Its place in its line; null behind everybody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long? Place { get; init; }

    /// <summary>Of a number that a kiosk gave while the server was away; null for the others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public HandedIn? HandedIn { get; init; }

    /// <summary>How long a wait was told to whoever took it; null where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ToldWait? Told { get; init; }
}

internal sealed record TicketCalled(DateTimeOffset At, TicketId Ticket, CounterId Counter) : TicketEvent(At, Ticket);

internal sealed record TicketRecalled(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket);

internal sealed record ServingStarted(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket);

/// <param name="At">When it ended.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="ServedFrom">When serving began (or went on, after a hold): at the confirmed arrival, else at the last call.</param>
/// <param name="Outcome">What it came to; null while nobody said it.</param>
internal sealed record TicketFinished(
    DateTimeOffset At,
    TicketId Ticket,
    DateTimeOffset ServedFrom,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ServiceOutcome? Outcome = null
) : TicketEvent(At, Ticket);

/// <summary>It was said afterwards what a finished service came to: in place of what was said before.</summary>
/// <param name="At">When.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Outcome">What it came to; null where what was said is taken back.</param>
/// <param name="By">The officer.</param>
internal sealed record OutcomeNoted(DateTimeOffset At, TicketId Ticket, ServiceOutcome? Outcome, string By) : TicketEvent(At, Ticket);

internal sealed record TicketNotShown(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket);

/// <param name="At">When.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Place">Its place in its line.</param>
/// <param name="By">The officer, or the visitor.</param>
internal sealed record TicketReturned(DateTimeOffset At, TicketId Ticket, long Place, string By) : TicketEvent(At, Ticket);

/// <param name="At">When.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Place">Its new place in its line.</param>
/// <param name="By">The officer, or the visitor.</param>
internal sealed record TicketPostponed(DateTimeOffset At, TicketId Ticket, long Place, string By) : TicketEvent(At, Ticket);

/// <summary>Its visitor went for a paper: it is not called until they are back.</summary>
/// <param name="At">When.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="By">The officer, or the visitor.</param>
internal sealed record TicketLeft(DateTimeOffset At, TicketId Ticket, string By) : TicketEvent(At, Ticket);

/// <summary>Its visitor is in the office, for the first time or again.</summary>
/// <param name="At">When.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Place">Its place in its line.</param>
/// <param name="By">The officer, or the visitor.</param>
internal sealed record TicketCheckedIn(DateTimeOffset At, TicketId Ticket, long Place, string By) : TicketEvent(At, Ticket);

internal sealed record TicketHeld(DateTimeOffset At, TicketId Ticket, string Officer, string? Note) : TicketEvent(At, Ticket);

internal sealed record TicketResumed(DateTimeOffset At, TicketId Ticket, CounterId Counter) : TicketEvent(At, Ticket);

/// <param name="At">When.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Service">The service it waits for now.</param>
/// <param name="ToCounter">The one counter it waits for; null for any of the service.</param>
/// <param name="Place">Its place in the new line.</param>
/// <param name="Note">What was passed on.</param>
/// <param name="By">The officer.</param>
internal sealed record TicketTransferred(
    DateTimeOffset At,
    TicketId Ticket,
    ServiceId Service,
    [property: JsonPropertyName("desk")] CounterId? ToCounter,
    long Place,
    string? Note,
    string By
) : TicketEvent(At, Ticket);

internal sealed record TicketClassified(DateTimeOffset At, TicketId Ticket, ClassId? Class, string By) : TicketEvent(At, Ticket);

/// <summary>The counter's last call was a mistake: the ticket is where it was.</summary>
internal sealed record CallUndone(DateTimeOffset At, TicketId Ticket, CounterId Counter) : TicketEvent(At, Ticket);

/// <summary>The counter's last no-show was a mistake: the ticket is at the counter, called as before.</summary>
internal sealed record NoShowUndone(DateTimeOffset At, TicketId Ticket, CounterId Counter) : TicketEvent(At, Ticket);

/// <summary>
/// The counter's last finish was a mistake: the ticket is at the counter as before. What was deleted with it stays deleted.
/// </summary>
internal sealed record FinishUndone(DateTimeOffset At, TicketId Ticket, CounterId Counter) : TicketEvent(At, Ticket);

/// <summary>The face and the pictures of this ticket's visitor are deleted.</summary>
internal sealed record FaceForgotten(
    DateTimeOffset At,
    TicketId Ticket,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DeletionReason Why = DeletionReason.VisitorAsked
) : TicketEvent(At, Ticket);

internal sealed record TicketCancelled(DateTimeOffset At, TicketId Ticket, string By) : TicketEvent(At, Ticket);

internal sealed record TicketExpired(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket);
