using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using QueueContracts;
using QueueServer.Board;
using QueueServer.Counters;
using QueueServer.Domain;
using QueueServer.Kiosks;

namespace QueueServer.Offices;

/// <summary>Shows each newest state to those who watch. States that follow faster than they can be shown are skipped, not queued.</summary>
internal sealed class ViewBroadcaster : BackgroundService
{
    private readonly IHubContext<ScreenHub, IScreenClient> hub;
    private readonly ILogger<ViewBroadcaster> logger;
    private readonly List<(OfficeSettings Settings, Channel<OfficeState> Newest)> followed = [];

    /// <summary>Follows the offices from now on, so that what changes before the program has quite started is shown, too.</summary>
    public ViewBroadcaster(OfficeDirectory offices, IHubContext<ScreenHub, IScreenClient> hub, ILogger<ViewBroadcaster> logger)
    {
        (this.hub, this.logger) = (hub, logger);
        foreach (var office in offices.All)
        {
            var newest = Channel.CreateBounded<OfficeState>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
            office.Changed += state => newest.Writer.TryWrite(state);
            followed.Add((office.Settings, newest));
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(followed.Select(office => FollowAsync(office.Settings, office.Newest.Reader, stoppingToken)));

    private async Task FollowAsync(OfficeSettings settings, ChannelReader<OfficeState> newest, CancellationToken stoppingToken)
    {
        await foreach (var state in newest.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ShowAsync(settings, state);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.BroadcastFailed(logger, e);
            }
        }
    }

    private Task ShowAsync(OfficeSettings settings, OfficeState state) => Task.WhenAll(
    [
        hub.Clients.Group(ScreenHub.BoardsOf(state.Office)).BoardChanged(BoardViews.Of(state, settings)),
        hub.Clients.Group(ScreenHub.KiosksOf(state.Office)).KioskChanged(KioskViews.Of(state, settings)),
        .. settings.Counters.Select(counter =>
            hub.Clients.Group(ScreenHub.WatchersOf(state.Office, counter.Id)).CounterChanged(CounterViews.Of(state, settings, counter))),
    ]);
}
