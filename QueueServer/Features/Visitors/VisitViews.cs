using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Tickets;
using QueueServer.Offices;
using QueueServer.Ratings;

namespace QueueServer.Features.Visitors;

/// <summary>What a visitor's phone shows of their ticket.</summary>
internal sealed record VisitView
{
    /// <summary>The office's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Office { get; init; }

    /// <summary>Its colour and logo.</summary>
    public required Brand Brand { get; init; }

    /// <summary>Its IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Its own date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The office's version: older views are dropped.</summary>
    public required long Version { get; init; }

    /// <summary>The server's moment: the page counts with it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The ticket.</summary>
    public required TicketSummary Ticket { get; init; }

    /// <summary>The name of the counter it was called to, by language code; null before.</summary>
    public required IReadOnlyDictionary<string, string>? CounterName { get; init; }

    /// <summary>How often it was called.</summary>
    public required int Calls { get; init; }

    /// <summary>Whether it can be given up.</summary>
    public required bool MayCancel { get; init; }

    /// <summary>Whether its visitor can come back to the line.</summary>
    public required bool MayReturn { get; init; }

    /// <summary>Whether the next few can go before it.</summary>
    public required bool MayPostpone { get; init; }

    /// <summary>Whether its visitor can go for a paper.</summary>
    public required bool MayLeave { get; init; }

    /// <summary>How its visitor says that they are here; null where they need not, being here or done.</summary>
    public required CheckInView? CheckIn { get; init; }

    /// <summary>Whether its visitor is asked how satisfied they are, in which form; null where they are not, or answered.</summary>
    public required VisitQuestion? Question { get; init; }

    /// <summary>What was agreed to when it was taken; null for a number without a face.</summary>
    public required Consent? Consent { get; init; }
}

/// <param name="IsFirst">They were not here yet; else they went for a paper.</param>
/// <param name="HasMissed">Their turn has passed: they are called after three others then.</param>
/// <param name="Near">Where the office is, <c>20.9712, 105.7788</c>: near it their phone may say so; null where it may not.</param>
internal sealed record CheckInView(bool IsFirst, bool HasMissed, string? Near);

/// <param name="Stars">Five stars instead of three levels.</param>
internal sealed record VisitQuestion(bool Stars);

/// <summary>Makes visitors' views.</summary>
internal static class VisitViews
{
    /// <returns>Null once the office's day is another one.</returns>
    public static VisitView? Of(OfficeSnapshot office, TicketId id, RatingDesk desk)
    {
        var (state, settings, _) = office;
        if (!state.Tickets.TryGetValue(id, out var ticket))
            return null;
        var isOpen = state.Phase == DayPhase.Open;
        return new()
        {
            Office = settings.Name,
            Brand = settings.Brand,
            TimeZone = settings.TimeZone,
            Day = state.Day,
            Version = state.Version,
            At = office.At,
            Ticket = TicketSummaries.Of(office, ticket),
            CounterName = ticket.Counter is { } counter ? settings.FindCounter(counter)?.Name : null,
            Calls = ticket.Calls,
            MayCancel = isOpen && ticket.KeepsFace && ticket.State != TicketState.Serving,
            MayReturn = isOpen && ticket.State == TicketState.NoShow,
            MayPostpone =
                isOpen
                && ticket is { State: TicketState.Issued, Postponed: < OfficeSettings.MaxPostponed }
                && state.HasSomebodyBehind(ticket),
            MayLeave = isOpen && ticket.State == TicketState.Issued,
            CheckIn =
                isOpen && ticket.State == TicketState.Away
                    ? new(state.Expected.Contains(id), state.HasMissed(ticket), settings.PublicPage.Place)
                    : null,
            Question = desk.TokenOf(office, ticket) is null ? null : new(settings.Ratings.Stars),
            Consent = ticket.Consent is { } given ? new(given.Version, given.Language, given.At, given.Picture) : null,
        };
    }
}
