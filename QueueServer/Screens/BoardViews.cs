using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>What lobby boards see of an office.</summary>
internal static class BoardViews
{
    private const int AnnouncedCalls = 10;

    /// <param name="office">The office.</param>
    /// <param name="board">The picture set for the board; null, or one the office no longer has, for the whole office.</param>
    public static BoardView Of(OfficeSnapshot office, BoardId? board = null)
    {
        var (state, settings, _) = office;
        var shown = settings.Boards.FirstOrDefault(of => of.Id == board);
        var display = shown?.Display ?? BoardDisplay.Default;
        var counters = settings
            .Counters.Where(counter => shown is null || shown.Counters.IsEmpty || shown.Counters.Contains(counter.Id))
            .ToList();
        var services = settings.Services.Where(service => shown is null || shown.Services.IsEmpty || shown.Services.Contains(service.Id));
        var numbers = counters.ToDictionary(counter => counter.Id, counter => counter.Number);
        var calls = state
            .Calls.Where(call => numbers.ContainsKey(call.Counter))
            .Select(call => new BoardCall(call.Sequence, call.Number, numbers[call.Counter], call.At, call.Attempt))
            .ToList();
        return new()
        {
            Office = state.Office,
            Version = state.Version,
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            Day = state.Day,
            Open = state.Phase == DayPhase.Open,
            Counters = counters.ConvertAll(counter => CounterOf(state, settings, counter)),
            Calls = [.. calls.Take(AnnouncedCalls)],
            LastCalled = [.. calls.DistinctBy(call => call.Number).Take(display.LastCalled)],
            Services = [.. services.Select(service => ServiceLines.Of(office, service))],
            Display = On(state.Day, display),
            Brand = settings.Brand,
            Page = PublicPageSettings.AddressOf(settings),
            At = office.At,
        };
    }

    /// <summary>The announcements of other days are not its business.</summary>
    private static BoardDisplay On(DateOnly day, BoardDisplay display)
    {
        var shown = display.Announcements.Where(one => one.FirstDay <= day && day <= one.LastDay).ToList();
        return shown.Count == display.Announcements.Count ? display : display with { Announcements = shown };
    }

    private static BoardCounter CounterOf(OfficeState state, OfficeSettings settings, CounterSettings counter)
    {
        var current = state.CurrentAt(counter.Id);
        return new(
            counter.Id,
            counter.Number,
            counter.Name,
            state.Counters.ContainsKey(counter.Id),
            current?.Number,
            current?.LastCallAt,
            current?.State == TicketState.Serving
        )
        {
            Prefixes =
            [
                .. settings
                    .Services.Where(service => service.Active && counter.Services.Contains(service.Id))
                    .Select(service => service.Prefix.ToString()),
            ],
        };
    }
}
