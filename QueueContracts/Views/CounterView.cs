using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>What the officer at one counter sees.</summary>
public sealed record CounterView : IView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>The office's version.</summary>
    public required long Version { get; init; }

    /// <summary>The counter.</summary>
    public required CounterId Counter { get; init; }

    /// <summary>The counter's number.</summary>
    public required int Number { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>False once the day was closed.</summary>
    public required bool DayOpen { get; init; }

    /// <summary>The user name of the officer who opened the counter; null while it is closed.</summary>
    public required string? Officer { get; init; }

    /// <summary>What the officer is called on screens; null while the counter is closed.</summary>
    public string? OfficerName { get; init; }

    /// <summary>Why and since when the counter calls nobody; null while it calls.</summary>
    public required PauseView? Pause { get; init; }

    /// <summary>The ticket called or served here.</summary>
    public required CurrentTicket? Current { get; init; }

    /// <summary>What can be taken back; null when nothing can.</summary>
    public required UndoOffer? Undo { get; init; }

    /// <summary>How many wait for this counter: for its services, or sent to it.</summary>
    public required int Waiting { get; init; }

    /// <summary>The next five this counter would call, in order.</summary>
    public required IReadOnlyList<WaitingTicket> Next { get; init; }

    /// <summary>What this officer holds, and what is held at this counter, longest first.</summary>
    public required IReadOnlyList<AsideTicket> Held { get; init; }

    /// <summary>No-shows of today that may still return, the latest first; at most ten.</summary>
    public required IReadOnlyList<AsideTicket> NoShows { get; init; }

    /// <summary>Who waits, by service of this counter.</summary>
    public required IReadOnlyList<ServiceLine> Services { get; init; }

    /// <summary>This counter's own figures of the day.</summary>
    public required CounterDay Today { get; init; }

    /// <summary>Every service of the office: where a ticket can be sent, and what a number can be given for.</summary>
    public required IReadOnlyList<ServiceLine> AllServices { get; init; }

    /// <summary>The other open counters: where a ticket can be sent.</summary>
    public required IReadOnlyList<DeskChoice> Desks { get; init; }

    /// <summary>The office's IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The office's priority classes.</summary>
    public required IReadOnlyList<ClassChoice> Classes { get; init; }

    /// <summary>Whether a camera watches the counter, so that the officer can ask for a check.</summary>
    public bool Camera { get; init; }

    /// <summary>What the last check of the current ticket came to; null when there was none within a minute.</summary>
    public CheckAdvice? Check { get; init; }

    /// <summary>Whether <i>next</i> finishes the ticket that is served first, as the office chose.</summary>
    public bool NextFinishes { get; init; }

    /// <summary>What this officer finished a moment ago, here or at another counter; null while that is longer ago.</summary>
    public JustFinished? JustFinished { get; init; }

    /// <summary>What the officer must know of the queue; null while there is nothing.</summary>
    public QueueNotices? Notices { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? At { get; init; }
}

/// <summary>What a check came to: advice, without a score.</summary>
public sealed record CheckAdvice(CheckOutcome Outcome, DateTimeOffset At);

/// <summary>A counter's pause.</summary>
public sealed record PauseView(PauseReason Reason, DateTimeOffset Since);

/// <summary>The counter's last act, while it can be taken back.</summary>
/// <param name="Kind">call, noShow or finish.</param>
/// <param name="Ticket">The ticket; the command names it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Until">Until when.</param>
public sealed record UndoOffer(UndoneAct Kind, TicketId Ticket, TicketNumber Number, DateTimeOffset Until);

/// <summary>What can be taken back.</summary>
public enum UndoneAct
{
    /// <summary>A call: the ticket returns to its place.</summary>
    Call,

    /// <summary>A no-show: the ticket stands at the counter again.</summary>
    NoShow,

    /// <summary>A finish: the ticket stands at the counter again.</summary>
    Finish,
}

/// <summary>The ticket an officer has called or is serving.</summary>
public sealed record CurrentTicket
{
    /// <summary>The ticket.</summary>
    public required TicketId Id { get; init; }

    /// <summary>Its number.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>Its service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The service's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> ServiceName { get; init; }

    /// <summary>Its priority class's name by language code; null for none.</summary>
    public required IReadOnlyDictionary<string, string>? Class { get; init; }

    /// <summary>What another officer passed on; null for nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it was first called here.</summary>
    public required DateTimeOffset CalledAt { get; init; }

    /// <summary>How often it was called, 1…3.</summary>
    public required int Calls { get; init; }

    /// <summary>When the arrival was confirmed, or serving went on after a hold; null before.</summary>
    public required DateTimeOffset? ServingSince { get; init; }

    /// <summary>Seconds it was served before it was held.</summary>
    public required int ServedSeconds { get; init; }

    /// <summary>From when it may be called again; null when it may not.</summary>
    public required DateTimeOffset? RecallFrom { get; init; }

    /// <summary>From when it may be marked as no-show; null when it may not.</summary>
    public required DateTimeOffset? NoShowFrom { get; init; }

    /// <summary>The minutes such a service is expected to take.</summary>
    public required int ExpectedMinutes { get; init; }

    /// <summary>Whether the visitor allowed the officer a small picture.</summary>
    public required bool HasPicture { get; init; }

    /// <summary>The visitor's other live numbers.</summary>
    public required IReadOnlyList<TicketNumber> Others { get; init; }

    /// <summary>Whether a face of its visitor is held: it can be checked, and forgotten.</summary>
    public bool HasFace { get; init; }

    /// <summary>The visitor's other live number of the same service, when one of the two was given while the server was away;
    /// null for none.</summary>
    public TicketNumber? DuplicateOf { get; init; }
}

/// <summary>One who waits.</summary>
public sealed record WaitingTicket
{
    /// <summary>The ticket.</summary>
    public required TicketId Id { get; init; }

    /// <summary>Its number.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>Its service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Its priority class; null for none.</summary>
    public required ClassId? Class { get; init; }

    /// <summary>When the appointment begins by which it ranks; null for none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether it was sent to this counter.</summary>
    public required bool SentHere { get; init; }

    /// <summary>What another officer passed on; null for nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>As of the ticket at the counter.</summary>
    public TicketNumber? DuplicateOf { get; init; }
}

/// <summary>One who was put aside or did not come.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Service">Its service.</param>
/// <param name="Since">Since when.</param>
/// <param name="By">The officer who holds it; null for a no-show.</param>
/// <param name="Note">The note with it; null for nothing.</param>
public sealed record AsideTicket(TicketId Id, TicketNumber Number, ServiceId Service, DateTimeOffset Since, string? By, string? Note);

/// <summary>An open counter a ticket can be sent to.</summary>
/// <param name="Id">The counter.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Officer">What the officer there is called on screens.</param>
public sealed record DeskChoice(CounterId Id, int Number, IReadOnlyDictionary<string, string> Name, string Officer);

/// <summary>A counter's figures of the day.</summary>
/// <param name="Finished">Tickets finished here.</param>
/// <param name="NoShows">Tickets marked as no-show here.</param>
/// <param name="Transferred">Tickets sent on from here.</param>
/// <param name="MeanServiceMinutes">Mean minutes of the finished ones; null while there is none.</param>
public sealed record CounterDay(int Finished, int NoShows, int Transferred, double? MeanServiceMinutes);
