using QueueContracts;

namespace QueueServer.Domain;

/// <summary>What happens to a ticket at a counter.</summary>
internal static partial class Evolution
{
    private static void Call(this OfficeStateBuilder day, TicketCalled e)
    {
        var ticket = day.Tickets[e.Ticket];
        day.LeaveLine(ticket);
        day.Put(
            ticket with
            {
                State = TicketState.Called,
                Counter = e.Counter,
                OnlyCounter = null,
                CalledAt = e.At,
                LastCallAt = e.At,
                Calls = 1,
                ServingSince = null,
            }
        );
        day.AtCounter(
            e.Counter,
            open => open with { Current = e.Ticket, Turn = open.Turn.After(ticket), Undo = UndoOf(UndoKind.Call, ticket, open, e.At) }
        );
        day.Announce(e.Ticket, e.At);
    }

    private static void Recall(this OfficeStateBuilder day, TicketRecalled e)
    {
        var ticket = day.Tickets[e.Ticket];
        day.Put(ticket with { LastCallAt = e.At, Calls = ticket.Calls + 1 });
        day.NothingToUndo(ticket);
        day.Announce(e.Ticket, e.At);
    }

    private static void Serve(this OfficeStateBuilder day, ServingStarted e)
    {
        var ticket = day.Tickets[e.Ticket];
        day.Put(ticket with { State = TicketState.Serving, ServingSince = e.At });
        day.NothingToUndo(ticket);
    }

    private static void Finish(this OfficeStateBuilder day, TicketFinished e)
    {
        var ticket = day.Tickets[e.Ticket];
        var took = ticket.Served(e.ServedFrom, e.At);
        if (took.IsSure)
        {
            var times = day.ServiceTimes.GetValueOrDefault(ticket.Service, []);
            day.ServiceTimes[ticket.Service] =
            [
                .. times.AsSpan()[Math.Max(0, times.Length - OfficeState.KeptServiceTimes + 1)..],
                took.Length,
            ];
        }

        day.End(e.Ticket, TicketState.Finished);
        var finish = ticket.Counter is { } counter
            ? new FinishedService(counter, day.Counters.GetValueOrDefault(counter)?.Officer ?? "", e.At)
            : null;
        day.Put(day.Tickets[e.Ticket] with { Outcome = e.Outcome, Finish = finish });
        day.Count(ticket.Counter, figures => (figures with { Finished = figures.Finished + 1 }).With(took, 1));
        day.AllowUndo(UndoKind.Finish, ticket, e.At);
    }

    private static void NotShow(this OfficeStateBuilder day, TicketNotShown e)
    {
        var ticket = day.Tickets[e.Ticket];
        day.End(e.Ticket, TicketState.NoShow);
        day.Put(day.Tickets[e.Ticket] with { AsideSince = e.At });
        day.Count(ticket.Counter, figures => figures with { NoShows = figures.NoShows + 1 });
        day.AllowUndo(UndoKind.NoShow, ticket, e.At);
    }

    private static void Hold(this OfficeStateBuilder day, TicketHeld e)
    {
        var ticket = day.Tickets[e.Ticket];
        var served =
            ticket.State == TicketState.Serving ? ticket.Served(ticket.ServedFrom, e.At) : new(ticket.ServedBefore, !ticket.ServedUnsure);
        day.LeaveCounter(ticket);
        day.Put(
            ticket with
            {
                State = TicketState.Held,
                HeldBy = e.Officer,
                AsideSince = e.At,
                Note = e.Note ?? ticket.Note,
                ServedBefore = served.Length,
                ServedUnsure = !served.IsSure,
            }
        );
    }

    private static void Resume(this OfficeStateBuilder day, TicketResumed e)
    {
        day.Put(
            day.Tickets[e.Ticket] with
            {
                State = TicketState.Serving,
                Counter = e.Counter,
                ServingSince = e.At,
                HeldBy = null,
                AsideSince = null,
            }
        );
        day.AtCounter(e.Counter, open => open with { Current = e.Ticket, Undo = null });
    }

    private static void Transfer(this OfficeStateBuilder day, TicketTransferred e)
    {
        var ticket = day.Tickets[e.Ticket];
        day.LeaveCounter(ticket);
        day.Count(ticket.Counter, figures => figures with { Transferred = figures.Transferred + 1 });
        day.Wait(
            ticket with
            {
                Service = e.Service,
                OnlyCounter = e.ToCounter,
                DueAt = null,
                Place = e.Place,
                Note = e.Note ?? ticket.Note,
                Calls = 0,
                ServedBefore = TimeSpan.Zero,
                ServedUnsure = false,
            }
        );
    }
}
