using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>What one accepted command wrote: the unit of the journal.</summary>
/// <param name="Version">The office's version after it; versions have no gaps.</param>
/// <param name="Day">The office-day it belongs to.</param>
/// <param name="Command">The command's id; unique in the office.</param>
/// <param name="Kind">The command's name.</param>
/// <param name="Ticket">The ticket the command was about: its outcome.</param>
/// <param name="Events">What happened, in order; at least one.</param>
internal sealed record JournalRecord(
    long Version,
    DateOnly Day,
    CommandId Command,
    string Kind,
    TicketId? Ticket,
    ImmutableArray<QueueEvent> Events
);
