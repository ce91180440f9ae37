using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>Applies what happened. Total over the events there are; an unknown one throws, it is never passed over.</summary>
internal static partial class Evolution
{
    /// <summary>Applies one journal record: its events, then its outcome under its command's id.</summary>
    /// <exception cref="InvalidOperationException">The record does not follow the state's version, or belongs to another day.</exception>
    public static OfficeState Apply(this OfficeState state, JournalRecord record) =>
        state.Follow(record) with { Outcomes = state.Outcomes.SetItem(record.Command, new(record.Kind, record.Ticket)) };

    /// <summary>Applies a record's events, and leaves its outcome to the caller.</summary>
    /// <exception cref="InvalidOperationException">The record does not follow the state's version, or belongs to another day.</exception>
    public static OfficeState Follow(this OfficeState state, JournalRecord record)
    {
        if (record.Version != state.Version + 1 || record.Day != state.Day)
            throw new InvalidOperationException($"Record {record.Version} of {record.Day:O} does not follow version {state.Version} of {state.Day:O}.");
        foreach (var happened in record.Events) state = state.Evolve(happened);
        return state with { Version = record.Version };
    }

    /// <summary>Applies one event.</summary>
    public static OfficeState Evolve(this OfficeState state, QueueEvent happened) => happened switch
    {
        DayOpened => state with { Phase = DayPhase.Open },
        DayClosed => state with { Phase = DayPhase.Closed },
        SettingsChanged => state, // they stand beside the journal; the version is what tells the screens
        NumbersLeased e => state with { Leases = state.Leases.Add(new(e.Holder, e.Service, e.First, e.Last.Value, e.At)) },
        NumbersReturned e => Return(state, e),
        CounterOpened e => state with { Counters = state.Counters.SetItem(e.Counter, new(e.Officer, e.At)) },
        CounterClosed e => Close(state, e),
        CounterTakenOver e => state.AtCounter(e.Counter, open => open with { Officer = e.Officer, Since = e.At }),
        CounterPaused e => state.AtCounter(e.Counter, open => open with { Pause = new(e.Reason, e.At) }),
        CounterContinued e => state.AtCounter(e.Counter, open => open with { Pause = null }),
        TicketIssued e => Issue(state, e),
        TicketCalled e => Call(state, e),
        TicketRecalled e => Recall(state, e),
        ServingStarted e => Serve(state, e),
        TicketFinished e => Finish(state, e),
        TicketNotShown e => NotShow(state, e),
        TicketReturned e => state.Wait(state.Tickets[e.Ticket] with { Place = e.Place, Calls = 0 }),
        TicketHeld e => Hold(state, e),
        TicketResumed e => Resume(state, e),
        TicketTransferred e => Transfer(state, e),
        TicketClassified e => state.LeaveLine(state.Tickets[e.Ticket]).Wait(state.Tickets[e.Ticket] with { Class = e.Class }),
        CallUndone e => UndoCall(state, e),
        NoShowUndone e => UndoNoShow(state, e),
        FinishUndone e => UndoFinish(state, e),
        FaceForgotten e => state.TicketsOf(state.Tickets[e.Ticket].Visitor).Aggregate(state, (on, ticket) => on.Put(ticket with { HasFace = false, HasPicture = false })),
        TicketCancelled e => state.End(e.Ticket, TicketState.Cancelled),
        TicketExpired e => state.End(e.Ticket, TicketState.Expired),
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static OfficeState Close(OfficeState state, CounterClosed e)
    {
        var sent = state.Lines.Where(line => line.Key.Desk == e.Counter).SelectMany(line => line.Value).Select(place => state.Tickets[place.Ticket]).ToList();
        foreach (var ticket in sent) state = state.LeaveLine(ticket).Wait(ticket with { Desk = null });
        return state with { Counters = state.Counters.Remove(e.Counter) };
    }

    private static OfficeState Return(OfficeState state, NumbersReturned e)
    {
        var block = state.Leases.Find(block => block.Contains(e.First))!; // decided: it was leased
        return state with { Leases = e.First == block.First ? state.Leases.Remove(block) : state.Leases.Replace(block, block with { Last = e.First.Value - 1 }) };
    }

    private static OfficeState Issue(OfficeState state, TicketIssued e)
    {
        var place = e.HandedIn?.Place ?? (state.LastPlace + WaitingPlace.Step);
        var ticket = new Ticket
        {
            Id = e.Ticket, Number = e.Number, Visitor = e.Visitor, Service = e.Service, Code = e.Code, HasFace = e.HasFace, HasPicture = e.HasPicture,
            IssuedAt = e.HandedIn?.GivenAt ?? e.At, Place = place, Arrival = place, Class = e.Class, Overridden = e.Override || e.HandedIn is not null,
            AlsoHolds = e.HandedIn?.AlsoHolds, Consent = e.Consent,
        };
        return (state with
        {
            Leases = e.HandedIn is null ? state.Leases : state.Leases.ConvertAll(block => block.Contains(e.Number) ? block with { Used = block.Used.Add(e.Number.Value) } : block),
            Codes = state.Codes.Add(e.Code, e.Ticket),
            Visitors = state.Visitors.SetItem(e.Visitor, state.Visitors.GetValueOrDefault(e.Visitor, []).Add(e.Ticket)),
            LastNumbers = e.HandedIn is null ? state.LastNumbers.SetItem(e.Number.Prefix, e.Number.Value) : state.LastNumbers,
            Given = state.Given.SetItem(e.Service, state.Given.GetValueOrDefault(e.Service) + 1),
        }).Wait(ticket);
    }

    private static OfficeState Call(OfficeState state, TicketCalled e)
    {
        var ticket = state.Tickets[e.Ticket];
        return state.LeaveLine(ticket).Put(ticket with
        {
            State = TicketState.Called, Counter = e.Counter, Desk = null, CalledAt = e.At, LastCallAt = e.At, Calls = 1, ServingSince = null,
        }).AtCounter(e.Counter, open => open with
        {
            Current = e.Ticket, Turn = open.Turn.After(ticket), Undo = UndoOf(UndoKind.Call, ticket, open, e.At),
        }).Announce(e.Ticket, e.At);
    }

    private static OfficeState Recall(OfficeState state, TicketRecalled e) => state
        .Put(state.Tickets[e.Ticket] with { LastCallAt = e.At, Calls = state.Tickets[e.Ticket].Calls + 1 })
        .NothingToUndo(e.Ticket)
        .Announce(e.Ticket, e.At);

    private static OfficeState Serve(OfficeState state, ServingStarted e) => state
        .Put(state.Tickets[e.Ticket] with { State = TicketState.Serving, ServingSince = e.At })
        .NothingToUndo(e.Ticket);

    private static OfficeState Finish(OfficeState state, TicketFinished e)
    {
        var ticket = state.Tickets[e.Ticket];
        var took = ticket.ServedBefore + (e.At - e.ServedFrom);
        var times = state.ServiceTimes.GetValueOrDefault(ticket.Service, []).Add(took);
        if (times.Count > OfficeState.KeptServiceTimes) times = times.RemoveAt(0);
        return state.End(e.Ticket, TicketState.Finished)
            .Count(ticket.Counter, figures => figures with { Finished = figures.Finished + 1, ServiceTime = figures.ServiceTime + took })
            .AllowUndo(UndoKind.Finish, ticket, e.At)
            with { ServiceTimes = state.ServiceTimes.SetItem(ticket.Service, times) };
    }

    private static OfficeState NotShow(OfficeState state, TicketNotShown e)
    {
        var ticket = state.Tickets[e.Ticket];
        var ended = state.End(e.Ticket, TicketState.NoShow);
        return ended.Put(ended.Tickets[e.Ticket] with { AsideSince = e.At })
            .Count(ticket.Counter, figures => figures with { NoShows = figures.NoShows + 1 })
            .AllowUndo(UndoKind.NoShow, ticket, e.At);
    }

    private static OfficeState Hold(OfficeState state, TicketHeld e)
    {
        var ticket = state.Tickets[e.Ticket];
        var served = ticket.State == TicketState.Serving ? e.At - ticket.ServedFrom : TimeSpan.Zero;
        return state.LeaveCounter(ticket).Put(ticket with
        {
            State = TicketState.Held, HeldBy = e.Officer, AsideSince = e.At, Note = e.Note ?? ticket.Note, ServedBefore = ticket.ServedBefore + served,
        });
    }

    private static OfficeState Resume(OfficeState state, TicketResumed e) => state
        .Put(state.Tickets[e.Ticket] with { State = TicketState.Serving, Counter = e.Counter, ServingSince = e.At, HeldBy = null, AsideSince = null })
        .AtCounter(e.Counter, open => open with { Current = e.Ticket, Undo = null });

    private static OfficeState Transfer(OfficeState state, TicketTransferred e)
    {
        var ticket = state.Tickets[e.Ticket];
        return state.LeaveCounter(ticket)
            .Count(ticket.Counter, figures => figures with { Transferred = figures.Transferred + 1 })
            .Wait(ticket with { Service = e.Service, Desk = e.Desk, Place = e.Place, Note = e.Note ?? ticket.Note, Calls = 0, ServedBefore = TimeSpan.Zero });
    }
}
