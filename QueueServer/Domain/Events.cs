using System.Text.Json.Serialization;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>Something that happened in one office-day. The names here are what the journal holds: they never change.</summary>
/// <param name="At">When, as the server's clock said.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(DayOpened), "day-opened")]
[JsonDerivedType(typeof(DayClosed), "day-closed")]
[JsonDerivedType(typeof(CounterOpened), "counter-opened")]
[JsonDerivedType(typeof(CounterClosed), "counter-closed")]
[JsonDerivedType(typeof(TicketIssued), "ticket-issued")]
[JsonDerivedType(typeof(TicketCalled), "ticket-called")]
[JsonDerivedType(typeof(TicketRecalled), "ticket-recalled")]
[JsonDerivedType(typeof(ServingStarted), "serving-started")]
[JsonDerivedType(typeof(TicketFinished), "ticket-finished")]
[JsonDerivedType(typeof(TicketNotShown), "ticket-not-shown")]
[JsonDerivedType(typeof(TicketCancelled), "ticket-cancelled")]
[JsonDerivedType(typeof(TicketExpired), "ticket-expired")]
internal abstract record QueueEvent(DateTimeOffset At);

internal sealed record DayOpened(DateTimeOffset At, DateOnly Day) : QueueEvent(At);

internal sealed record DayClosed(DateTimeOffset At) : QueueEvent(At);

internal sealed record CounterOpened(DateTimeOffset At, CounterId Counter, string Officer) : QueueEvent(At);

internal sealed record CounterClosed(DateTimeOffset At, CounterId Counter) : QueueEvent(At);

/// <summary>An event of one ticket.</summary>
internal abstract record TicketEvent(DateTimeOffset At, TicketId Ticket) : QueueEvent(At);

internal sealed record TicketIssued(
    DateTimeOffset At, TicketId Ticket, VisitorId Visitor, TicketNumber Number, ServiceId Service, TicketCode Code,
    bool HasFace, bool HasPicture) : TicketEvent(At, Ticket);

internal sealed record TicketCalled(DateTimeOffset At, TicketId Ticket, CounterId Counter) : TicketEvent(At, Ticket);

internal sealed record TicketRecalled(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket);

internal sealed record ServingStarted(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket);

/// <param name="At">When it ended.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="ServedFrom">When serving began: at the confirmed arrival, else at the last call.</param>
internal sealed record TicketFinished(DateTimeOffset At, TicketId Ticket, DateTimeOffset ServedFrom) : TicketEvent(At, Ticket);

internal sealed record TicketNotShown(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket);

internal sealed record TicketCancelled(DateTimeOffset At, TicketId Ticket, string By) : TicketEvent(At, Ticket);

internal sealed record TicketExpired(DateTimeOffset At, TicketId Ticket) : TicketEvent(At, Ticket);
