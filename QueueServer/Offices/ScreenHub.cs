using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Board;
using QueueServer.Counters;
using QueueServer.Domain;
using QueueServer.Hall;
using QueueServer.Kiosks;

namespace QueueServer.Offices;

/// <summary>Lets screens follow their view. The group is joined before the view is made, so that no change falls between.</summary>
[Authorize]
internal sealed class ScreenHub(OfficeDirectory offices) : Hub<IScreenClient>, IScreenHub
{
    private const string WatchedCounter = "counter";

    public static string KiosksOf(OfficeId office) => $"kiosks/{office}";

    /// <param name="office">The office.</param>
    /// <param name="board">The picture set for the board; null for the whole office.</param>
    public static string BoardsOf(OfficeId office, BoardId? board) => $"boards/{office}/{board}";

    public static string WatchersOf(OfficeId office, CounterId counter) => $"counters/{office}/{counter}";

    public static string HallOf(OfficeId office) => $"hall/{office}";

    [Authorize(Policies.Kiosk)]
    public async Task<KioskView> WatchKiosk()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, KiosksOf(Office.Id));
        return KioskViews.Of(Office.Now);
    }

    [Authorize(Policies.Board)]
    public async Task<BoardView> WatchBoard()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, BoardsOf(Office.Id, null));
        return BoardViews.Of(Office.Now);
    }

    [Authorize(Policies.Officer)]
    public async Task<CounterView> WatchCounter(CounterId counter)
    {
        if (Office.Settings.FindCounter(counter) is null) throw new HubException(Refusals.UnknownCounter);
        if (Context.Items.TryGetValue(WatchedCounter, out var before) && before is string group)
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, group);
        var joined = WatchersOf(Office.Id, counter);
        Context.Items[WatchedCounter] = joined;
        await Groups.AddToGroupAsync(Context.ConnectionId, joined);
        return CounterViews.Of(Office.Now, counter) ?? throw new HubException(Refusals.UnknownCounter);
    }

    [Authorize(Policies.Manager)]
    public async Task<HallView> WatchHall(OfficeId office)
    {
        if (offices.Find(office) is not { } host || !offices.IsWithin(office, Office.Id)) throw new HubException("unknown-office");
        await Groups.AddToGroupAsync(Context.ConnectionId, HallOf(office));
        return HallViews.Of(host.Now);
    }

    private OfficeHost Office => offices.Get(Context.User!.Office()); // [Authorize] above: there is a user, and every user has an office
}
