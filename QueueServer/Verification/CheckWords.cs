using QueueContracts;
using QueueServer.Cluster;
using QueueServer.Domain;

namespace QueueServer.Verification;

/// <summary>A check was asked for, or came to something.</summary>
/// <param name="Place">Where.</param>
/// <param name="Id">The check.</param>
/// <param name="Ticket">About whom.</param>
/// <param name="Outcome">What it came to; <see cref="CheckOutcome.Asked"/> while it waits.</param>
internal sealed record ToldCheck(CounterPlace Place, CommandId Id, TicketId Ticket, CheckOutcome Outcome) : LiveWord;

/// <summary>The counters that devices watch at one server.</summary>
/// <param name="Server">Which one.</param>
/// <param name="Cameras">The counters.</param>
internal sealed record CamerasAt(string Server, IReadOnlyList<CounterPlace> Cameras) : LiveWord;

/// <summary>A counter of an office.</summary>
internal readonly record struct CounterPlace(OfficeId Office, CounterId Counter);
