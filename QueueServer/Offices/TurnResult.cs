using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>What a turn came to.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="State">The state it left.</param>
/// <param name="Settings">The settings it was judged by.</param>
internal sealed record TurnResult(Decision Decision, OfficeState State, OfficeSettings Settings);

/// <summary>What a search by face came to.</summary>
/// <param name="Outcome">How sure it is.</param>
/// <param name="Tickets">The visitor's tickets; empty unless found.</param>
/// <param name="Refused">Why nothing was searched; null when it was.</param>
internal sealed record FoundVisitor(FindOutcome Outcome, IReadOnlyList<Ticket> Tickets, Decision.Refused? Refused = null);
