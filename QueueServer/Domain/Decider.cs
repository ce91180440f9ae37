using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>The queue's rules: what a command leads to. Pure; the same arguments give the same decision.</summary>
internal static partial class Decider
{
    /// <summary>Decides one command.</summary>
    /// <param name="state">The office's day.</param>
    /// <param name="settings">The office's settings.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="now">The moment the events will carry.</param>
    public static Decision Decide(OfficeState state, OfficeSettings settings, Command command, DateTimeOffset now)
    {
        if (state.Outcomes.TryGetValue(command.Id, out var outcome))
            return outcome.Kind == command.Kind ? new Repeated(outcome) : Refuse(Refusals.CommandIdReused);
        if (command is OpenDay) return state.Phase == DayPhase.NotOpened ? Accept(null, new DayOpened(now, state.Day)) : Accept(null);
        if (state.Phase != DayPhase.Open) return Refuse(Refusals.DayNotOpen);
        return command switch
        {
            CloseDay => CloseTheDay(state, now),
            OpenCounter c => Open(state, settings, c, now),
            CloseCounter c => Close(state, c, now),
            IssueTicket c => Issue(state, settings, c, now),
            CancelTicket c => Cancel(state, c, now),
            CallNext c => Next(state, settings, c, now),
            TicketAtCounter c => AtCounter(state, c, now),
            _ => throw new InvalidOperationException($"Unknown command {command.Kind}."),
        };
    }

    /// <summary>Rule 4: who waits or was called expires, who is being served is finished, counters close.</summary>
    private static Accepted CloseTheDay(OfficeState state, DateTimeOffset now) => Accept(null,
    [
        .. state.Tickets.Values.Where(ticket => ticket.IsLive).OrderBy(ticket => ticket.Place).Select(ticket => End(ticket, now)),
        .. state.Counters.Keys.OrderBy(counter => counter.Value, StringComparer.Ordinal).Select(counter => new CounterClosed(now, counter)),
        new DayClosed(now),
    ]);

    private static QueueEvent End(Ticket ticket, DateTimeOffset now) => ticket.State == TicketState.Serving
        ? new TicketFinished(now, ticket.Id, ServedFrom(ticket))
        : new TicketExpired(now, ticket.Id);

    /// <summary>Rule 2: serving starts when the arrival is confirmed; if that was forgotten, at the (last) call.</summary>
    private static DateTimeOffset ServedFrom(Ticket ticket) => ticket.ServingSince ?? ticket.LastCallAt ?? ticket.IssuedAt;

    private static Accepted Accept(TicketId? ticket, params QueueEvent[] events) => new([.. events], ticket);

    private static Refused Refuse(string code, DateTimeOffset? from = null) => new(new Rejection(code, from));
}
