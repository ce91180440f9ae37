using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Features.Tickets;

/// <summary>What a visitor sees of their own ticket.</summary>
internal static class TicketSummaries
{
    /// <summary>The visitor's own page of a ticket, as a phone reaches it; null while the office has set no public address.</summary>
    public static Uri? PageOf(OfficeSettings settings, TicketId ticket) =>
        settings.PublicAddress is { } address ? new(address, $"/t/{ticket}") : null;

    public static TicketSummary Of(OfficeSnapshot office, Ticket ticket)
    {
        var (state, settings, _) = office;
        return new(
            ticket.Id,
            ticket.Number,
            ticket.Code,
            ticket.Service,
            settings.NameOf(ticket.Service),
            ticket.State,
            ticket.IssuedAt,
            office.Forecast.AheadOf(ticket) ?? CallingOrder.AheadOf(state, settings, ticket),
            office.Forecast.For(ticket),
            ticket.Counter is { } counter ? settings.FindCounter(counter)?.Number : null,
            settings.NameOf(ticket.Class),
            PageOf(settings, ticket.Id),
            state.Phase == DayPhase.Open && state.HoldsFaceOf(ticket)
        );
    }
}
