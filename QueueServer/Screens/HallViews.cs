using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>What a manager sees of an office.</summary>
internal static class HallViews
{
    private const int ShownLongest = 5;

    public static HallView Of(OfficeSnapshot office)
    {
        var (state, settings, _) = office;
        var tickets = office.Tickets;
        return new(
            state.Office,
            state.Version,
            settings.Name,
            settings.TimeZone,
            state.Day,
            state.Phase == DayPhase.Open,
            [.. settings.Counters.Select(counter => CounterOf(state, settings, counter))],
            [.. LinesOf(office)],
            [
                .. tickets
                    .Where(ticket => ticket.State == TicketState.Issued)
                    .OrderBy(ticket => ticket.IssuedAt)
                    .Take(ShownLongest)
                    .Select(ticket => TicketOf(settings, ticket)),
            ],
            [
                .. tickets
                    .Where(ticket => ticket.State == TicketState.Held)
                    .OrderBy(ticket => ticket.AsideSince)
                    .Select(ticket => TicketOf(settings, ticket)),
            ],
            DayOf(office),
            Notices.Of(office)
        )
        {
            At = office.At,
        };
    }

    private static HallCounter CounterOf(OfficeState state, OfficeSettings settings, CounterSettings counter)
    {
        var open = state.Counters.GetValueOrDefault(counter.Id);
        return new(
            counter.Id,
            counter.Number,
            counter.Name,
            open?.Officer,
            open?.Since,
            CounterViews.PauseOf(open),
            state.CurrentAt(counter.Id) is { } ticket ? TicketOf(settings, ticket) : null,
            CallingOrder.WaitingFor(state, counter),
            CounterViews.DayOf(state, counter.Id)
        );
    }

    private static HallTicket TicketOf(OfficeSettings settings, Ticket ticket) =>
        new(
            ticket.Id,
            ticket.Number,
            settings.NameOf(ticket.Service),
            settings.NameOf(ticket.Class),
            ticket.State,
            ticket.IssuedAt,
            ticket.AsideSince ?? ticket.ServingSince ?? ticket.CalledAt ?? ticket.IssuedAt,
            ticket.Calls,
            settings.FindService(ticket.Service)?.ExpectedMinutes ?? 0
        );

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
        return new(
            state.Tickets.Count,
            Count(TicketState.Issued),
            Count(TicketState.Called),
            Count(TicketState.Serving),
            Count(TicketState.Held),
            Count(TicketState.Finished),
            Count(TicketState.NoShow),
            Count(TicketState.Cancelled),
            Count(TicketState.Expired),
            MeanMinutes(waits, waits.Count),
            MeanMinutes(state.Figures.Values.Select(figures => figures.ServiceTime), timed)
        );

        int Count(TicketState of) => counts.GetValueOrDefault(of);
    }

    /// <summary>Summed as whole ticks: the same in whatever order they come, which is another at each start.</summary>
    private static double? MeanMinutes(IEnumerable<TimeSpan> times, int count) =>
        count > 0 ? new TimeSpan(times.Sum(time => time.Ticks)).TotalMinutes / count : null;
}
