using KioskDevice.Offline;
using KioskDevice.Page;
using KioskDevice.Visits;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Devices;

namespace KioskDevice;

/// <summary>How this kiosk is.</summary>
internal sealed class KioskHealth(CurrentPage page, VisitLoop visit, KioskMeter meter, OfflineStore store) : IDeviceHealth
{
    public HealthReport Report() =>
        new(
            ProgramVersion.Current,
            page.IsOpen,
            Camera: visit.Camera.ToString().ToLowerInvariant(),
            LastFrameAt: meter.LastFrameAt,
            Awaiting: store.Day?.Awaiting.Count ?? 0
        )
        {
            Outage = store.Newer is null ? null : HealthReport.NewerVersion,
        };
}
