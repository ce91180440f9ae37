using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>Lets screens follow their view. The audience is joined before the view is made, so that no change falls between.</summary>
[Authorize]
internal sealed class ScreenHub(
    IOffices offices,
    ViewSources sources,
    Sessions sessions,
    LiveConnections connections,
    ViewSubscriptions audiences,
    IHostApplicationLifetime lifetime
) : Hub<IScreenClient>, IScreenHub
{
    private readonly Accounts accounts = sources.Accounts;

    public static string KiosksOf(OfficeId office) => $"kiosks/{office}";

    /// <param name="office">The office.</param>
    /// <param name="board">The picture set for the board; null for the whole office.</param>
    public static string BoardsOf(OfficeId office, BoardId? board) => $"boards/{office}/{board}";

    public static string WatchersOf(OfficeId office, CounterId counter) => $"counters/{office}/{counter}";

    /// <summary>The cameras of a counter's checks.</summary>
    public static string CamerasOf(OfficeId office, CounterId counter) => $"checks/{office}/{counter}";

    /// <param name="office">The office.</param>
    /// <param name="counter">Where the tablets stand; null for nowhere yet.</param>
    public static string RatingsOf(OfficeId office, CounterId? counter) => $"ratings/{office}/{counter}";

    public static string HallOf(OfficeId office) => $"hall/{office}";

    public override Task OnConnectedAsync()
    {
        connections.Add(Context);
        if (!sessions.Holds(Context.User!))
            Context.Abort(); // [Authorize]: there is a user; the session ended between the request and the line above
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            Context.Abort(); // who came back while the others were let go: the end would wait for it
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        sources.Checks.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    [Authorize(Policies.Kiosk)]
    public Task<KioskView> WatchKiosk()
    {
        Follow(KiosksOf(Office.Id), nameof(IScreenClient.KioskChanged));
        return Task.FromResult(KioskViews.Of(Office.Now));
    }

    [Authorize(Policies.Board)]
    public Task<BoardView> WatchBoard()
    {
        // What a board shows is changed by cutting its connections (Devices): it comes back at once, and is shown the other picture.
        var board = BoardId.TryParse(accounts.Find(Context.User!.Name())?.Display, null, out var of) ? of : (BoardId?)null; // as above
        Follow(BoardsOf(Office.Id, board), nameof(IScreenClient.BoardChanged));
        return Task.FromResult(BoardViews.Of(Office.Now, board));
    }

    [Authorize(Policies.Rating)]
    public Task<RatingView> WatchRating()
    {
        // As with a board: where it stands is changed by cutting its connections.
        var display = accounts.Find(Context.User!.Name())?.Display; // as above
        var counter = CounterId.TryParse(display, null, out var of) ? of : (CounterId?)null;
        Follow(RatingsOf(Office.Id, counter), nameof(IScreenClient.RatingChanged));
        return Task.FromResult(RatingViews.Of(Office.Now, counter, sources.Ratings, accounts.CalledOf));
    }

    [Authorize(Policies.Officer)]
    public Task<CounterView> WatchCounter(CounterId counter)
    {
        if (Office.Settings.FindCounter(counter) is null)
            throw new HubException(Refusals.UnknownCounter);
        Follow(WatchersOf(Office.Id, counter), nameof(IScreenClient.CounterChanged));
        return Task.FromResult(
            CounterViews.Of(Office.Now, counter, sources.Checks, accounts.CalledOf) ?? throw new HubException(Refusals.UnknownCounter)
        );
    }

    [Authorize(Policies.Reader)]
    public Task<HallView> WatchHall(OfficeId office)
    {
        if (!offices.MayAct(Context.User!, office))
            throw new HubException("unknown-office"); // [Authorize]: there is a user
        Follow(HallOf(office), nameof(IScreenClient.HallChanged));
        return Task.FromResult(HallViews.Of(offices.Get(office).Now, accounts.CalledOf, sources.Given));
    }

    [Authorize(Policies.Kiosk)]
    public async Task<CheckWish> WatchCheck(CounterId counter)
    {
        if (Office.Settings.FindCounter(counter) is null)
            throw new HubException(Refusals.UnknownCounter);
        if (!accounts.IsOwnOf(counter, Context.User!))
            throw new HubException("not-this-counters"); // [Authorize]: there is a user
        await Groups.AddToGroupAsync(Context.ConnectionId, CamerasOf(Office.Id, counter));
        return sources.Checks.Watch(Office.Id, counter, Context.ConnectionId);
    }

    /// <summary>A screen follows one view of a kind, and no other from then on.</summary>
    private void Follow(string view, string method)
    {
        if (Context.Items.TryGetValue(method, out var before))
            ((IDisposable)before!).Dispose(); // put there by the next line
        Context.Items[method] = audiences.Join(Context, view, method);
    }

    private IOffice Office => offices.Get(Context.User!.Office()); // [Authorize] above: there is a user, and every user has an office
}
