namespace QueueContracts.Hub;

/// <summary>Which view a link follows, where, and as whom.</summary>
/// <param name="Server">The server's base address.</param>
/// <param name="Device">Asked at each connection.</param>
/// <param name="WatchMethod">The hub method that answers with the view and starts the pushes.</param>
/// <param name="PushMethod">The client method through which newer views come.</param>
public sealed record HubLinkSettings(Uri Server, IDeviceIdentity Device, string WatchMethod, string PushMethod)
{
    /// <summary>What the hub method is told, in the order of its parameters; nothing for most.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>The link of a device that watches a counter for its officer's checks.</summary>
    public static HubLinkSettings Check(Uri server, IDeviceIdentity device, CounterId counter) =>
        new(server, device, nameof(IScreenHub.WatchCheck), nameof(IScreenClient.CheckWanted)) { Arguments = [counter] };

    /// <summary>A kiosk's link.</summary>
    public static HubLinkSettings Kiosk(Uri server, IDeviceIdentity device) =>
        new(server, device, nameof(IScreenHub.WatchKiosk), nameof(IScreenClient.KioskChanged));

    /// <summary>A board's link.</summary>
    public static HubLinkSettings Board(Uri server, IDeviceIdentity device) =>
        new(server, device, nameof(IScreenHub.WatchBoard), nameof(IScreenClient.BoardChanged));
}
