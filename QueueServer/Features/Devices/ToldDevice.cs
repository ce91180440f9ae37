using QueueContracts;

namespace QueueServer.Features.Devices;

/// <summary>What servers tell each other of how a device is.</summary>
/// <param name="Name">The device.</param>
/// <param name="Report">What it reported; null for nothing.</param>
/// <param name="IsLimited">Whether it asked for more than it may.</param>
internal sealed record ToldDevice(string Name, HealthReport? Report = null, bool IsLimited = false);
