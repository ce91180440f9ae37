using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>Taking a number and giving it up.</summary>
internal static partial class Decider
{
    private static Decision Issue(OfficeState state, OfficeSettings settings, IssueTicket command, DateTimeOffset now)
    {
        if (settings.FindService(command.Service) is not { } service) return Refuse(Refusals.UnknownService);
        var live = state.TicketsOf(command.Visitor).Where(ticket => ticket.IsLive).ToList();
        if (live.Find(ticket => ticket.Service == command.Service) is { } held) return new AlreadyHeld(held.Id);
        if (live.Count >= settings.MaxTicketsPerVisitor) return Refuse(Refusals.TooManyTickets);
        var last = state.LastNumbers.GetValueOrDefault(service.Prefix);
        if (last >= TicketNumber.Last) return Refuse(Refusals.NumbersSpent);
        if (state.Codes.ContainsKey(command.Code)) return Refuse(Refusals.CodeTaken);
        return Accept(command.Ticket, new TicketIssued(
            now, command.Ticket, command.Visitor, new(service.Prefix, last + 1), command.Service, command.Code, command.HasFace, command.HasPicture));
    }

    private static Decision Cancel(OfficeState state, CancelTicket command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket)) return Refuse(Refusals.UnknownTicket);
        return ticket.KeepsFace
            ? Accept(ticket.Id, new TicketCancelled(now, ticket.Id, command.By))
            : Refuse(Refusals.TicketEnded);
    }
}
