using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>Whose visitors are not in the office: an officer checks in who stands before them.</summary>
internal static class AwayTickets
{
    /// <summary>All of them, by number.</summary>
    public static AwayTicket[] Of(OfficeSnapshot office) =>
        [
            .. office
                .Tickets.Where(ticket => ticket.State == TicketState.Away)
                .OrderBy(ticket => ticket.Number.Prefix)
                .ThenBy(ticket => ticket.Number.Value)
                .Select(ticket => new AwayTicket(
                    ticket.Id,
                    ticket.Number,
                    office.Settings.NameOf(ticket.Service),
                    ticket.AsideSince ?? ticket.IssuedAt,
                    office.State.Expected.Contains(ticket.Id)
                )),
        ];
}
