using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>
/// Replays an office's day into its facts. The day's own state is replayed beside it, so that what is called, served and taken back is
/// what the rules made of it.
/// </summary>
/// <param name="office">The office.</param>
/// <param name="day">The day.</param>
/// <param name="settings">The settings in force before the day's first record.</param>
internal sealed class DayFold(OfficeId office, DateOnly day, OfficeSettings settings)
{
    private readonly CounterClock clock = new();
    private readonly List<TicketLegs> ended = []; // of parts of the day that the queue has left behind
    private readonly Dictionary<TicketId, TicketLegs> tickets = [];
    private OfficeStateBuilder? state;
    private OfficeSettings settings = settings;
    private TimeSpan setBy; // how much the clock was set since the morning
    private DateTimeOffset? closedAt; // as the clock had it then, less what it was set by
    private bool hasGaps;

    /// <summary>The last record there was; 0 before the first.</summary>
    public long Version => state?.Version ?? 0;

    /// <summary>Takes the day's next record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="inForce">The settings in force after it.</param>
    public void Apply(JournalRecord record, OfficeSettings inForce)
    {
        if (state is not null && record.Version != state.Version + 1)
            Begin(record, leavesSomethingBehind: true);
        else if (state is null)
            Begin(record, leavesSomethingBehind: false);
        hasGaps |= record.Events.Any(happened => happened is QueueRepaired or QueueBroughtBack);
        settings = inForce;
        foreach (var happened in record.Events)
        {
            if (happened is ClockSet set)
                setBy += set.At - set.Before;
            Fold(happened);
            var undone = UndoneBy(happened);
            state!.Evolve(happened); // begun
            if (undone is var (counter, since, does))
                clock.Mend(counter, since - setBy, does);
            Look(happened.At - setBy);
        }

        state!.Version = record.Version;
    }

    /// <summary>The facts as far as the day came.</summary>
    /// <param name="now">Until when what goes on is counted.</param>
    public DayFacts ToFacts(DateTimeOffset now)
    {
        var isClosed = state?.Phase == DayPhase.Closed;
        return new(office, day, Version)
        {
            Revision = settings.Revision,
            IsClosed = isClosed,
            HasGaps = hasGaps,
            Legs =
            [
                .. ended
                    .Concat(tickets.Values)
                    .SelectMany(ticket => ticket.Legs())
                    .Select(leg => Moved(leg, setBy))
                    .OrderBy(leg => leg.WaitsFrom)
                    .ThenBy(leg => leg.Number.Prefix)
                    .ThenBy(leg => leg.Number.Value)
                    .ThenBy(leg => leg.Index),
            ],
            Hours = [.. clock.Until(now - setBy, setBy, settings.Zone)],
        };
    }

    /// <summary>The facts, and what they are made of by the counters.</summary>
    /// <param name="now">Until when what goes on is counted.</param>
    public PastDay ToPastDay(DateTimeOffset now) =>
        new(ToFacts(now), [.. clock.Stretches(now - setBy, setBy)], closedAt is { } at ? at + setBy : null);

    /// <summary>A queue that was brought back from a day ahead, or repaired, begins its day anew: what was before stays counted.</summary>
    private void Begin(JournalRecord record, bool leavesSomethingBehind)
    {
        if (leavesSomethingBehind)
        {
            hasGaps = true;
            ended.AddRange(tickets.Values);
            tickets.Clear();
            foreach (var counter in clock.Open)
                clock.Set(counter, null, record.Events[0].At - setBy);
        }

        state = new(OfficeState.Initial(office, day, record.Version - 1));
    }

