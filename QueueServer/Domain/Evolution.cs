using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Access;

namespace QueueServer.Domain;

/// <summary>Applies what happened. Total over the events there are; an unknown one throws, it is never passed over.</summary>
internal static partial class Evolution
{
    /// <summary>The state after one more journal record.</summary>
    /// <exception cref="InvalidOperationException">The record does not follow the state's version, or belongs to another day.</exception>
    public static OfficeState Apply(this OfficeState state, JournalRecord record)
    {
        var day = new OfficeStateBuilder(state);
        day.Apply(record);
        return day.ToState();
    }

    /// <summary>Applies one journal record: its events, then its outcome under its command's id.</summary>
    /// <exception cref="InvalidOperationException">The record does not follow the day's version, or belongs to another day.</exception>
    public static void Apply(this OfficeStateBuilder day, JournalRecord record)
    {
        if (record.Version != day.Version + 1 || record.Day != day.Day)
            throw new InvalidOperationException(
                $"Record {record.Version} of {record.Day:O} does not follow version {day.Version} of {day.Day:O}."
            );
        foreach (var happened in record.Events)
            day.Evolve(happened);
        day.Version = record.Version;
        day.Outcomes[record.Command] = new(record.Kind, record.Ticket);
    }

    /// <summary>Applies one event.</summary>
    public static void Evolve(this OfficeStateBuilder day, QueueEvent happened)
    {
        switch (happened)
        {
            case DayOpened:
                day.Phase = DayPhase.Open;
                break;
            case DayClosed:
                day.Phase = DayPhase.Closed;
                break;
            case SettingsChanged:
                break; // they stand beside the journal; the version is what tells the screens
            case NumbersLeased e:
                day.Leases = day.Leases.Add(new(e.Holder, e.Service, e.First, e.Last.Value, e.At) { Kiosk = e.Kiosk });
                break;
            case NumbersReturned e:
                day.Return(e);
                break;
            case NumbersPassedOver e:
                day.PassOver(e);
                break;
            case QueueRepaired e:
                day.Repair = new(e.At, []);
                break;
            case RepairSeen:
                day.Repair = null;
                break;
            case QueueBroughtBack:
                day.Phase = DayPhase.Open;
                break;
            case ClockSet e:
                day.SetClock(e);
                break;
            case CounterOpened e:
                day.Counters[e.Counter] = new(e.Officer, e.At);
                break;
            case CounterClosed e:
                day.Close(e);
                break;
            case CounterTakenOver e:
                day.AtCounter(e.Counter, open => open with { Officer = e.Officer, Since = e.At });
                break;
            case CounterPaused e:
                day.AtCounter(e.Counter, open => open with { Pause = new(e.Reason, e.At) });
                break;
            case CounterContinued e:
                day.AtCounter(e.Counter, open => open with { Pause = null });
                break;
            case TicketIssued e:
                day.Issue(e);
                break;
            case TicketCalled e:
                day.Call(e);
                break;
            case TicketRecalled e:
                day.Recall(e);
                break;
            case ServingStarted e:
                day.Serve(e);
                break;
            case TicketFinished e:
                day.Finish(e);
                break;
            case TicketNotShown e:
                day.NotShow(e);
                break;
            case TicketReturned e:
                day.Wait(day.Tickets[e.Ticket] with { Place = e.Place, Calls = 0, DueAt = null });
                break;
            case TicketPostponed e:
                day.Postpone(e);
                break;
            case TicketLeft e:
                day.Leave(e);
                break;
            case TicketCheckedIn e:
                day.CheckIn(e);
                break;
            case TicketHeld e:
                day.Hold(e);
                break;
            case TicketResumed e:
                day.Resume(e);
                break;
            case TicketTransferred e:
                day.Transfer(e);
                break;
            case TicketClassified e:
                day.Classify(e);
                break;
            case OutcomeNoted e:
                day.Put(day.Tickets[e.Ticket] with { Outcome = e.Outcome });
                break;
            case CallUndone e:
                day.UndoCall(e);
                break;
            case NoShowUndone e:
                day.UndoNoShow(e);
                break;
            case FinishUndone e:
                day.UndoFinish(e);
                break;
            case FaceForgotten e:
                day.ForgetFace(e);
                break;
            case TicketCancelled e:
                day.End(e.Ticket, TicketState.Cancelled);
                break;
            case TicketExpired e:
                day.End(e.Ticket, TicketState.Expired);
                break;
            default:
                throw new InvalidOperationException($"Unknown event {happened.GetType().Name}.");
        }
    }

