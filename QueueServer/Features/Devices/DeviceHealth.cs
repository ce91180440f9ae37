using System.Collections.Concurrent;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Cluster;

namespace QueueServer.Features.Devices;

/// <summary>
/// How the devices are, by their last reports, in memory: every server hears them all. Every time here is this server's: a device's own
/// clock may be wrong.
/// </summary>
internal sealed class DeviceHealth
{
    private readonly LiveNews live;
    private readonly TimeProvider time;
    private readonly DateTimeOffset began;
    private readonly ConcurrentDictionary<string, DeviceState> byName = [];
    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, DateTimeOffset Last)> limited = [];

    public DeviceHealth(LiveNews live, TimeProvider time)
    {
        (this.live, this.time, began) = (live, time, time.GetUtcNow());
        live.Subscribe<DeviceWord>(Hear, Held);
    }

    /// <summary>A device says how it is.</summary>
    public Task ReportAsync(string device, HealthReport report) => SayAsync(new DeviceReported(device, report));

    /// <summary>A device was refused because it asked for more than it may.</summary>
    public Task LimitAsync(string device) => SayAsync(new DeviceLimited(device));

    /// <summary>Forgets a device: what follows under its name is another.</summary>
    public Task ForgetAsync(string device) => SayAsync(new DeviceForgotten(device));

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

    private Task SayAsync(DeviceWord word) => live.SayAsync(TopicOf(word.Name), word);

    private void Hear(DeviceWord word)
    {
        var (device, now) = (word.Name, time.GetUtcNow());
        switch (word)
        {
            case DeviceReported { Ages: { } ages, Report: var report }:
                byName.TryAdd(device, DeviceState.Heard(report, ages, now));
                break;
            case DeviceReported { Report: var report }:
                byName.AddOrUpdate(device, _ => DeviceState.First(report, now), (_, before) => before.Next(report, now));
                break;
            case DeviceLimited:
                limited.AddOrUpdate(
                    device,
                    _ => (now, now),
                    (_, before) => (now - before.Last < DeviceTrouble.LimitShown ? before.Since : now, now)
                );
                break;
            case DeviceForgotten:
                byName.TryRemove(device, out _);
                limited.TryRemove(device, out _);
                break;
        }
    }

    private IEnumerable<(string Topic, DeviceWord Word)> Held()
    {
        var now = time.GetUtcNow();
        foreach (var (device, state) in byName)
            yield return (TopicOf(device), new DeviceReported(device, state.Report) { Ages = state.AgesAt(now) });
    }

    private static string TopicOf(string device) => $"device {device}";
}
