using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Board;

/// <summary>What lobby boards see of a state.</summary>
internal static class BoardViews
{
    private const int AnnouncedCalls = 10;
    private const int LastCalled = 5;

    public static BoardView Of(OfficeState state, OfficeSettings settings)
    {
        var numbers = settings.Counters.ToDictionary(counter => counter.Id, counter => counter.Number);
        var calls = state.Calls.Where(call => numbers.ContainsKey(call.Counter))
            .Select(call => new BoardCall(call.Sequence, call.Number, numbers[call.Counter], call.At, call.Attempt)).ToList();
        return new(
            state.Office, state.Version, settings.Name, settings.TimeZone, state.Day, state.Phase == DayPhase.Open,
            [.. settings.Counters.Select(counter => CounterOf(state, counter))],
            [.. calls.Take(AnnouncedCalls)],
            [.. calls.DistinctBy(call => call.Number).Take(LastCalled)],
            ServiceLines.Of(state, settings), BoardDisplay.Default);
    }

    private static BoardCounter CounterOf(OfficeState state, CounterSettings counter)
    {
        var current = state.CurrentAt(counter.Id);
        return new(
            counter.Id, counter.Number, counter.Name, state.Counters.ContainsKey(counter.Id),
            current?.Number, current?.LastCallAt, current?.State == TicketState.Serving);
    }
}
