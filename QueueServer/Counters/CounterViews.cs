using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Counters;

/// <summary>What an officer sees of a state at one counter.</summary>
internal static class CounterViews
{
    private const int ShownNext = 5;

    public static CounterView Of(OfficeState state, OfficeSettings settings, CounterSettings counter)
    {
        var figures = state.Figures.GetValueOrDefault(counter.Id, CounterFigures.None);
        var services = counter.Services.Select(id => settings.FindService(id)!).ToList(); // settings were checked: counters serve what there is
        return new(
            state.Office, state.Version, counter.Id, counter.Number, counter.Name, state.Phase == DayPhase.Open,
            state.Counters.GetValueOrDefault(counter.Id)?.Officer,
            state.CurrentAt(counter.Id) is { } ticket ? CurrentOf(ticket, settings) : null,
            services.Sum(service => state.Line(service.Id).Count),
            [.. CallingOrder.Next(state, counter).Take(ShownNext).Select(place => WaitingOf(state.Tickets[place.Ticket]))],
            services.ConvertAll(service => ServiceLines.Of(state, settings, service)),
            new(figures.Finished, figures.NoShows, figures.Finished > 0 ? figures.ServiceTime.TotalMinutes / figures.Finished : null));
    }

    private static WaitingTicket WaitingOf(Ticket ticket) => new(ticket.Number, ticket.Service, ticket.IssuedAt);

    private static CurrentTicket CurrentOf(Ticket ticket, OfficeSettings settings) => new(
        ticket.Id, ticket.Number, ticket.Service, settings.NameOf(ticket.Service), ticket.IssuedAt,
        ticket.CalledAt ?? ticket.IssuedAt, ticket.Calls, ticket.ServingSince, ticket.RecallFrom, ticket.NoShowFrom,
        settings.FindService(ticket.Service)?.ExpectedMinutes ?? 0, ticket.HasPicture);
}
