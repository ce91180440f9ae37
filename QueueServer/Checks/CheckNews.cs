using QueueContracts;

namespace QueueServer.Checks;

/// <summary>What servers tell each other of the officers' checks and of devices; one of them.</summary>
/// <param name="Cameras">The counters that devices watch at this server.</param>
/// <param name="Check">A check that was asked for, or what it came to.</param>
/// <param name="Device">How a device is.</param>
internal sealed record CheckNews(IReadOnlyList<CounterPlace>? Cameras = null, ToldCheck? Check = null, ToldDevice? Device = null);

/// <param name="Name">The device.</param>
/// <param name="Report">What it reported; null for nothing.</param>
/// <param name="IsLimited">Whether it asked for more than it may.</param>
internal sealed record ToldDevice(string Name, HealthReport? Report = null, bool IsLimited = false);

/// <summary>A counter of an office.</summary>
internal readonly record struct CounterPlace(OfficeId Office, CounterId Counter);

/// <param name="Place">Where.</param>
/// <param name="Id">The check.</param>
/// <param name="Ticket">About whom.</param>
/// <param name="Outcome">What it came to; <see cref="CheckOutcome.Asked"/> while it waits.</param>
internal sealed record ToldCheck(CounterPlace Place, CommandId Id, TicketId Ticket, CheckOutcome Outcome);
