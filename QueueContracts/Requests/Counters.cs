namespace QueueContracts.Requests;

/// <summary>A command at a counter.</summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Ticket">
/// For recall, serve, finish, no-show, hold, resume, transfer and undo: the ticket the officer has in view, so that a stale screen never
/// acts on another one.
/// </param>
public sealed record CounterRequest(CommandId CommandId, TicketId? Ticket = null);

/// <summary>Pauses a counter.</summary>
public sealed record PauseRequest(CommandId CommandId, PauseReason Reason);

/// <summary>Why a counter pauses.</summary>
public enum PauseReason
{
    /// <summary>A short rest.</summary>
    Rest,

    /// <summary>Lunch.</summary>
    Lunch,

    /// <summary>A meeting, or an errand in the house.</summary>
    Meeting,

    /// <summary>A machine or program does not work.</summary>
    Equipment,

    /// <summary>Papers of earlier visitors are worked on.</summary>
    Paperwork,
}

/// <summary>Puts the ticket at the counter aside.</summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Note">At most <see cref="TransferRequest.MaxNote"/> characters.</param>
public sealed record HoldRequest(CommandId CommandId, TicketId Ticket, [property: MultiLine] string? Note = null);

/// <summary>Sends the ticket at the counter on; number and arrival stay.</summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Service">The service it goes to; null when it stays in its own.</param>
/// <param name="Counter">The one counter it goes to; null when any counter of the service calls it.</param>
/// <param name="First">First or last in the new line.</param>
/// <param name="Note">What the next officer should know: at most <see cref="MaxNote"/> characters.</param>
public sealed record TransferRequest(
    CommandId CommandId,
    TicketId Ticket,
    ServiceId? Service = null,
    CounterId? Counter = null,
    bool First = false,
    [property: MultiLine] string? Note = null
)
{
    /// <summary>The longest note.</summary>
    public const int MaxNote = 200;
}

/// <summary>Gives a number at a counter, to somebody without a face or a kiosk.</summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Service">The service area.</param>
/// <param name="Class">The priority class; null for none.</param>
/// <param name="SameVisitorAs">A ticket whose visitor takes this number, too; null for somebody new.</param>
/// <param name="Override">Give it beyond the quota and the one number a visitor may hold. It is audited.</param>
/// <param name="Booking">The visitor's appointment, which says the service; null for none.</param>
public sealed record WalkUpRequest(
    CommandId CommandId,
    ServiceId Service,
    ClassId? Class = null,
    TicketId? SameVisitorAs = null,
    bool Override = false,
    BookingCode? Booking = null
);

/// <summary>Puts a waiting ticket into a priority class, or out of any (null).</summary>
public sealed record ClassifyRequest(CommandId CommandId, ClassId? Class);

/// <summary>Brings a no-show back into its line, three calls back.</summary>
public sealed record ReturnRequest(CommandId CommandId);

/// <summary>What a command at a counter did.</summary>
/// <param name="Version">The office's version after it.</param>
/// <param name="Ticket">The ticket it was about, if any.</param>
/// <param name="Number">That ticket's number.</param>
public sealed record CommandReply(long Version, TicketId? Ticket = null, TicketNumber? Number = null);

/// <summary>Closes the office's day by hand.</summary>
public sealed record CloseDayRequest(CommandId CommandId);
