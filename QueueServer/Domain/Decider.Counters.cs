using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>Sitting down at a counter, leaving it, and what its own officer does there.</summary>
internal static partial class Decider
{
    private static Decision Open(OfficeState state, OfficeSettings settings, OpenCounter command, DateTimeOffset now)
    {
        if (settings.FindCounter(command.Counter) is null)
            return Refuse(Refusals.UnknownCounter);
        if (!state.Counters.TryGetValue(command.Counter, out var open))
            return Accept(null, new CounterOpened(now, command.Counter, command.Officer));
        return open.Officer == command.Officer ? Accept(null) : Refuse(Refusals.CounterTaken);
    }

    private static Decision Close(OfficeState state, CloseCounter command, DateTimeOffset now)
    {
        if (!state.Counters.TryGetValue(command.Counter, out var open))
            return Accept(null);
        if (open.Officer != command.Officer)
            return Refuse(Refusals.CounterNotYours);
        return open.Current is null ? Accept(null, new CounterClosed(now, command.Counter)) : Refuse(Refusals.TicketOpen);
    }

    private static Decision TakeOver(OfficeState state, TakeOverCounter command, DateTimeOffset now)
    {
        if (!state.Counters.TryGetValue(command.Counter, out var open))
            return Refuse(Refusals.CounterClosed);
        return open.Officer == command.Officer
            ? Accept(open.Current)
            : Accept(open.Current, new CounterTakenOver(now, command.Counter, command.Officer));
    }

    /// <summary>What only the officer of an open counter may do.</summary>
    private static Decision AtCounter(OfficeState state, OfficeSettings settings, CounterCommand command, DateTimeOffset now)
    {
        if (settings.FindCounter(command.Counter) is not { } counter)
            return Refuse(Refusals.UnknownCounter);
        if (!state.Counters.TryGetValue(command.Counter, out var open))
            return Refuse(Refusals.CounterClosed);
        if (open.Officer != command.Officer)
            return Refuse(Refusals.CounterNotYours);
        return command switch
        {
            PauseCounter c => Pause(open, c, now),
            ContinueCounter => open.Pause is null ? Accept(null) : Accept(null, new CounterContinued(now, command.Counter)),
            CallNext => Next(state, settings, open, counter, now),
            ResumeTicket c => Resume(state, open, c, now),
            UndoLast c => Undo(state, open, c, now),
            TicketAtCounter c => state.CurrentAt(c.Counter) is { } ticket && ticket.Id == c.Ticket
                ? WithTicket(state, settings, c, ticket, now)
                : Refuse(Refusals.NotAtThisCounter),
            _ => throw new InvalidOperationException($"Unknown command {command.Kind}."),
        };
    }

    private static Decision Pause(OpenedCounter open, PauseCounter command, DateTimeOffset now)
    {
        if (open.Current is not null)
            return Refuse(Refusals.TicketOpen);
        return open.Pause?.Reason == command.Reason ? Accept(null) : Accept(null, new CounterPaused(now, command.Counter, command.Reason));
    }

    private static Decision Next(
        OfficeState state,
        OfficeSettings settings,
        OpenedCounter open,
        CounterSettings counter,
        DateTimeOffset now
    )
    {
        var current = state.CurrentAt(counter.Id);
        if (current is not null && !(settings.NextFinishes && current.State == TicketState.Serving))
            return Refuse(Refusals.TicketOpen); // who was called and has not come is no visitor that was served
        if (open.Pause is not null)
            return Refuse(Refusals.CounterPaused);
        var next = CallingOrder.Next(state, settings, counter, now).FirstOrDefault();
        if (current is null && next is null)
            return Refuse(Refusals.NobodyWaiting);
        return Accept(
            next?.Id,
            [
                .. current is null ? (QueueEvent[])[] : [new TicketFinished(now, current.Id, current.ServedFrom)],
                .. next is null ? (QueueEvent[])[] : [new TicketCalled(now, next.Id, counter.Id)],
            ]
        );
    }

    private static Decision Resume(OfficeState state, OpenedCounter open, ResumeTicket command, DateTimeOffset now)
    {
        if (!state.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refuse(Refusals.UnknownTicket);
        if (ticket.State != TicketState.Held)
            return Refuse(Refusals.NotHeld);
        // Who took the counter over goes on with what was held there.
        if (ticket.HeldBy != command.Officer && ticket.Counter != command.Counter)
            return Refuse(Refusals.NotYourHold);
        if (open.Current is not null)
            return Refuse(Refusals.TicketOpen);
        return open.Pause is not null
            ? Refuse(Refusals.CounterPaused)
            : Accept(ticket.Id, new TicketResumed(now, ticket.Id, command.Counter));
    }

    private static Decision Undo(OfficeState state, OpenedCounter open, UndoLast command, DateTimeOffset now)
    {
        if (open.Undo is not { } undo || undo.Before.Id != command.Ticket || !undo.Holds(now))
            return Refuse(Refusals.NothingToUndo);
        var ticket = state.Tickets[command.Ticket];
        var still = undo.Kind switch
        {
            UndoKind.Call => TicketState.Called,
            UndoKind.NoShow => TicketState.NoShow,
            UndoKind.Finish => TicketState.Finished,
            _ => throw new InvalidOperationException($"Unknown act {undo.Kind}."),
        };
        if (ticket.State != still)
            return Refuse(Refusals.NothingToUndo); // the visitor gave it up, or came back
        if (still != TicketState.Called && !ticket.Overridden && OtherLive(state, ticket, ticket.Service))
            return Refuse(Refusals.OtherTicketLive);
        return Accept(
            ticket.Id,
            undo.Kind switch
            {
                UndoKind.Call => new CallUndone(now, ticket.Id, command.Counter),
                UndoKind.NoShow => new NoShowUndone(now, ticket.Id, command.Counter),
                _ => new FinishUndone(now, ticket.Id, command.Counter),
            }
        );
    }

    private static bool OtherLive(OfficeState state, Ticket ticket, ServiceId service) =>
        state.TicketsOf(ticket.Visitor).Any(of => of.Id != ticket.Id && of.IsLive && of.Service == service);
}
