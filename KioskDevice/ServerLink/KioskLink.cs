using QueueContracts;

namespace KioskDevice.ServerLink;

/// <summary>Follows the office's kiosk view.</summary>
internal sealed class KioskLink : BackgroundService
{
    private readonly HubLink<KioskView> hub;

    public KioskLink(HubLink<KioskView> hub)
    {
        this.hub = hub;
        hub.ViewChanged += view =>
        {
            View = view;
            Changed?.Invoke();
        };
        hub.StateChanged += _ => Changed?.Invoke();
    }

    /// <summary>The last view; null before the first.</summary>
    public KioskView? View { get; private set; }

    public bool Connected => hub.State.Connected;

    /// <summary>The view or the connection changed.</summary>
    public event Action? Changed;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => hub.RunAsync(stoppingToken);
}
