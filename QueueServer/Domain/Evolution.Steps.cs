using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>The steps that events are made of.</summary>
internal static partial class Evolution
{
    private static OfficeState UndoCall(OfficeState state, CallUndone e)
    {
        var undo = state.Counters[e.Counter].Undo!; // decided: there was something to undo
        var back = state.LeaveCounter(state.Tickets[e.Ticket]).Wait(undo.Before);
        return back.AtCounter(e.Counter, open => open with { Turn = undo.Turn })
            with { Calls = back.Calls.RemoveAll(call => call.Ticket == e.Ticket && call.Counter == e.Counter) };
    }

    private static OfficeState UndoNoShow(OfficeState state, NoShowUndone e) => state.PutBack(e.Ticket, e.Counter)
        .Count(e.Counter, figures => figures with { NoShows = figures.NoShows - 1 });

    private static OfficeState UndoFinish(OfficeState state, FinishUndone e)
    {
        var back = state.PutBack(e.Ticket, e.Counter);
        var ticket = back.Tickets[e.Ticket];
        var times = state.ServiceTimes.GetValueOrDefault(ticket.Service, []);
        var took = state.Counters[e.Counter].Undo!.Until - OfficeSettings.UndoTime - ticket.ServedFrom + ticket.ServedBefore; // decided: there was something to undo
        var kept = times.LastIndexOf(took) is >= 0 and var at ? times.RemoveAt(at) : times;
        return back.Count(e.Counter, figures => figures with { Finished = figures.Finished - 1, ServiceTime = figures.ServiceTime - took })
            with { ServiceTimes = state.ServiceTimes.SetItem(ticket.Service, kept) };
    }

    /// <summary>A ticket stands at its counter again as it did before the last act. Its picture was deleted with that act.</summary>
    private static OfficeState PutBack(this OfficeState state, TicketId id, CounterId counter) => state
        .Put(state.Counters[counter].Undo!.Before with { HasPicture = false }) // decided: there was something to undo
        .AtCounter(counter, open => open with { Current = id, Undo = null });

    /// <summary>A ticket waits in its line, at its place.</summary>
    private static OfficeState Wait(this OfficeState state, Ticket ticket)
    {
        var waiting = ticket with
        {
            State = TicketState.Issued, Counter = null, CalledAt = null, LastCallAt = null, ServingSince = null, HeldBy = null, AsideSince = null,
        };
        return state.Put(waiting) with
        {
            Lines = state.Lines.SetItem(waiting.Line, state.Line(waiting.Line).Add(new(waiting.Place, waiting.Id))),
            LastPlace = Math.Max(state.LastPlace, waiting.Place),
        };
    }

    /// <summary>Takes a ticket out of its line and off its counter.</summary>
    private static OfficeState End(this OfficeState state, TicketId id, TicketState end)
    {
        var ticket = state.Tickets[id];
        return state.LeaveLine(ticket).LeaveCounter(ticket).Put(ticket with { State = end, Desk = null, HeldBy = null });
    }

    private static OfficeState LeaveLine(this OfficeState state, Ticket ticket)
    {
        if (ticket.State != TicketState.Issued) return state;
        var left = state.Line(ticket.Line).Remove(new(ticket.Place, ticket.Id));
        return state with { Lines = left.IsEmpty ? state.Lines.Remove(ticket.Line) : state.Lines.SetItem(ticket.Line, left) };
    }

    private static OfficeState LeaveCounter(this OfficeState state, Ticket ticket) =>
        ticket is { IsAtCounter: true, Counter: { } counter } ? state.AtCounter(counter, open => open with { Current = null, Undo = null }) : state;

    private static OfficeState Put(this OfficeState state, Ticket ticket) => state with { Tickets = state.Tickets.SetItem(ticket.Id, ticket) };

    private static OfficeState AtCounter(this OfficeState state, CounterId counter, Func<OpenedCounter, OpenedCounter> change) =>
        state.Counters.TryGetValue(counter, out var open) ? state with { Counters = state.Counters.SetItem(counter, change(open)) } : state;

    private static OfficeState NothingToUndo(this OfficeState state, TicketId id) =>
        state.Tickets[id].Counter is { } counter ? state.AtCounter(counter, open => open with { Undo = null }) : state;

    private static OfficeState AllowUndo(this OfficeState state, UndoKind kind, Ticket before, DateTimeOffset at) =>
        before.Counter is { } counter ? state.AtCounter(counter, open => open with { Undo = UndoOf(kind, before, open, at) }) : state;

    private static UndoPoint UndoOf(UndoKind kind, Ticket before, OpenedCounter open, DateTimeOffset at) =>
        new(kind, before, open.Turn, at + OfficeSettings.UndoTime);

    private static OfficeState Count(this OfficeState state, CounterId? counter, Func<CounterFigures, CounterFigures> change) =>
        counter is { } of ? state with { Figures = state.Figures.SetItem(of, change(state.Figures.GetValueOrDefault(of, CounterFigures.None))) } : state;

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
