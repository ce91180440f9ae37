using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>The steps that events are made of.</summary>
internal static partial class Evolution
{
    private static void UndoCall(this OfficeStateBuilder day, CallUndone e)
    {
        var undo = day.Counters[e.Counter].Undo!; // decided: there was something to undo
        day.LeaveCounter(day.Tickets[e.Ticket]);
        day.Wait(undo.Before);
        day.AtCounter(e.Counter, open => open with { Turn = undo.Turn, Undo = undo.Earlier });
        day.Calls = day.Calls.RemoveAll(call => call.Ticket == e.Ticket && call.Counter == e.Counter);
    }

    private static void UndoNoShow(this OfficeStateBuilder day, NoShowUndone e)
    {
        day.PutBack(e.Ticket, e.Counter);
        day.Count(e.Counter, figures => figures with { NoShows = figures.NoShows - 1 });
    }

    private static void UndoFinish(this OfficeStateBuilder day, FinishUndone e)
    {
        var undo = day.Counters[e.Counter].Undo!; // decided: there was something to undo
        day.PutBack(e.Ticket, e.Counter);
        var ticket = day.Tickets[e.Ticket];
        var took = ticket.Served(ticket.ServedFrom, undo.Made);
        day.Count(e.Counter, figures => (figures with { Finished = figures.Finished - 1 }).With(took, -1));
        if (!took.IsSure)
            return;
        var times = day.ServiceTimes.GetValueOrDefault(ticket.Service, []);
        day.ServiceTimes[ticket.Service] = times.LastIndexOf(took.Length) is >= 0 and var at ? times.RemoveAt(at) : times;
    }

    /// <summary>A ticket stands at its counter again as it did before the last act. Its picture was deleted with that act.</summary>
    private static void PutBack(this OfficeStateBuilder day, TicketId id, CounterId counter)
    {
        day.Put(day.Counters[counter].Undo!.Before with { HasPicture = false }); // decided: there was something to undo
        day.AtCounter(counter, open => open with { Current = id, Undo = null });
    }

    /// <summary>A ticket waits in its line, at its place.</summary>
    private static void Wait(this OfficeStateBuilder day, Ticket ticket)
    {
        var waiting = ticket with
        {
            State = TicketState.Issued,
            Counter = null,
            CalledAt = null,
            LastCallAt = null,
            ServingSince = null,
            HeldBy = null,
            AsideSince = null,
        };
        day.Put(waiting);
        day.Lines[waiting.Line] = day.Lines.GetValueOrDefault(waiting.Line, []).Add(new(waiting.Place, waiting.Id));
        day.LastPlace = Math.Max(day.LastPlace, waiting.Place);
    }

    /// <summary>A ticket's visitor has still to come: nobody calls it, its place is kept.</summary>
    private static void Expect(this OfficeStateBuilder day, Ticket ticket, DateTimeOffset at)
    {
        day.Put(ticket with { State = TicketState.Away, AsideSince = at });
        day.Expected = day.Expected.Add(ticket.Id);
        day.LastPlace = Math.Max(day.LastPlace, ticket.Place);
    }

    /// <summary>A ticket's visitor goes. Whichever counter of the service is free takes them when they are back.</summary>
    private static void Leave(this OfficeStateBuilder day, TicketLeft e)
    {
        var ticket = day.Tickets[e.Ticket];
        day.LeaveLine(ticket);
        day.LeaveCounter(ticket);
        day.Put(ticket with { State = TicketState.Away, AsideSince = e.At, Counter = null, OnlyCounter = null });
    }

    private static void CheckIn(this OfficeStateBuilder day, TicketCheckedIn e)
    {
        day.Expected = day.Expected.Remove(e.Ticket);
        var ticket = day.Tickets[e.Ticket];
        day.Wait(
            ticket with
            {
                Place = e.Place,
                DueAt = e.Place == ticket.Place ? ticket.DueAt : null,
                WaitsFrom = e.At,
                PressesFrom = e.At,
                Calls = 0,
                ServedBefore = TimeSpan.Zero,
                ServedUnsure = false,
            }
        );
    }

    /// <summary>Takes a ticket out of its line and off its counter.</summary>
    private static void End(this OfficeStateBuilder day, TicketId id, TicketState end)
    {
        var ticket = day.Tickets[id];
        day.LeaveLine(ticket);
        day.LeaveCounter(ticket);
        day.Expected = day.Expected.Remove(id);
        day.Put(ticket with { State = end, OnlyCounter = null, HeldBy = null });
    }

    private static void LeaveLine(this OfficeStateBuilder day, Ticket ticket)
    {
        if (ticket.State != TicketState.Issued)
            return;
        var left = day.Lines[ticket.Line].Remove(new(ticket.Place, ticket.Id));
        if (left.IsEmpty)
            day.Lines.Remove(ticket.Line);
        else
            day.Lines[ticket.Line] = left;
    }

    private static void LeaveCounter(this OfficeStateBuilder day, Ticket ticket)
    {
        if (ticket is { IsAtCounter: true, Counter: { } counter })
            day.AtCounter(counter, open => open with { Current = null, Undo = null });
    }

    private static void Put(this OfficeStateBuilder day, Ticket ticket) => day.Tickets[ticket.Id] = ticket;

    private static void AtCounter(this OfficeStateBuilder day, CounterId counter, Func<OpenedCounter, OpenedCounter> change)
    {
        if (day.Counters.TryGetValue(counter, out var open))
            day.Counters[counter] = change(open);
    }

    private static void NothingToUndo(this OfficeStateBuilder day, Ticket ticket)
    {
        if (ticket.Counter is { } counter)
            day.AtCounter(counter, open => open with { Undo = null });
    }

    private static void AllowUndo(this OfficeStateBuilder day, UndoKind kind, Ticket before, DateTimeOffset at)
    {
        if (before.Counter is { } counter)
            day.AtCounter(counter, open => open with { Undo = UndoOf(kind, before, open, at) });
    }

    private static UndoPoint UndoOf(UndoKind kind, Ticket before, OpenedCounter open, DateTimeOffset at) =>
        new(kind, before, open.Turn, at + OfficeSettings.UndoTime) { Earlier = open.Undo?.Made == at ? open.Undo : null };

    private static void Count(this OfficeStateBuilder day, CounterId? counter, Func<CounterFigures, CounterFigures> change)
    {
        if (counter is { } of)
            day.Figures[of] = change(day.Figures.GetValueOrDefault(of, CounterFigures.None));
    }

    /// <summary>Counts a service time in, or out again, when it is sure.</summary>
    private static CounterFigures With(this CounterFigures figures, Gap took, int times) =>
        took.IsSure ? figures with { ServiceTime = figures.ServiceTime + (took.Length * times), Timed = figures.Timed + times } : figures;

    private static void Announce(this OfficeStateBuilder day, TicketId id, DateTimeOffset at)
    {
        var ticket = day.Tickets[id];
        // a called ticket has its counter
        var call = new Call(++day.CallSequence, id, ticket.Number, ticket.Counter!.Value, at, ticket.Calls);
        day.Calls = [call, .. day.Calls.AsSpan()[..Math.Min(day.Calls.Length, OfficeState.KeptCalls - 1)]];
    }
}
