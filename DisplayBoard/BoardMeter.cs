using System.Diagnostics.Metrics;
using DisplayBoard.Feed;
using QueueContracts;

namespace DisplayBoard;

/// <summary>What a board counts: the calls it announces, and how old its view is.</summary>
internal sealed class BoardMeter
{
    public const string Name = "DisplayBoard";

    private readonly Counter<long> announcements;
    private long? last;

    public BoardMeter(IMeterFactory meters, LatestScreen latest, TimeProvider time)
    {
        var meter = meters.Create(Name);
        announcements = meter.CreateCounter<long>("board.announcements", "{call}", "Calls and recalls handed to the page to be announced.");
        meter.CreateObservableGauge(
            "board.picture.age",
            () => latest.Current.Link is { Connected: false, Since: var since } ? (time.GetUtcNow() - since).TotalSeconds : 0,
            "s",
            "Since when the view is no longer known to be right; 0 while in touch with the server."
        );
        latest.Shown += Count;
    }

    // The calls of the first view were announced before this program started.
    private void Count(BoardView view)
    {
        var newest = view.Calls.Count > 0 ? view.Calls.Max(call => call.Sequence) : 0;
        if (last is { } seen && newest >= seen)
            announcements.Add(view.Calls.Count(call => call.Sequence > seen));
        last = newest;
    }
}
