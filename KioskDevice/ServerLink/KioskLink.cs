using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.ServerLink;

/// <summary>Follows the office's kiosk view.</summary>
internal sealed class KioskLink : BackgroundService
{
    private readonly HubLink<KioskView> hub;

    private readonly DeviceIdentity device;

    public KioskLink(HubLink<KioskView> hub, DeviceIdentity device)
    {
        (this.hub, this.device) = (hub, device);
        hub.ViewChanged += view =>
        {
            View = view;
            Changed?.Invoke();
        };
        hub.StateChanged += _ => Changed?.Invoke();
        device.Changed += () =>
        {
            if (Pairing is not null)
                View = null; // nothing of the office stands on a device it has put out
            Changed?.Invoke();
        };
    }

    /// <summary>The last view; null before the first.</summary>
    public KioskView? View { get; private set; }

    public bool Connected => hub.State.Connected;

    /// <summary>What to show instead while this kiosk is not paired; null while it is.</summary>
    public PairingPrompt? Pairing => device.Prompt;

    /// <summary>The view, the connection or the pairing changed.</summary>
    public event Action? Changed;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => hub.RunAsync(stoppingToken);
}
