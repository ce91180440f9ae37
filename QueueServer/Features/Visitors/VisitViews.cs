using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Tickets;
using QueueServer.Offices;

namespace QueueServer.Features.Visitors;

/// <summary>What a visitor's phone shows of their ticket.</summary>
/// <param name="Office">The office's name by language code.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
/// <param name="Day">Its own date.</param>
/// <param name="Version">The office's version: older views are dropped.</param>
/// <param name="At">The server's moment: the page counts with it.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="CounterName">The name of the counter it was called to, by language code; null before.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="MayCancel">Whether it can be given up.</param>
/// <param name="MayReturn">Whether its visitor can come back to the line.</param>
/// <param name="Consent">What was agreed to when it was taken; null for a number without a face.</param>
internal sealed record VisitView(
    IReadOnlyDictionary<string, string> Office,
    string TimeZone,
    DateOnly Day,
    long Version,
    DateTimeOffset At,
    TicketSummary Ticket,
    IReadOnlyDictionary<string, string>? CounterName,
    int Calls,
    bool MayCancel,
    bool MayReturn,
    Consent? Consent
);

/// <summary>Makes visitors' views.</summary>
internal static class VisitViews
{
    /// <returns>Null once the office's day is another one.</returns>
    public static VisitView? Of(OfficeSnapshot office, TicketId id)
    {
        var (state, settings, _) = office;
        if (!state.Tickets.TryGetValue(id, out var ticket))
            return null;
        var isOpen = state.Phase == DayPhase.Open;
        return new(
            settings.Name,
            settings.TimeZone,
            state.Day,
            state.Version,
            office.At,
            TicketSummaries.Of(office, ticket),
            ticket.Counter is { } counter ? settings.FindCounter(counter)?.Name : null,
            ticket.Calls,
            isOpen && ticket.KeepsFace && ticket.State != TicketState.Serving,
            isOpen && ticket.State == TicketState.NoShow,
            ticket.Consent is { } given ? new(given.Version, given.Language, given.At, given.Picture) : null
        );
    }
}
