using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain.Bookings;

namespace QueueServer.Domain.Simulation;

/// <summary>
/// A day played by the queue's own rules: people come, counters call whom the calling order says, and the same arguments give the same day.
/// </summary>
internal sealed class PlayedDay
{
    private readonly OfficeSettings settings;
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> ahead = new();
    private readonly Dictionary<TicketId, Visitor> people = [];
    private readonly SortedDictionary<string, Seat> open = new(StringComparer.Ordinal); // by counter
    private readonly List<JournalRecord> records = [];
    private readonly DrawnIds ids;
    private OfficeState state;
    private DateTimeOffset now;
    private int planned;

    private PlayedDay(OfficeSettings settings, DateOnly day, long version, Random random) =>
        (this.settings, ids, state) = (settings, new(random), OfficeState.Initial(settings.Id, day, version));

    /// <summary>Plays a day.</summary>
    /// <param name="settings">The office.</param>
    /// <param name="script">Who comes, and who calls. Numbers are given whatever the hours are: they came.</param>
    /// <param name="random">Draws ids and codes.</param>
    /// <param name="version">The version the day begins after.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The day's records, in order.</returns>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static IReadOnlyList<JournalRecord> Play(
        OfficeSettings settings,
        DayScript script,
        Random random,
        long version = 0,
        CancellationToken cancellation = default
    )
    {
        var play = new PlayedDay(settings, script.Day, version, random) { now = OpeningHours.StartOf(script.Day, settings.Zone) };
        play.Do(new OpenDay(play.ids.Command(), script.Day));
        foreach (var shift in script.Shifts)
        {
            play.At(shift.From, () => play.Open(shift));
            foreach (var pause in shift.Pauses)
            {
                play.At(pause.From, () => play.Pause(shift, pause));
                play.At(pause.To, () => play.Continue(shift));
            }

            play.At(shift.To, () => play.Close(shift));
        }

        foreach (var arrival in script.Arrivals)
            play.At(arrival.At, () => play.Take(arrival));
        while (play.ahead.TryPeek(out _, out var next) && next.At < script.Closes)
        {
            cancellation.ThrowIfCancellationRequested();
            play.now = next.At;
            play.ahead.Dequeue()();
        }

        play.now = script.Closes;
        play.Do(new CloseDay(play.ids.Command()));
        return play.records;
    }

    private void At(DateTimeOffset at, Action act) => ahead.Enqueue(act, (at, planned++));

    private void Open(Shift shift)
    {
        if (state.Counters.TryGetValue(shift.Counter, out var still) && still.Officer != shift.Officer)
            Do(new TakeOverCounter(ids.Command(), shift.Counter, shift.Officer)); // somebody of the shift before is still there
        else
            Do(new OpenCounter(ids.Command(), shift.Counter, shift.Officer));
        if (!state.Counters.ContainsKey(shift.Counter))
            return; // the office has no such counter
        open[shift.Counter.Value] = new(shift);
        Look(shift.Counter);
    }

    private void Close(Shift shift)
    {
        if (SeatOf(shift) is null)
            return;
        open.Remove(shift.Counter.Value);
        if (state.CurrentAt(shift.Counter) is null) // else it closes once who is there has gone
            Do(new CloseCounter(ids.Command(), shift.Counter, OfficerAt(shift.Counter)));
    }

    private void Pause(Shift shift, Pause pause)
    {
        if (SeatOf(shift) is not { } seat)
            return;
        seat.PausesUntil = pause.To;
        Look(shift.Counter);
    }

    private void Continue(Shift shift)
    {
        if (SeatOf(shift) is not { } seat)
            return;
        seat.PausesUntil = null;
        Do(new ContinueCounter(ids.Command(), shift.Counter, OfficerAt(shift.Counter)));
        Look(shift.Counter);
    }

    private void Take(Arrival arrival)
    {
        var code = ids.Code();
        while (state.Codes.ContainsKey(code))
            code = ids.Code();
        var ticket = new TicketId(ids.Id());
        var issue = new IssueTicket(ids.Command(), arrival.Errands[0].Service, ticket, new(ids.Id()), code)
        {
            Class = settings.FindClass(arrival.Class) is null ? null : arrival.Class,
            By = "", // hours and limits are not asked again
            Override = true,
            Booking = arrival.DueAt is { } start ? BookingAt(start, arrival.Errands[0].Service) : null,
        };
        if (Do(issue) is not Decision.Accepted)
            return;
        people[ticket] = new(arrival.Errands);
        Wait(ticket);
    }

    private Booking BookingAt(DateTimeOffset start, ServiceId service) =>
        new()
        {
            Id = new(ids.Id()),
            Code = ids.CodeOfBooking(),
            Service = service,
            Start = start,
            Minutes = settings.FindService(service)?.ExpectedMinutes ?? 1,
            State = BookingState.Confirmed,
            Channel = BookingChannel.Phone,
            Language = "vi",
            Seq = 0,
            CreatedAt = now,
        };

    /// <summary>Whoever waits may give up; whoever could call, looks.</summary>
    private void Wait(TicketId ticket)
    {
        var visitor = people[ticket];
        var errand = visitor.At;
        if (visitor.Errand.Patience is { } patience)
            At(now + patience, () => GiveUp(ticket, errand));
        LookAll();
    }

    private void GiveUp(TicketId ticket, int errand)
    {
        if (people[ticket].At == errand && state.Tickets[ticket].State == TicketState.Issued)
            Do(new CancelTicket(ids.Command(), ticket, CancelTicket.Visitor));
    }

    private void LookAll()
    {
        foreach (var seat in open.Values.ToList())
            Look(seat.Shift.Counter);
    }

    /// <summary>A counter at which nobody is begins its pause, or calls.</summary>
    private void Look(CounterId counter)
    {
        if (!open.TryGetValue(counter.Value, out var seat) || state.CurrentAt(counter) is not null)
            return;
        if (seat.PausesUntil > now)
        {
            Do(new PauseCounter(ids.Command(), counter, OfficerAt(counter), PauseReason.Rest));
            return;
        }

        if (seat.Shift.Between == TimeSpan.Zero)
        {
            Call(counter);
            return;
        }

        if (seat.IsAboutToCall || CallingOrder.WaitingFor(state, settings.FindCounter(counter)!) == 0) // it is open
            return;
        seat.IsAboutToCall = true;
        At(
            now + seat.Shift.Between,
            () =>
            {
                seat.IsAboutToCall = false;
                if (open.GetValueOrDefault(counter.Value) == seat && !(seat.PausesUntil > now))
                    Call(counter);
            }
        );
    }

    private void Call(CounterId counter)
    {
        if (state.CurrentAt(counter) is not null)
            return;
        if (Do(new CallNext(ids.Command(), counter, OfficerAt(counter))) is not Decision.Accepted { Ticket: { } ticket })
            return;
        var visitor = people[ticket];
        var errand = visitor.Errand;
        if (!errand.Comes)
        {
            var enough = errand.Takes > OfficeSettings.CallGap ? errand.Takes : OfficeSettings.CallGap;
            At(now + enough, () => End(counter, ticket, new MarkNoShow(ids.Command(), counter, OfficerAt(counter), ticket)));
            return;
        }

        At(now + errand.Way, () => Do(new ConfirmArrival(ids.Command(), counter, OfficerAt(counter), ticket)));
        At(
            now + errand.Way + errand.Takes,
            () =>
                End(
                    counter,
                    ticket,
                    visitor.Next is { } next
                        ? new TransferTicket(ids.Command(), counter, OfficerAt(counter), ticket)
                        {
                            Service = next.Service,
                            ToCounter = null,
                            First = false,
                            Note = null,
                        }
                        : new FinishTicket(ids.Command(), counter, OfficerAt(counter), ticket, errand.Outcome)
                )
        );
    }

    /// <summary>Ends with a ticket, and goes on with the next or home.</summary>
    private void End(CounterId counter, TicketId ticket, Command command)
    {
        if (Do(command) is not Decision.Accepted)
            Do(new FinishTicket(ids.Command(), counter, OfficerAt(counter), ticket)); // there is nowhere to send it on to
        var visitor = people[ticket];
        var (became, away) = (state.Tickets[ticket].State, visitor.Errand.Away);
        if (became == TicketState.Issued)
            visitor.At++; // before anybody looks: the same counter may call them again
        if (open.ContainsKey(counter.Value))
            Look(counter);
        else
            Do(new CloseCounter(ids.Command(), counter, OfficerAt(counter)));
        if (became == TicketState.Issued)
            Wait(ticket);
        else if (became == TicketState.NoShow && visitor.Next is not null)
            At(now + away, () => Return(ticket));
    }

    private void Return(TicketId ticket)
    {
        if (Do(new ReturnTicket(ids.Command(), ticket, CancelTicket.Visitor)) is not Decision.Accepted)
            return;
        people[ticket].At++;
        Wait(ticket);
    }

    private string OfficerAt(CounterId counter) => state.Counters[counter].Officer;

    /// <summary>The seat of a shift; null where it is not, or no longer, open.</summary>
    private Seat? SeatOf(Shift shift) => open.GetValueOrDefault(shift.Counter.Value) is { } seat && seat.Shift == shift ? seat : null;

    private Decision Do(Command command)
    {
        var decision = Decider.Decide(state, settings, command, now);
        if (decision is Decision.Accepted { Events: { Length: > 0 } events } accepted)
        {
            var record = new JournalRecord(state.Version + 1, state.Day, command.Id, command.Kind, accepted.Ticket, events);
            state = state.Apply(record);
            records.Add(record);
        }

        return decision;
    }

    /// <summary>A counter that is open.</summary>
    private sealed class Seat(Shift shift)
    {
        public Shift Shift => shift;
        public DateTimeOffset? PausesUntil { get; set; }
        public bool IsAboutToCall { get; set; }
    }

    /// <summary>Somebody who came, and how far they are.</summary>
    private sealed class Visitor(ImmutableArray<Errand> errands)
    {
        public int At { get; set; }
        public Errand Errand => errands[At];
        public Errand? Next => At + 1 < errands.Length ? errands[At + 1] : null;
    }
}
