namespace QueueContracts;

/// <summary>A command at a counter.</summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Ticket">
/// For recall, serve, finish and no-show: the ticket the officer has in view, so that a stale screen never acts on another one.
/// </param>
public sealed record CounterRequest(CommandId CommandId, TicketId? Ticket = null);

/// <summary>What a command at a counter did.</summary>
/// <param name="Version">The office's version after it.</param>
/// <param name="Ticket">The ticket it was about, if any.</param>
/// <param name="Number">That ticket's number.</param>
public sealed record CommandReply(long Version, TicketId? Ticket = null, TicketNumber? Number = null);

/// <summary>Closes the office's day by hand.</summary>
public sealed record CloseDayRequest(CommandId CommandId);
