using KioskDevice.Camera;
using KioskDevice.CounterCheck;
using KioskDevice.Offline;
using KioskDevice.Page;
using KioskDevice.Visits;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Devices;

namespace KioskDevice;

/// <summary>How this kiosk is, or this machine at a counter.</summary>
/// <param name="page">The touch page.</param>
/// <param name="visit">Its visit, and its camera.</param>
/// <param name="meter">When its last frame was read.</param>
/// <param name="store">What is kept for an outage.</param>
/// <param name="counter">The counter's page and camera; null on a kiosk.</param>
internal sealed class KioskHealth(CurrentPage page, VisitLoop visit, KioskMeter meter, OfflineStore store, CounterCamera? counter = null)
    : IDeviceHealth
{
    public HealthReport Report() => counter is null ? OfKiosk() : OfCounter(counter);

    private static HealthReport OfCounter(CounterCamera counter) =>
        new(ProgramVersion.Current, counter.IsOpen, Camera: NameOf(counter.Status), LastFrameAt: counter.LastFrameAt);

    private HealthReport OfKiosk() =>
        new(
            ProgramVersion.Current,
            page.IsOpen,
            Camera: NameOf(visit.Camera),
            LastFrameAt: meter.LastFrameAt,
            Awaiting: store.Day?.Awaiting.Count ?? 0
        )
        {
            Outage = store.Newer is null ? null : HealthReport.NewerVersion,
        };

    private static string NameOf(CameraStatus status) => status.ToString().ToLowerInvariant();
}
