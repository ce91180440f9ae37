using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using QueueContracts;
using QueueServer.Board;
using QueueServer.Counters;
using QueueServer.Domain;
using QueueServer.Kiosks;

namespace QueueServer.Offices;

/// <summary>Shows each newest state to those who watch. States that follow faster than they can be shown are skipped, not queued.</summary>
internal sealed class ViewBroadcaster(OfficeDirectory offices, IHubContext<ScreenHub, IScreenClient> hub, ILogger<ViewBroadcaster> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(offices.All.Select(office => FollowAsync(office, stoppingToken)));

    private async Task FollowAsync(OfficeHost office, CancellationToken stoppingToken)
    {
        var newest = Channel.CreateBounded<OfficeState>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        office.Changed += state => newest.Writer.TryWrite(state);
        await foreach (var state in newest.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ShowAsync(office.Settings, state);
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
