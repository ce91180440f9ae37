using Microsoft.Extensions.Options;
using QueueContracts;
using ScreenHosting;

namespace DisplayBoard.Feed;

/// <summary>Follows the server's board view for as long as the program runs.</summary>
internal sealed class ServerFollower : BackgroundService
{
    private readonly HubLink<BoardView> link;

    /// <exception cref="StartException">This board's secret cannot be read.</exception>
    public ServerFollower(IOptions<ServerOptions> server, LatestPicture latest, TimeProvider time, ILogger<ServerFollower> logger)
    {
        link = new(HubLinkSettings.Board(server.Value.Address, Secret(server.Value.SecretFile)), time, logger);
        link.ViewChanged += latest.Show;
        link.StateChanged += latest.Show;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => link.RunAsync(stoppingToken);

    private static string Secret(string? file)
    {
        try
        {
            return DeviceSecret.Read(file);
        }
        catch (InvalidDataException e)
        {
            throw new StartException(e.Message, e);
        }
    }
}
