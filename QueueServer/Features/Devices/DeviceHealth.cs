using System.Collections.Concurrent;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Cluster;

namespace QueueServer.Features.Devices;

/// <summary>
/// How the devices are, by their last reports, in memory: each server hears of those that report to another. Every time here is this
/// server's: a device's own clock may be wrong.
/// </summary>
internal sealed class DeviceHealth
{
    private readonly ClusterChannel channel;
    private readonly TimeProvider time;
    private readonly DateTimeOffset began;
    private readonly ConcurrentDictionary<string, DeviceState> byName = [];
    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, DateTimeOffset Last)> limited = [];

    public DeviceHealth(ClusterChannel channel, TimeProvider time)
    {
        (this.channel, this.time, began) = (channel, time, time.GetUtcNow());
        channel.Subscribe<ToldDevice>((_, told) => Hear(told));
    }

    public void Report(string device, HealthReport report)
    {
        Note(device, report);
        channel.Publish(new ToldDevice(device, report));
    }

    private void Note(string device, HealthReport report)
    {
        var now = time.GetUtcNow();
        byName.AddOrUpdate(device, _ => DeviceState.First(report, now), (_, before) => before.Next(report, now));
    }

    /// <summary>A device was refused because it asked for more than it may.</summary>
    public void Limit(string device)
    {
        NoteLimit(device);
        channel.Publish(new ToldDevice(device, IsLimited: true));
    }

    private void NoteLimit(string device)
    {
        var now = time.GetUtcNow();
        limited.AddOrUpdate(
            device,
            _ => (now, now),
            (_, before) => (now - before.Last < DeviceTrouble.LimitShown ? before.Since : now, now)
        );
    }

    /// <summary>Forgets a device: what follows under its name is another.</summary>
    public void Forget(string device)
    {
        byName.TryRemove(device, out _);
        limited.TryRemove(device, out _);
    }

    public DeviceState? Find(string device) => byName.GetValueOrDefault(device);

    /// <summary>What is wrong with a device; null when nothing is.</summary>
    /// <param name="device">Its name.</param>
    /// <param name="pairedAt">When it was paired: it is given its time to report.</param>
    public DeviceTrouble? TroubleOf(string device, DateTimeOffset pairedAt)
    {
        var now = time.GetUtcNow();
        if (limited.TryGetValue(device, out var limit) && now - limit.Last < DeviceTrouble.LimitShown)
            return new(DeviceTrouble.Limited, limit.Since);
        return Find(device)?.TroubleAt(now)
            ?? (byName.ContainsKey(device) ? null : DeviceTrouble.SilentSince(pairedAt > began ? pairedAt : began, now));
    }

    private void Hear(ToldDevice? told)
    {
        if (told?.Report is { } report)
            Note(told.Name, report);
        if (told is { IsLimited: true })
            NoteLimit(told.Name);
    }
}
