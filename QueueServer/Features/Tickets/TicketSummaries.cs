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

    /// <summary>A ticket as a turn left it.</summary>
    public static TicketSummary Of(IOffice office, TurnResult turn, TicketId ticket) =>
        Of(office.Now with { State = turn.State, Settings = turn.Settings }, turn.State.Tickets[ticket]);

    public static TicketSummary Of(OfficeSnapshot office, Ticket ticket)
    {
        var (state, settings, _) = office;
        return new()
        {
            Id = ticket.Id,
            Number = ticket.Number,
            Code = ticket.Code,
            Service = ticket.Service,
            ServiceName = settings.NameOf(ticket.Service),
            State = ticket.State,
            IssuedAt = ticket.IssuedAt,
            Ahead = office.Forecast.AheadOf(ticket) ?? CallingOrder.AheadOf(state, settings, ticket),
            Estimate = office.Forecast.For(ticket),
            Counter = ticket.Counter is { } counter ? settings.FindCounter(counter)?.Number : null,
            Class = settings.NameOf(ticket.Class),
            Page = PageOf(settings, ticket.Id),
            HasFace = state.Phase == DayPhase.Open && state.HoldsFaceOf(ticket),
        };
    }
}
