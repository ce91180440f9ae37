using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>Being away and being there: numbers taken from afar, and going for a paper.</summary>
internal static partial class Decider
{
    /// <summary>Whether no more of a day's numbers of a service may be taken from afar: the others are for whoever comes.</summary>
    private static bool IsRemoteShareSpent(OfficeState state, OfficeSettings settings, ServiceSettings service) =>
        service.Quota is { } quota
        && state.Tickets.Values.Count(ticket => ticket.Remote && ticket.Service == service.Id)
            >= quota * settings.PublicPage.RemoteShare / 100;

    private static Decision Leave(OfficeState state, LeaveForPaper command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        return ticket.State == TicketState.Issued
            ? Accept(ticket.Id, new TicketLeft(now, ticket.Id, command.By))
            : Refuse(Refusals.NotWaiting);
    }

    /// <summary>
    /// Whoever comes before their turn has the place they had. Once somebody behind them was called, or they were themselves, it is as
    /// with a no-show that returns: after three others.
    /// </summary>
    private static Decision CheckIn(OfficeState state, CheckIn command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        if (ticket.State != TicketState.Away)
            return Refuse(Refusals.NotAway);
        var place = state.HasMissed(ticket) ? PlaceAfter(state, ticket.OrdinaryLine, OfficeSettings.ReturnAfter) : ticket.Place;
        return Accept(ticket.Id, new TicketCheckedIn(now, ticket.Id, place, command.By));
    }
}
