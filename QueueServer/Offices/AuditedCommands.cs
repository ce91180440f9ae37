using QueueContracts;
using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>
/// Which commands the audit keeps, and what it says of each. It is said by the office as it was before, and saved with the command.
/// </summary>
internal static class AuditedCommands
{
    /// <summary>What the audit says of a command; null for one that it does not keep.</summary>
    /// <param name="command">It was accepted.</param>
    /// <param name="before">The office as it was judged.</param>
    /// <param name="actor">Who asked; null where nobody did.</param>
    public static AuditRow? RowOf(Command command, OfficeSnapshot before, Actor? actor)
    {
        if (actor is null)
            return null;
        var (state, office) = (before.State, before.State.Office);
        return command switch
        {
            CancelTicket { By: not CancelTicket.Visitor } cancel => Row(Audited.TicketCancelled, NumberOf(cancel.Ticket)),
            ForgetFace { Why: DeletionReason.OfficerAsked } forget => Row(Audited.FaceForgotten, NumberOf(forget.Ticket)),
            IssueTicket { Override: true } issue => Row(
                Audited.TicketOverridden,
                issue.SameVisitorAs is { } held ? NumberOf(held) : null,
                after: new { issue.Service, issue.Class }
            ),
            ClassifyTicket classify => Row(
                Audited.TicketClassified,
                NumberOf(classify.Ticket),
                new { state.Tickets.GetValueOrDefault(classify.Ticket)?.Class },
                new { classify.Class }
            ),
            TakeOverCounter take => Row(
                Audited.CounterTakenOver,
                take.Counter.Value,
                new { state.Counters.GetValueOrDefault(take.Counter)?.Officer },
                new { take.Officer }
            ),
            CloseDay => Row(Audited.DayClosed, $"{state.Day:yyyy-MM-dd}"),
            ChangeSettings { Next: var next } => Changed(next),
            BringBack => Row(Audited.DayBroughtBack, office.Value, new { state.Day }, new { Day = before.Today }),
            SeeRepair => Row(Audited.RepairSeen, office.Value),
            _ => null,
        };

        AuditRow Row(string what, string? subject, object? was = null, object? after = null) =>
            AuditRow.Create(before.At, actor, office, what, subject, was, after);

        AuditRow Changed(OfficeSettings next)
        {
            var (was, now) = SettingsDifference.Between(before.Settings, next);
            return Row(Audited.SettingsChanged, office.Value, was, now);
        }

        string? NumberOf(TicketId ticket) => state.Tickets.GetValueOrDefault(ticket)?.Number.ToString();
    }
}
