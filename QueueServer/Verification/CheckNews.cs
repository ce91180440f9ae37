using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Verification;

/// <summary>What servers tell each other of the officers' checks; one of them.</summary>
/// <param name="Cameras">The counters that devices watch at this server.</param>
/// <param name="Check">A check that was asked for, or what it came to.</param>
internal sealed record CheckNews(IReadOnlyList<CounterPlace>? Cameras = null, ToldCheck? Check = null);

/// <summary>A counter of an office.</summary>
internal readonly record struct CounterPlace(OfficeId Office, CounterId Counter);

/// <param name="Place">Where.</param>
/// <param name="Id">The check.</param>
/// <param name="Ticket">About whom.</param>
/// <param name="Outcome">What it came to; <see cref="CheckOutcome.Asked"/> while it waits.</param>
internal sealed record ToldCheck(CounterPlace Place, CommandId Id, TicketId Ticket, CheckOutcome Outcome);
