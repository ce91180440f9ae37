using QueueContracts;
using ScreenHosting;

namespace DisplayBoard.Feed;

/// <summary>Follows the server's board view for as long as the program runs.</summary>
internal sealed class ServerFollower : BackgroundService
{
    private readonly HubLink<BoardView> link;

    public ServerFollower(HubLinkSettings settings, LatestPicture latest, TimeProvider time, ILogger<ServerFollower> logger)
    {
        link = new(settings, time, logger);
        link.ViewChanged += latest.Show;
        link.StateChanged += latest.Show;
    }

    /// <exception cref="StartException">This board's secret cannot be read, or would leave this machine in clear text.</exception>
    public static HubLinkSettings Settings(ServerOptions server) =>
        HubLinkSettings.Board(server.Address, DeviceSecret.ReadFor(server.Address, server.SecretFile));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => link.RunAsync(stoppingToken);
}
