using QueueContracts.Ids;
using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>What the officer at one counter sees.</summary>
/// <param name="Office">The office.</param>
/// <param name="Version">The office's version.</param>
/// <param name="Counter">The counter.</param>
/// <param name="Number">The counter's number.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="DayOpen">False once the day was closed.</param>
/// <param name="Officer">The user name of the officer who opened the counter; null while it is closed.</param>
/// <param name="Pause">Why and since when the counter calls nobody; null while it calls.</param>
/// <param name="Current">The ticket called or served here.</param>
/// <param name="Undo">What can be taken back; null when nothing can.</param>
/// <param name="Waiting">How many wait for this counter: for its services, or sent to it.</param>
/// <param name="Next">The next five this counter would call, in order.</param>
/// <param name="Held">What this officer holds, and what is held at this counter, longest first.</param>
/// <param name="NoShows">No-shows of today that may still return, the latest first; at most ten.</param>
/// <param name="Services">Who waits, by service of this counter.</param>
/// <param name="Today">This counter's own figures of the day.</param>
/// <param name="AllServices">Every service of the office: where a ticket can be sent, and what a number can be given for.</param>
/// <param name="Desks">The other open counters: where a ticket can be sent.</param>
/// <param name="Classes">The office's priority classes.</param>
/// <param name="Camera">Whether a camera watches the counter, so that the officer can ask for a check.</param>
/// <param name="Check">What the last check of the current ticket came to; null when there was none within a minute.</param>
/// <param name="Notices">What the officer must know of the queue; null while there is nothing.</param>
public sealed record CounterView(
    OfficeId Office,
    long Version,
    CounterId Counter,
    int Number,
    IReadOnlyDictionary<string, string> Name,
    bool DayOpen,
    string? Officer,
    PauseView? Pause,
    CurrentTicket? Current,
    UndoOffer? Undo,
    int Waiting,
    IReadOnlyList<WaitingTicket> Next,
    IReadOnlyList<AsideTicket> Held,
    IReadOnlyList<AsideTicket> NoShows,
    IReadOnlyList<ServiceLine> Services,
    CounterDay Today,
    IReadOnlyList<ServiceLine> AllServices,
    IReadOnlyList<DeskChoice> Desks,
    IReadOnlyList<ClassChoice> Classes,
    bool Camera = false,
    CheckAdvice? Check = null,
    QueueNotices? Notices = null
) : IView
{
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
/// <param name="Id">The ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Service">Its service.</param>
/// <param name="ServiceName">The service's name by language code.</param>
/// <param name="Class">Its priority class's name by language code; null for none.</param>
/// <param name="Note">What another officer passed on; null for nothing.</param>
/// <param name="IssuedAt">When it was taken.</param>
/// <param name="CalledAt">When it was first called here.</param>
/// <param name="Calls">How often it was called, 1…3.</param>
/// <param name="ServingSince">When the arrival was confirmed, or serving went on after a hold; null before.</param>
/// <param name="ServedSeconds">Seconds it was served before it was held.</param>
/// <param name="RecallFrom">From when it may be called again; null when it may not.</param>
/// <param name="NoShowFrom">From when it may be marked as no-show; null when it may not.</param>
/// <param name="ExpectedMinutes">The minutes such a service is expected to take.</param>
/// <param name="HasPicture">Whether the visitor allowed the officer a small picture.</param>
/// <param name="Others">The visitor's other live numbers.</param>
/// <param name="HasFace">Whether a face of its visitor is held: it can be checked, and forgotten.</param>
/// <param name="DuplicateOf">The visitor's other live number of the same service, when one of the two was given while the server was away;
/// null for none.</param>
public sealed record CurrentTicket(
    TicketId Id,
    TicketNumber Number,
    ServiceId Service,
    IReadOnlyDictionary<string, string> ServiceName,
    IReadOnlyDictionary<string, string>? Class,
    string? Note,
    DateTimeOffset IssuedAt,
    DateTimeOffset CalledAt,
    int Calls,
    DateTimeOffset? ServingSince,
    int ServedSeconds,
    DateTimeOffset? RecallFrom,
    DateTimeOffset? NoShowFrom,
    int ExpectedMinutes,
    bool HasPicture,
    IReadOnlyList<TicketNumber> Others,
    bool HasFace = false,
    TicketNumber? DuplicateOf = null
);

/// <summary>One who waits.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Service">Its service.</param>
/// <param name="IssuedAt">When it was taken.</param>
/// <param name="Class">Its priority class; null for none.</param>
/// <param name="SentHere">Whether it was sent to this counter.</param>
/// <param name="Note">What another officer passed on; null for nothing.</param>
/// <param name="DuplicateOf">As of the ticket at the counter.</param>
public sealed record WaitingTicket(
    TicketId Id,
    TicketNumber Number,
    ServiceId Service,
    DateTimeOffset IssuedAt,
    ClassId? Class,
    bool SentHere,
    string? Note,
    TicketNumber? DuplicateOf = null
);

/// <summary>One who was put aside or did not come.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Service">Its service.</param>
/// <param name="Since">Since when.</param>
/// <param name="By">The officer who holds it; null for a no-show.</param>
/// <param name="Note">The note with it; null for nothing.</param>
public sealed record AsideTicket(TicketId Id, TicketNumber Number, ServiceId Service, DateTimeOffset Since, string? By, string? Note);

/// <summary>An open counter a ticket can be sent to.</summary>
public sealed record DeskChoice(CounterId Id, int Number, IReadOnlyDictionary<string, string> Name, string Officer);

/// <summary>A counter's figures of the day.</summary>
/// <param name="Finished">Tickets finished here.</param>
/// <param name="NoShows">Tickets marked as no-show here.</param>
/// <param name="Transferred">Tickets sent on from here.</param>
/// <param name="MeanServiceMinutes">Mean minutes of the finished ones; null while there is none.</param>
public sealed record CounterDay(int Finished, int NoShows, int Transferred, double? MeanServiceMinutes);