    private static void Close(this OfficeStateBuilder day, CounterClosed e)
    {
        var sent = day
            .Lines.Where(line => line.Key.Counter == e.Counter)
            .SelectMany(line => line.Value)
            .Select(place => day.Tickets[place.Ticket])
            .ToList();
        foreach (var ticket in sent)
        {
            day.LeaveLine(ticket);
            day.Wait(ticket with { OnlyCounter = null });
        }

        day.Counters.Remove(e.Counter);
    }

    private static void Return(this OfficeStateBuilder day, NumbersReturned e)
    {
        var block = day.Leases.Find(block => block.Contains(e.First))!; // decided: it was leased
        day.Leases = e.First == block.First ? day.Leases.Remove(block) : day.Leases.Replace(block, block with { Last = e.First.Value - 1 });
    }

    private static void Issue(this OfficeStateBuilder day, TicketIssued e)
    {
        if (e.HandedIn is null)
            day.LastNumbers[e.Number.Prefix] = e.Number.Value;
        else
            day.Leases = day.Leases.ConvertAll(block =>
                block.Contains(e.Number) ? block with { Used = block.Used.Add(e.Number.Value) } : block
            );
        day.Codes.Add(e.Code, e.Ticket);
        day.Visitors[e.Visitor] = day.Visitors.GetValueOrDefault(e.Visitor, []).Add(e.Ticket);
        day.Given[e.Service] = day.Given.GetValueOrDefault(e.Service) + 1;
        var place = e.HandedIn?.Place ?? e.Place ?? (day.LastPlace + WaitingPlace.Step);
        var taken = e.HandedIn?.GivenAt ?? e.At;
        var due = e.Booking?.DueAt;
        var ticket = new Ticket
        {
            Id = e.Ticket,
            Number = e.Number,
            Visitor = e.Visitor,
            Service = e.Service,
            Code = e.Code,
            HasFace = e.HasFace,
            HasPicture = e.HasPicture,
            IssuedAt = taken,
            WaitsFrom = taken,
            RanksAt = e.Booking?.RanksAt ?? taken,
            PressesFrom = due > taken ? due.Value : taken,
            Place = place,
            Arrival = place,
            Class = e.Class,
            Overridden = e.Override || e.HandedIn is not null,
            DuplicateOf = e.HandedIn?.DuplicateOf,
            Consent = e.Consent,
            Remote = e.Remote,
            Booking = e.Booking?.Id,
            DueAt = due,
        };
        if (e.Booking is { } used)
            day.Bookings = day.Bookings.SetItem(used.Id, e.Ticket);
        if (e.Remote)
            day.Expect(ticket, e.At);
        else
            day.Wait(ticket);
    }

    private static void Postpone(this OfficeStateBuilder day, TicketPostponed e)
    {
        var ticket = day.Tickets[e.Ticket];
        day.LeaveLine(ticket);
        day.Wait(ticket with { Place = e.Place, Postponed = ticket.Postponed + 1, PressesFrom = e.At, DueAt = null });
    }

    private static void Classify(this OfficeStateBuilder day, TicketClassified e)
    {
        var ticket = day.Tickets[e.Ticket];
        day.LeaveLine(ticket);
        day.Wait(ticket with { Class = e.Class });
    }

    private static void ForgetFace(this OfficeStateBuilder day, FaceForgotten e)
    {
        foreach (var id in day.Visitors[day.Tickets[e.Ticket].Visitor])
            day.Put(day.Tickets[id] with { HasFace = false, HasPicture = false });
    }
}
