using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Ratings;

namespace QueueServer.Screens;

/// <summary>What a manager sees of an office.</summary>
internal static class HallViews
{
    private const int ShownLongest = 5;

    /// <param name="office">The office.</param>
    /// <param name="calledOf">As in <see cref="CounterViews.Of"/>.</param>
    /// <param name="given">Where dissatisfaction gathers; null where none is told of.</param>
    public static HallView Of(OfficeSnapshot office, Func<string, string>? calledOf = null, GivenRatings? given = null)
    {
        var (state, settings, _) = office;
        var alarms = given?.AlarmsAt(office);
        var tickets = office.Tickets;
        return new()
        {
            Office = state.Office,
            Version = state.Version,
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            Day = state.Day,
            DayOpen = state.Phase == DayPhase.Open,
            Counters =
            [
                .. settings.Counters.Select(counter =>
                    CounterOf(state, settings, counter, calledOf) with
                    {
                        Dissatisfied =
                            alarms is not null && alarms.TryGetValue(counter.Id, out var alarm) ? new(alarm.Count, alarm.Since) : null,
                    }
                ),
            ],
            Lines = [.. LinesOf(office)],
            Longest =
            [
                .. tickets
                    .Where(ticket => ticket.State == TicketState.Issued)
                    .OrderBy(ticket => ticket.IssuedAt)
                    .Take(ShownLongest)
                    .Select(ticket => TicketOf(settings, ticket)),
            ],
            Held =
            [
                .. tickets
                    .Where(ticket => ticket.State == TicketState.Held)
                    .OrderBy(ticket => ticket.AsideSince)
                    .Select(ticket => TicketOf(settings, ticket)),
            ],
            Today = DayOf(office),
            Notices = Notices.Of(office),
            At = office.At,
        };
    }

    private static HallCounter CounterOf(
        OfficeState state,
        OfficeSettings settings,
        CounterSettings counter,
        Func<string, string>? calledOf
    )
    {
        var open = state.Counters.GetValueOrDefault(counter.Id);
        return new()
        {
            Id = counter.Id,
            Number = counter.Number,
            Name = counter.Name,
            Officer = CounterViews.Called(open?.Officer, calledOf),
            Since = open?.Since,
            Pause = CounterViews.PauseOf(open),
            Current = state.CurrentAt(counter.Id) is { } ticket ? TicketOf(settings, ticket) : null,
            Waiting = CallingOrder.WaitingFor(state, counter),
            Today = CounterViews.DayOf(state, counter.Id),
        };
    }

    private static HallTicket TicketOf(OfficeSettings settings, Ticket ticket) =>
        new()
        {
            Id = ticket.Id,
            Number = ticket.Number,
            ServiceName = settings.NameOf(ticket.Service),
            Class = settings.NameOf(ticket.Class),
            State = ticket.State,
            IssuedAt = ticket.IssuedAt,
            Since = ticket.AsideSince ?? ticket.ServingSince ?? ticket.CalledAt ?? ticket.IssuedAt,
            Calls = ticket.Calls,
            ExpectedMinutes = settings.FindService(ticket.Service)?.ExpectedMinutes ?? 0,
        };

    private static IEnumerable<HallLine> LinesOf(OfficeSnapshot office)
    {
        var (state, settings, _) = office;
        var calling = settings.Counters.Where(counter => state.Counters.GetValueOrDefault(counter.Id) is { Pause: null }).ToList();
        return office
            .Tickets.Where(ticket => ticket.State == TicketState.Issued)
            .GroupBy(ticket => (ticket.Service, ticket.Class))
            .OrderBy(line => settings.Services.IndexOf(settings.FindService(line.Key.Service)!))
            .ThenByDescending(line => line.Key.Class?.Value) // an unknown service comes first
            .Select(line => new HallLine(
                line.Key.Service,
                settings.NameOf(line.Key.Service),
                settings.NameOf(line.Key.Class),
                line.Count(),
                line.Min(ticket => ticket.IssuedAt),
                line.All(ticket => calling.Exists(counter => CallingOrder.Serves(counter, ticket.Line)))
            ));
    }

    private static HallDay DayOf(OfficeSnapshot office)
    {
        var state = office.State;
        var counts = office.Tickets.CountBy(ticket => ticket.State).ToDictionary();
        var waits = office
            .Tickets.Where(ticket => ticket.CalledAt is not null)
            .Select(ticket => Gap.Between(ticket.IssuedAt, ticket.CalledAt!.Value)) // filtered
            .Where(wait => wait.IsSure)
            .Select(wait => wait.Length)
            .ToList();
        var timed = state.Figures.Values.Sum(figures => figures.Timed);
        return new()
        {
            Issued = state.Tickets.Count,
            Waiting = Count(TicketState.Issued),
            Called = Count(TicketState.Called),
            Serving = Count(TicketState.Serving),
            Held = Count(TicketState.Held),
            Finished = Count(TicketState.Finished),
            NoShows = Count(TicketState.NoShow),
            Cancelled = Count(TicketState.Cancelled),
            Expired = Count(TicketState.Expired),
            MeanWaitMinutes = MeanMinutes(waits, waits.Count),
            MeanServiceMinutes = MeanMinutes(state.Figures.Values.Select(figures => figures.ServiceTime), timed),
        };

        int Count(TicketState of) => counts.GetValueOrDefault(of);
    }

    /// <summary>Summed as whole ticks: the same in whatever order they come, which is another at each start.</summary>
    private static double? MeanMinutes(IEnumerable<TimeSpan> times, int count) =>
        count > 0 ? new TimeSpan(times.Sum(time => time.Ticks)).TotalMinutes / count : null;
}
