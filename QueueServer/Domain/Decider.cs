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
        if (command is OpenDay open)
            return state.Phase == DayPhase.NotOpened ? Open(state, open, now) : Accept(null);
        if (command is ChangeSettings change)
            return Change(state, settings, change, now);
        if (Mend(state, command, now) is { } mended)
            return mended;
        if (state.Phase != DayPhase.Open)
            return Refuse(Refusals.DayNotOpen);
        return command switch
        {
            CloseDay c => CloseTheDay(state, c, now),
            IssueTicket c => Issue(state, settings, c, now),
            CancelTicket c => Cancel(state, c, now),
            ForgetFace c => Forget(state, c, now),
            ReturnTicket c => Return(state, settings, c, now),
            PostponeTicket c => Postpone(state, c, now),
            LeaveForPaper c => Leave(state, c, now),
            CheckIn c => CheckIn(state, c, now),
            ClassifyTicket c => Classify(state, settings, c, now),
            NoteOutcome c => Note(state, settings, c, now),
            LeaseNumbers c => Lease(state, settings, c, now),
            ReturnNumbers c => ReturnLeased(state, c, now),
            OpenCounter c => Open(state, settings, c, now),
            CloseCounter c => Close(state, c, now),
            TakeOverCounter c => TakeOver(state, c, now),
            CounterCommand c => AtCounter(state, settings, c, now),
            _ => throw new InvalidOperationException($"Unknown command {command.Kind}."),
        };
    }

    /// <summary>That the queue was repaired is told on, from day to day, until a manager has read it.</summary>
    private static Accepted Open(OfficeState state, OpenDay command, DateTimeOffset now) =>
        command.Repaired is { } repaired
            ? Accept(null, new DayOpened(now, state.Day), new QueueRepaired(repaired))
            : Accept(null, new DayOpened(now, state.Day));

    /// <summary>Rule 4: who waits, was called or is held expires, who is being served is finished, counters close.</summary>
    private static Accepted CloseTheDay(OfficeState state, CloseDay command, DateTimeOffset now) =>
        Accept(
            null,
            [
                .. state.Tickets.Values.Where(ticket => ticket.IsLive).OrderBy(ticket => ticket.Place).Select(ticket => End(ticket, now)),
                .. state
                    .Counters.Keys.OrderBy(counter => counter.Value, StringComparer.Ordinal)
                    .Select(counter => new CounterClosed(now, counter)),
                new DayClosed(now, command.By),
            ]
        );

    private static QueueEvent End(Ticket ticket, DateTimeOffset now) =>
        ticket.State == TicketState.Serving ? new TicketFinished(now, ticket.Id, ticket.ServedFrom) : new TicketExpired(now, ticket.Id);

    private static Accepted Accept(TicketId? ticket, params QueueEvent[] events) => new([.. events], ticket);

    private static Refused Refuse(string code, DateTimeOffset? from = null) => new(new Rejection(code, from));
}
