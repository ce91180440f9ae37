using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>Applies what happened. Total over the events there are; an unknown one throws, it is never passed over.</summary>
internal static class Evolution
{
    /// <summary>Applies one journal record: its events, then its outcome under its command's id.</summary>
    /// <exception cref="InvalidOperationException">The record does not follow the state's version, or belongs to another day.</exception>
    public static OfficeState Apply(this OfficeState state, JournalRecord record)
    {
        if (record.Version != state.Version + 1 || record.Day != state.Day)
            throw new InvalidOperationException($"Record {record.Version} of {record.Day:O} does not follow version {state.Version} of {state.Day:O}.");
        foreach (var happened in record.Events) state = state.Evolve(happened);
        return state with
        {
            Version = record.Version,
            Outcomes = state.Outcomes.SetItem(record.Command, new(record.Kind, record.Ticket)),
        };
    }

    /// <summary>Applies one event.</summary>
    public static OfficeState Evolve(this OfficeState state, QueueEvent happened) => happened switch
    {
        DayOpened => state with { Phase = DayPhase.Open },
        DayClosed => state with { Phase = DayPhase.Closed },
        CounterOpened e => state with { Counters = state.Counters.SetItem(e.Counter, new(e.Officer, null)) },
        CounterClosed e => state with { Counters = state.Counters.Remove(e.Counter) },
        TicketIssued e => Issue(state, e),
        TicketCalled e => Call(state, e),
        TicketRecalled e => Recall(state, e),
        ServingStarted e => state.Change(e.Ticket, ticket => ticket with { State = TicketState.Serving, ServingSince = e.At }),
        TicketFinished e => Finish(state, e),
        TicketNotShown e => NotShow(state, e),
        TicketCancelled e => state.End(e.Ticket, TicketState.Cancelled),
        TicketExpired e => state.End(e.Ticket, TicketState.Expired),
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static OfficeState Issue(OfficeState state, TicketIssued e)
    {
        var place = state.Issued + 1;
        var ticket = new Ticket
        {
            Id = e.Ticket, Number = e.Number, Visitor = e.Visitor, Service = e.Service, Code = e.Code,
            HasFace = e.HasFace, HasPicture = e.HasPicture, IssuedAt = e.At, Place = place,
        };
        return state with
        {
            Issued = place,
            Tickets = state.Tickets.Add(e.Ticket, ticket),
            Codes = state.Codes.Add(e.Code, e.Ticket),
            Visitors = state.Visitors.SetItem(e.Visitor, state.Visitors.GetValueOrDefault(e.Visitor, []).Add(e.Ticket)),
            Lines = state.Lines.SetItem(e.Service, state.Line(e.Service).Add(new(place, e.Ticket))),
            LastNumbers = state.LastNumbers.SetItem(e.Number.Prefix, e.Number.Value),
        };
    }

    private static OfficeState Call(OfficeState state, TicketCalled e)
    {
        var ticket = state.Tickets[e.Ticket];
        var called = state.LeaveLine(ticket).Change(e.Ticket, _ => ticket with
        {
            State = TicketState.Called, Counter = e.Counter, CalledAt = e.At, LastCallAt = e.At, Calls = 1,
        });
        return (called with
        {
            Counters = called.Counters.SetItem(e.Counter, called.Counters[e.Counter] with { Current = e.Ticket }),
        }).Announce(e.Ticket, e.At);
    }

    private static OfficeState Recall(OfficeState state, TicketRecalled e) => state
        .Change(e.Ticket, ticket => ticket with { LastCallAt = e.At, Calls = ticket.Calls + 1 })
        .Announce(e.Ticket, e.At);

    private static OfficeState Finish(OfficeState state, TicketFinished e)
    {
        var ticket = state.Tickets[e.Ticket];
        var took = e.At - e.ServedFrom;
        var times = state.ServiceTimes.GetValueOrDefault(ticket.Service, []).Add(took);
        if (times.Count > OfficeState.KeptServiceTimes) times = times.RemoveAt(0);
        return state.End(e.Ticket, TicketState.Finished)
            .Count(ticket, figures => figures with { Finished = figures.Finished + 1, ServiceTime = figures.ServiceTime + took })
            with { ServiceTimes = state.ServiceTimes.SetItem(ticket.Service, times) };
    }

    private static OfficeState NotShow(OfficeState state, TicketNotShown e) => state.End(e.Ticket, TicketState.NoShow)
        .Count(state.Tickets[e.Ticket], figures => figures with { NoShows = figures.NoShows + 1 });

    /// <summary>Takes a ticket out of its line and off its counter, for good.</summary>
    private static OfficeState End(this OfficeState state, TicketId id, TicketState end)
    {
        var ticket = state.Tickets[id];
        var ended = state.LeaveLine(ticket).Change(id, _ => ticket with { State = end });
        return ticket.Counter is { } counter && ended.Counters.TryGetValue(counter, out var open) && open.Current == id
            ? ended with { Counters = ended.Counters.SetItem(counter, open with { Current = null }) }
            : ended;
    }

    private static OfficeState LeaveLine(this OfficeState state, Ticket ticket) =>
        state with { Lines = state.Lines.SetItem(ticket.Service, state.Line(ticket.Service).Remove(new(ticket.Place, ticket.Id))) };

    private static OfficeState Change(this OfficeState state, TicketId id, Func<Ticket, Ticket> change) =>
        state with { Tickets = state.Tickets.SetItem(id, change(state.Tickets[id])) };

    private static OfficeState Count(this OfficeState state, Ticket ticket, Func<CounterFigures, CounterFigures> change) =>
        ticket.Counter is { } counter
            ? state with { Figures = state.Figures.SetItem(counter, change(state.Figures.GetValueOrDefault(counter, CounterFigures.None))) }
            : state;

    private static OfficeState Announce(this OfficeState state, TicketId id, DateTimeOffset at)
    {
        var ticket = state.Tickets[id];
        var sequence = state.CallSequence + 1;
        var calls = state.Calls.Insert(0, new(sequence, id, ticket.Number, ticket.Counter!.Value, at, ticket.Calls)); // a called ticket has its counter
        return state with
        {
            CallSequence = sequence,
            Calls = calls.Count > OfficeState.KeptCalls ? calls.RemoveAt(calls.Count - 1) : calls,
        };
    }
}