    private void Fold(QueueEvent happened)
    {
        var at = happened.At - setBy;
        switch (happened)
        {
            case DayClosed:
                closedAt = at;
                break;
            case TicketIssued e:
                tickets[e.Ticket] = new(First(e, at));
                break;
            case TicketEvent e when tickets.TryGetValue(e.Ticket, out var ticket):
                tickets[e.Ticket] = Follow(ticket, e, at);
                break;
            case CounterTakenOver e when state!.Counters.TryGetValue(e.Counter, out var open) && open.Current is { } current: // begun
                tickets[current] = tickets[current].With(leg => leg with { Officer = e.Officer });
                break;
        }
    }

    private Leg First(TicketIssued e, DateTimeOffset at)
    {
        var taken = e.HandedIn is { } handed ? handed.GivenAt - setBy : at;
        var due = e.Booking?.DueAt;
        return new()
        {
            Number = e.Number,
            Index = 1,
            Service = e.Service,
            Class = e.Class,
            Channel =
                e.HandedIn is not null ? Channel.KioskOffline
                : e.Booking is not null ? Channel.Appointment
                : e.Remote ? Channel.Phone
                : e.By is not null ? Channel.Officer
                : e.HasFace ? Channel.KioskFace
                : Channel.KioskCode,
            Start = LegStart.Taken,
            TakenAt = taken,
            WaitsFrom = due > taken ? due.Value : taken,
            DueAt = due,
            IsExpected = e.Remote,
            Told = e.Remote ? null : e.Told, // from the moment it was taken: no wait in the office
            TargetMinutes = settings.TargetOf(e.Service, e.Class),
        };
    }

    private TicketLegs Follow(TicketLegs ticket, TicketEvent happened, DateTimeOffset at) =>
        happened switch
        {
            TicketCalled e => Call(ticket.Remember(UndoKind.Call), e, at),
            TicketRecalled => ticket.With(leg => leg with { LastCallAt = at, Calls = leg.Calls + 1 }),
            ServingStarted => ticket.With(leg => leg with { ArrivedAt = at, ServedFrom = at }),
            TicketFinished e => ticket
                .Remember(UndoKind.Finish)
                .With(leg =>
                    leg with
                    {
                        ServedFrom = leg.ServedFrom ?? e.ServedFrom - setBy,
                        Outcome = e.Outcome,
                        WasAsked = RatingDraw.IsAsked(settings.Ratings, e.Ticket),
                    }
                )
                .EndedBy(LegEnd.Finished, at),
            TicketNotShown => ticket.Remember(UndoKind.NoShow).EndedBy(LegEnd.NoShow, at),
            TicketReturned => ticket.Next(LegStart.Returned, at, last => last),
            TicketLeft => ticket.EndedBy(LegEnd.Left, at),
            TicketCheckedIn when ticket.Last.IsExpected => ticket.With(leg => leg with { IsExpected = false, WaitsFrom = at }),
            TicketCheckedIn => ticket.Next(LegStart.Returned, at, last => last),
            TicketHeld => ticket.HoldFrom(
                at,
                state!.Tickets[happened.Ticket] is { State: TicketState.Serving } served // begun
                    ? served.ServedFrom - setBy
                    : null
            ),
            TicketResumed e => ticket
                .HoldUntil(at)
                .With(leg => leg with { ServedFrom = leg.ServedFrom ?? at, Counter = e.Counter, Officer = OfficerAt(e.Counter) }),
            TicketTransferred e => ticket
                .EndedBy(LegEnd.Transferred, at)
                .Next(
                    LegStart.Transferred,
                    at,
                    last => last with { Service = e.Service, TargetMinutes = settings.TargetOf(e.Service, last.Class) }
                ),
            TicketClassified e => ticket.With(leg => leg with { Class = e.Class, TargetMinutes = settings.TargetOf(leg.Service, e.Class) }),
            OutcomeNoted e => ticket.With(leg => leg with { Outcome = e.Outcome }),
            CallUndone => ticket.Recalled(UndoKind.Call),
            NoShowUndone => ticket.Recalled(UndoKind.NoShow),
            FinishUndone => ticket.Recalled(UndoKind.Finish),
            FaceForgotten or TicketPostponed => ticket, // a wait counts as it was, whoever wanted it longer
            TicketCancelled e => ticket.EndedBy(e.By == CancelTicket.Visitor ? LegEnd.CancelledByVisitor : LegEnd.CancelledByOfficer, at),
            TicketExpired => ticket.EndedBy(ticket.Last.IsExpected ? LegEnd.NeverCame : LegEnd.Expired, at),
            _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
        };

