using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Board;
using QueueServer.Counters;
using QueueServer.Domain;
using QueueServer.Kiosks;

namespace QueueServer.Offices;

/// <summary>Lets screens follow their view. The group is joined before the view is made, so that no change falls between.</summary>
[Authorize]
internal sealed class ScreenHub(OfficeDirectory offices, Accounts accounts, LiveConnections connections) : Hub<IScreenClient>, IScreenHub
{
    private const string WatchedCounter = "counter";

    public static string KiosksOf(OfficeId office) => $"kiosks/{office}";

    public static string BoardsOf(OfficeId office) => $"boards/{office}";

    public static string WatchersOf(OfficeId office, CounterId counter) => $"counters/{office}/{counter}";

    public override Task OnConnectedAsync()
    {
        connections.Add(Context);
        if (!accounts.Holds(Context.User!)) Context.Abort(); // [Authorize]: there is a user; the session ended between the request and the line above
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        return base.OnDisconnectedAsync(exception);
    }

    [Authorize(Policies.Kiosk)]
    public async Task<KioskView> WatchKiosk()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, KiosksOf(Office.Settings.Id));
        return KioskViews.Of(Office.State, Office.Settings);
    }

    [Authorize(Policies.Board)]
    public async Task<BoardView> WatchBoard()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, BoardsOf(Office.Settings.Id));
        return BoardViews.Of(Office.State, Office.Settings);
    }

    [Authorize(Policies.Officer)]
    public async Task<CounterView> WatchCounter(CounterId counter)
    {
        var settings = Office.Settings.FindCounter(counter) ?? throw new HubException(Refusals.UnknownCounter);
        if (Context.Items.TryGetValue(WatchedCounter, out var before) && before is string group)
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, group);
        var joined = WatchersOf(Office.Settings.Id, counter);
        Context.Items[WatchedCounter] = joined;
        await Groups.AddToGroupAsync(Context.ConnectionId, joined);
        return CounterViews.Of(Office.State, Office.Settings, settings);
    }

    private OfficeHost Office => offices.Get(Context.User!.Office()); // [Authorize] above: there is a user, and every user has an office
}
