using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>A decision and the state it left.</summary>
internal sealed record TurnResult(Decision Decision, OfficeState State);

/// <summary>What a search by face came to.</summary>
/// <param name="Outcome">How sure it is.</param>
/// <param name="Tickets">The visitor's tickets; empty unless found.</param>
/// <param name="Refused">Why nothing was searched; null when it was.</param>
internal sealed record FoundVisitor(FindOutcome Outcome, IReadOnlyList<Ticket> Tickets, Decision.Refused? Refused = null);