    /// <summary>Who waits in the same line, came before and was not called is overtaken.</summary>
    private TicketLegs Call(TicketLegs ticket, TicketCalled e, DateTimeOffset at)
    {
        var called = state!.Tickets[e.Ticket]; // begun
        foreach (var place in state.Lines.GetValueOrDefault(called.Line, []).TakeWhile(place => place.Place < called.Place))
            tickets[place.Ticket] = tickets[place.Ticket].With(leg => leg with { Overtaken = true });
        return ticket.With(leg =>
            leg.WaitingUntil(at) with
            {
                FirstCalledAt = leg.FirstCalledAt ?? at,
                LastCallAt = at,
                Calls = leg.Calls + 1,
                Counter = e.Counter,
                Officer = OfficerAt(e.Counter),
            }
        );
    }

    private string? OfficerAt(CounterId counter) => state!.Counters.GetValueOrDefault(counter)?.Officer; // begun

    /// <summary>
    /// What a counter did in truth since an act that is undone: whoever was called by mistake waited on, whoever was not shown or finished
    /// by mistake was still there.
    /// </summary>
    private (CounterId Counter, DateTimeOffset Since, CounterActivity Does)? UndoneBy(QueueEvent happened) =>
        happened switch
        {
            CallUndone e => (e.Counter, MadeAt(e.Counter), CounterActivity.IdleWhileWaiting),
            NoShowUndone e => (e.Counter, MadeAt(e.Counter), CounterActivity.Busy),
            FinishUndone e => (e.Counter, MadeAt(e.Counter), CounterActivity.Busy),
            _ => null,
        };

    private DateTimeOffset MadeAt(CounterId counter) => state!.Counters[counter].Undo!.Made; // decided: there was something to undo

    /// <summary>What each counter does from now on.</summary>
    private void Look(DateTimeOffset at)
    {
        foreach (var counter in clock.Open.Where(counter => !state!.Counters.ContainsKey(counter))) // begun
            clock.Set(counter, null, at);
        foreach (var (id, open) in state!.Counters)
        {
            var does =
                open.Current is not null ? CounterActivity.Busy
                : open.Pause is not null ? CounterActivity.Paused
                : settings.FindCounter(id) is { } counter && state.Lines.Keys.Any(line => CallingOrder.Serves(counter, line))
                    ? CounterActivity.IdleWhileWaiting
                : CounterActivity.Idle;
            clock.Set(id, (open.Officer, does), at);
        }
    }

    private static Leg Moved(Leg leg, TimeSpan by) =>
        leg with
        {
            TakenAt = Moved(leg.TakenAt, by),
            WaitsFrom = Moved(leg.WaitsFrom, by),
            FirstCalledAt = Moved(leg.FirstCalledAt, by),
            LastCallAt = Moved(leg.LastCallAt, by),
            ArrivedAt = Moved(leg.ArrivedAt, by),
            ServedFrom = Moved(leg.ServedFrom, by),
            EndedAt = Moved(leg.EndedAt, by),
        };

    private static DateTimeOffset? Moved(DateTimeOffset? moment, TimeSpan by) => moment is { } at ? Moved(at, by) : null;

    /// <summary>Whole milliseconds: what is stored is what was counted.</summary>
    private static DateTimeOffset Moved(DateTimeOffset at, TimeSpan by) =>
        DateTimeOffset.FromUnixTimeMilliseconds((at + by).ToUnixTimeMilliseconds());
}
