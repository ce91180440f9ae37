using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using QueueContracts;
using QueueServer.Diagnostics;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>
/// Shows each newest state to those who watch, and what the clock alone changes (an opening, an end of issuing). States that follow faster
/// than they can be shown are skipped, not queued.
/// </summary>
internal sealed class ViewBroadcaster : BackgroundService
{
    private static readonly TimeSpan ClockPeriod = TimeSpan.FromSeconds(10);

    private readonly IOffices offices;
    private readonly ViewSources sources;
    private readonly ViewSubscriptions audiences;
    private readonly TimeProvider time;
    private readonly ILogger<ViewBroadcaster> logger;
    private readonly Channel<(IOffice Office, Signal News)> followed = Channel.CreateUnbounded<(IOffice, Signal)>();

    /// <summary>Follows the offices from now on, so that what changes before the program has quite started is shown, too.</summary>
    public ViewBroadcaster(
        IOffices offices,
        ViewSources sources,
        ViewSubscriptions audiences,
        IHubContext<ScreenHub, IScreenClient> hub,
        TimeProvider time,
        ILogger<ViewBroadcaster> logger
    )
    {
        (this.offices, this.sources, this.audiences, this.time, this.logger) = (offices, sources, audiences, time, logger);
        sources.Checks.Wanted += (place, wish) => _ = hub.Clients.Group(ScreenHub.CamerasOf(place.Office, place.Counter)).CheckWanted(wish);
        offices.Added += Follow;
        foreach (var office in offices.All)
            Follow(office);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowAllAsync(stoppingToken), WatchClockAsync(stoppingToken));

    private void Follow(IOffice office)
    {
        var news = new Signal();
        office.Changed += news.Raise;
        sources.Accounts.NamesChanged += news.Raise;
        sources.Checks.Changed += RaiseOf;
        sources.Given.Changed += RaiseOf;
        followed.Writer.TryWrite((office, news));

        void RaiseOf(OfficeId of)
        {
            if (of == office.Id)
                news.Raise();
        }
    }

    private async Task FollowAllAsync(CancellationToken stoppingToken)
    {
        var following = new List<Task>();
        await foreach (var (office, news) in followed.Reader.ReadAllAsync(stoppingToken))
            following.Add(FollowAsync(office, news, stoppingToken));
        await Task.WhenAll(following);
    }

    private async Task FollowAsync(IOffice office, Signal news, CancellationToken stoppingToken)
    {
        await foreach (var _ in news.EachAsync(stoppingToken))
            Show(office);
    }

    private async Task WatchClockAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ClockPeriod, time);
        var shown = new Dictionary<OfficeId, string>();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var office in offices.All)
            {
                var open = ByTheClock(office.Now);
                if (shown.TryGetValue(office.Id, out var before) && before != open)
                    Show(office);
                shown[office.Id] = open;
            }
        }
    }

    /// <summary>What of the views the clock alone changes.</summary>
    private string ByTheClock(OfficeSnapshot office) =>
        $"{office.ClockIsAheadBy != TimeSpan.Zero} {office.State.Day > office.Today} "
        + $"{string.Join(' ', ServiceLines.Of(office).Select(service => $"{service.Open}{service.OpensAt}"))} "
        + string.Join(' ', sources.Given.AlarmsAt(office).Select(alarm => $"{alarm.Key}{alarm.Value.Count}"));

    private void Show(IOffice host)
    {
        try
        {
            var (office, accounts) = (host.Now, sources.Accounts);
            Show(ScreenHub.BoardsOf(host.Id, null), () => BoardViews.Of(office));
            foreach (var board in accounts.DisplaysOf(host.Id))
                Show(ScreenHub.BoardsOf(host.Id, board), () => BoardViews.Of(office, board));
            Show(ScreenHub.KiosksOf(host.Id), () => KioskViews.Of(office));
            Show(ScreenHub.HallOf(host.Id), () => HallViews.Of(office, accounts.CalledOf, sources.Given));
            foreach (var counter in office.Settings.Counters)
            {
                // it stands in these settings
                Show(
                    ScreenHub.WatchersOf(host.Id, counter.Id),
                    () => CounterViews.Of(office, counter.Id, sources.Checks, accounts.CalledOf)!
                );
                Show(
                    ScreenHub.RatingsOf(host.Id, counter.Id),
                    () => RatingViews.Of(office, counter.Id, sources.Ratings, accounts.CalledOf)
                );
            }

            Show(ScreenHub.RatingsOf(host.Id, null), () => RatingViews.Of(office, null, sources.Ratings));
        }
        catch (Exception e)
        {
            Log.BroadcastFailed(logger, e);
        }
    }

    private void Show(string name, Func<IView> make)
    {
        if (audiences.Has(name))
            audiences.Show(name, make());
    }
}
