using QueueContracts;
using ScreenHosting.Devices;

namespace DisplayBoard.Feed;

/// <summary>Follows the server's board view for as long as the program runs.</summary>
internal sealed class ServerFollower : BackgroundService
{
    private readonly HubLink<BoardView> link;

    public ServerFollower(
        ServerSettings server,
        IDeviceIdentity device,
        LatestScreen latest,
        TimeProvider time,
        ILogger<ServerFollower> logger
    )
    {
        link = new(HubLinkSettings.Board(server.Address, device), time, logger);
        link.ViewChanged += latest.Show;
        link.StateChanged += latest.Show;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => link.RunAsync(stoppingToken);
}
