using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Tickets;

/// <summary>What a visitor sees of their own ticket.</summary>
internal static class TicketSummaries
{
    public static TicketSummary Of(OfficeState state, OfficeSettings settings, Ticket ticket)
    {
        var ahead = state.AheadOf(ticket);
        var estimate = ticket.State == TicketState.Issued && settings.FindService(ticket.Service) is { } service
            ? WaitEstimate.For(state, settings, service, ahead) : null;
        return new(
            ticket.Id, ticket.Number, ticket.Code, ticket.Service, settings.NameOf(ticket.Service), ticket.State, ticket.IssuedAt,
            ahead, estimate, ticket.Counter is { } counter ? settings.FindCounter(counter)?.Number : null);
    }
}
