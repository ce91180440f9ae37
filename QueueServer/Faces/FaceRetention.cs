using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Features.Media;

namespace QueueServer.Faces;

/// <summary>
/// Rule 12: a face lives until the last of its visitor's tickets is finished, cancelled or expired (a no-show may return, so it
/// stays until the day closes), or the visitor says so; a picture only while its own ticket is live.
/// </summary>
internal static class FaceRetention
{
    /// <summary>What a record ends.</summary>
    public static (ImmutableArray<VisitorId> Visitors, ImmutableArray<TicketId> Pictures, bool Day) Ends(
        OfficeState after,
        JournalRecord record
    )
    {
        if (record.Events.Any(happened => happened is DayClosed))
            return ([], [], true);
        var touched = record.Events.OfType<TicketEvent>().Select(happened => after.Tickets[happened.Ticket]).Distinct().ToList();
        var asked = record.Events.OfType<FaceForgotten>().Select(happened => after.Tickets[happened.Ticket].Visitor).ToList();
        return (
            [
                .. touched
                    .Where(ticket =>
                        !after.TicketsOf(ticket.Visitor).Any(of => of is { HasFace: true, KeepsFace: true }) && HadFace(after, ticket)
                    )
                    .Select(ticket => ticket.Visitor)
                    .Concat(asked)
                    .Distinct(),
            ],
            [
                .. touched
                    .Where(ticket => ticket is { HasPicture: true, IsLive: false })
                    .Concat(asked.SelectMany(after.TicketsOf))
                    .Select(ticket => ticket.Id)
                    .Distinct(),
            ],
            false
        );
    }

    /// <summary>Why a record deletes what it deletes; one record has one reason.</summary>
    public static DeletionReason WhyOf(JournalRecord record) =>
        record.Events.OfType<DayClosed>().Any() ? DeletionReason.DayClosed
        : record.Events.OfType<FaceForgotten>().FirstOrDefault() is { } asked ? asked.Why
        : record.Events.OfType<TicketCancelled>().Any() ? DeletionReason.Cancelled
        : record.Events.OfType<TicketNotShown>().Any() ? DeletionReason.NoShow
        : DeletionReason.Finished;

    private static bool HadFace(OfficeState state, Ticket ticket) => state.TicketsOf(ticket.Visitor).Any(of => of.HasFace);
}
