using QueueContracts;
using QueueServer.Cluster;

namespace QueueServer.Features.Devices;

/// <summary>What servers tell each other of a device.</summary>
internal abstract record DeviceWord(string Name) : LiveWord;

/// <summary>A device says how it is.</summary>
internal sealed record DeviceReported(string Name, HealthReport Report) : DeviceWord(Name)
{
    /// <summary>How long ago, for a server that joins later; each server counts by its own clock.</summary>
    public DeviceAges? Ages { get; init; }
}

/// <summary>A device was refused because it asked for more than it may.</summary>
internal sealed record DeviceLimited(string Name) : DeviceWord(Name);

/// <summary>A device is no more, or is another from now on.</summary>
internal sealed record DeviceForgotten(string Name) : DeviceWord(Name);

/// <summary>A <see cref="DeviceState"/>'s moments, as time that has passed since.</summary>
internal sealed record DeviceAges(TimeSpan Reported, TimeSpan Fault, TimeSpan Frames);
