using QueueServer.Domain;
using QueueServer.Domain.Simulation;
using static Domain.Tests.Office;

namespace Domain.Tests.Simulation;

/// <summary>
/// A day as people make it: officers take a breath before the next call, walk off without a pause, put tickets aside, call again, forget to
/// say that somebody came.
/// </summary>
internal sealed class HumanDay
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> agenda = new();
    private readonly List<JournalRecord> records = [];
    private readonly HashSet<CounterId> gone = [];
    private readonly Dictionary<TicketId, Arrival> people = [];
    private readonly Random random;
    private OfficeState state = OfficeState.Initial(Id, Today, 0);
    private DateTimeOffset now;

    private HumanDay(Random random) => this.random = random;

    /// <summary>Who comes is as in <see cref="DrawnScripts"/>, one errand each; what the officers do is not.</summary>
    public static IReadOnlyList<JournalRecord> Of(int seed, int people)
    {
        var day = new HumanDay(new(seed));
        var script = DrawnScripts.Of(new(seed), people);
        day.At(Morning.AddMinutes(-30), () => day.Do(new OpenDay(CommandId.New(), Today)));
        foreach (var (n, arrival) in script.Arrivals.OrderBy(arrival => arrival.At).Index())
            day.At(arrival.At, () => day.Arrive(n + 1, arrival));
        foreach (var shift in script.Shifts)
        {
            day.At(shift.From, () => day.Do(new OpenCounter(CommandId.New(), shift.Counter, "lan")));
            day.At(shift.From, () => day.Work(shift));
        }

        while (day.agenda.TryDequeue(out var act, out var next))
        {
            day.now = next.At;
            act();
        }

        day.now = script.Closes;
        day.Do(new CloseDay(CommandId.New()));
        return day.records;
    }

    private void At(DateTimeOffset at, Action act) => agenda.Enqueue(act, (at, agenda.Count));

    private void Arrive(int n, Arrival arrival)
    {
        people[T(n)] = arrival;
        Do(Take(n, arrival.Errands[0].Service, of: arrival.Class) with { By = "lan", Override = true });
        if (arrival.Errands[0].Patience is { } patience)
            At(
                now + patience,
                () =>
                {
                    if (state.Tickets[T(n)].State == TicketState.Issued)
                        Do(new CancelTicket(CommandId.New(), T(n), CancelTicket.Visitor));
                }
            );
    }

    /// <summary>Calls, or looks again in a while; walks off now and then.</summary>
    private void Work(Shift shift)
    {
        var counter = shift.Counter;
        if (now >= shift.To)
        {
            Do(new CloseCounter(CommandId.New(), counter, "lan"));
            return;
        }

        if (random.Next(25) == 0 && gone.Add(counter))
        {
            At(now.AddMinutes(8 + random.Next(10)), () => Work(shift));
            return;
        }

        if (Do(new CallNext(CommandId.New(), counter, "lan")) is { } ticket)
            Serve(shift, ticket);
        else
            At(now.AddSeconds(10 + random.Next(40)), () => Work(shift));
    }

    private void Serve(Shift shift, TicketId ticket)
    {
        var (counter, errand) = (shift.Counter, people[ticket].Errands[0]);
        if (!errand.Comes)
        {
            At(now.AddSeconds(40), () => Do(new RecallTicket(CommandId.New(), counter, "lan", ticket)));
            At(now.AddSeconds(90), () => Do(new MarkNoShow(CommandId.New(), counter, "lan", ticket)));
            At(now.AddSeconds(90 + Breath()), () => Work(shift));
            return;
        }

        if (random.Next(4) > 0)
            At(now + errand.Way, () => Do(new ConfirmArrival(CommandId.New(), counter, "lan", ticket)));
        var there = now + errand.Way;
        if (random.Next(12) == 0)
        {
            At(there + (errand.Takes / 2), () => Do(new HoldTicket(CommandId.New(), counter, "lan", ticket, null)));
            there = there.AddSeconds(200);
            At(there + (errand.Takes / 2), () => Do(new ResumeTicket(CommandId.New(), counter, "lan", ticket)));
        }

        At(there + errand.Takes, () => Do(new FinishTicket(CommandId.New(), counter, "lan", ticket)));
        At((there + errand.Takes).AddSeconds(Breath()), () => Work(shift));
    }

    private double Breath() => 5 + (-40 * Math.Log(1 - random.NextDouble()));

    private TicketId? Do(Command command)
    {
        if (Decider.Decide(state, Settings, command, now) is not Decision.Accepted { Events.IsEmpty: false } accepted)
            return null;
        var record = new JournalRecord(state.Version + 1, Today, command.Id, command.Kind, accepted.Ticket, accepted.Events);
        state = state.Apply(record);
        records.Add(record);
        return accepted.Ticket;
    }
}
