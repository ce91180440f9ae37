using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// Rule 7: whom a counter calls. First whoever waits beyond the limit, the most overdue first; then the priority classes and the others by
/// turns; within each by longest wait, or by the order of the counter's services. After an appointment comes somebody without one, if one
/// of them waits. Everybody the counter can serve is in the order, so it is never told "nobody" while one of them waits.
/// </summary>
internal static class CallingOrder
{
    /// <summary>Everybody a counter can serve, in the order it would call them if nobody else came or called.</summary>
    public static IEnumerable<Ticket> Next(OfficeState state, OfficeSettings settings, CounterSettings counter, DateTimeOffset now)
    {
        var waiting = state
            .Lines.Where(line => Serves(counter, line.Key))
            .SelectMany(line => line.Value.Select(place => new Candidate(state.Tickets[place.Ticket], RankOf(settings, counter, line.Key))))
            .ToList();
        var turn = state.Counters.GetValueOrDefault(counter.Id)?.Turn ?? CallingTurn.First;
        foreach (
            var overdue in waiting
                .Where(one => Deadline(settings, one.Ticket) <= now)
                .OrderBy(one => Deadline(settings, one.Ticket))
                .ThenBy(one => one.Place)
        )
        {
            turn = turn.After(overdue.Ticket);
            yield return overdue.Ticket;
        }

        var inTime = waiting
            .Where(one => Deadline(settings, one.Ticket) > now)
            .Order()
            .GroupBy(one => (one.Ticket.Class, one.Ticket.Line.Due))
            .Select(group => new Queue<Candidate>(group))
            .ToList();
        while (inTime.Count > 0)
        {
            var next = First(settings, counter, turn, [.. inTime.Select(queue => queue.Peek().Ticket)], now);
            var of = inTime.Find(queue => ReferenceEquals(queue.Peek().Ticket, next))!; // it is one of the heads
            of.Dequeue();
            if (of.Count == 0)
                inTime.Remove(of);
            turn = turn.After(next);
            yield return next;
        }
    }

    /// <summary>Whom a counter calls of the heads of its lines.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="counter">The counter.</param>
    /// <param name="turn">Whose turn it is there.</param>
    /// <param name="heads">The first of each of its lines; at least one.</param>
    /// <param name="now">When.</param>
    public static Ticket First(
        OfficeSettings settings,
        CounterSettings counter,
        CallingTurn turn,
        IReadOnlyCollection<Ticket> heads,
        DateTimeOffset now
    )
    {
        // Played for everybody who waits, at each number given: it goes through the heads once and sorts nothing.
        Ticket? overdue = null;
        Candidate? priority = null,
            normal = null;
        var passesDue = turn.WasDue && heads.Any(static head => head.DueAt is null);
        foreach (var head in heads)
        {
            var deadline = Deadline(settings, head);
            // of those overdue since one moment the first by place, in whatever order their lines are looked at
            if (
                deadline <= now
                && (overdue is null || (deadline, PlaceOf(head)).CompareTo((Deadline(settings, overdue), PlaceOf(overdue))) < 0)
            )
                overdue = head;
            if (passesDue && head.DueAt is not null)
                continue;
            var candidate = new Candidate(head, RankOf(settings, counter, head.Line));
            ref var best = ref (head.Class is not null ? ref priority : ref normal);
            if (best is not { } other || candidate.CompareTo(other) < 0)
                best = candidate;
        }

        return overdue ?? (TakesPriority(priority, normal, turn, settings.Calling) ? priority : normal)!.Value.Ticket; // there is a head
    }

    /// <summary>
    /// How many of a waiting ticket's service are called before it while no counter calls for it (<see cref="WaitForecast.AheadOf"/> else),
    /// as far as turns tell: those before it in its own line, and those of the other line whose turn comes in between.
    /// </summary>
    public static int AheadOf(OfficeState state, OfficeSettings settings, Ticket ticket)
    {
        if (ticket.State != TicketState.Issued && !state.Expected.Contains(ticket.Id))
            return 0;
        var before = BeforeIn(ticket.Line) + BeforeIn(ticket.Line with { Due = !ticket.Line.Due });
        var other = ticket.OrdinaryLine with { Priority = !ticket.Line.Priority };
        var others = state.Line(other).Count + state.Line(other with { Due = true }).Count;
        var (a, b) = (settings.Calling.Priority, settings.Calling.Normal);
        var between = ticket.Line.Priority ? before / a * b : ((before / b) + 1) * a;
        return before + Math.Min(others, between);

        int BeforeIn(LineId line)
        {
            var found = state.Line(line).IndexOf(new(ticket.Place, ticket.Id));
            return found < 0 ? ~found : found; // who is not in it would stand there
        }
    }

    /// <summary>Whether a counter calls from a line: one sent to it, or one of its services that was sent to no counter.</summary>
    public static bool Serves(CounterSettings counter, LineId line) =>
        line.Counter is { } only ? only == counter.Id : counter.Services.Contains(line.Service);

    /// <summary>How many wait for a counter: for its services, or sent to it.</summary>
    public static int WaitingFor(OfficeState state, CounterSettings counter) =>
        state.Lines.Sum(line => Serves(counter, line.Key) ? line.Value.Count : 0);

    private static WaitingPlace PlaceOf(Ticket ticket) => new(ticket.Place, ticket.Id);

    /// <summary>The moment from which a wait goes before everything else.</summary>
    private static DateTimeOffset Deadline(OfficeSettings settings, Ticket ticket) =>
        ticket.PressesFrom
        + TimeSpan.FromMinutes(ticket.Class is not null ? settings.Calling.PriorityLimitMinutes : settings.Calling.NormalLimitMinutes);

    /// <summary>Lower is sooner: all alike by longest wait; else what was sent here, then the services as listed.</summary>
    private static int RankOf(OfficeSettings settings, CounterSettings counter, LineId line) =>
        settings.Calling.Order == ServiceOrder.LongestWait ? 0
        : line.Counter is not null ? -1
        : counter.Services.IndexOf(line.Service);

    /// <param name="priority">The first of the priority classes; null when none of them waits.</param>
    /// <param name="normal">The first of the others; as above.</param>
    private static bool TakesPriority(Candidate? priority, Candidate? normal, CallingTurn turn, CallingSettings calling)
    {
        if (priority is not { } one || normal is not { } other)
            return priority is not null;
        return one.Rank == other.Rank ? turn.IsPriority(calling) : one.Rank < other.Rank;
    }

    private readonly record struct Candidate(Ticket Ticket, int Rank) : IComparable<Candidate>
    {
        public WaitingPlace Place => PlaceOf(Ticket);

        public int CompareTo(Candidate other) => Rank != other.Rank ? Rank.CompareTo(other.Rank) : Place.CompareTo(other.Place);
    }
}

/// <summary>
/// Whose turn it is at a counter: so many of the priority classes, then so many others, while both wait; after an appointment one without.
/// </summary>
/// <param name="PrioritiesInARow">Calls from the priority classes since the last other.</param>
/// <param name="NormalsInARow">Other calls since the last from the priority classes.</param>
/// <param name="WasDue">Whether the last call was of somebody who ranks by an appointment.</param>
internal readonly record struct CallingTurn(int PrioritiesInARow, int NormalsInARow, bool WasDue = false)
{
    /// <summary>A priority class comes first, whatever the ratio: no ratio has more than ten.</summary>
    public static CallingTurn First { get; } = new(0, 10);

    /// <summary>Whether the next is of a priority class, when both wait.</summary>
    public bool IsPriority(CallingSettings calling) =>
        NormalsInARow >= calling.Normal || (PrioritiesInARow > 0 && PrioritiesInARow < calling.Priority);

    /// <summary>
    /// The turn after a ticket was called. Who is called while nobody of the other kind waits saves up nothing for later.
    /// </summary>
    public CallingTurn After(Ticket called) =>
        called.Class is not null
            ? new(NormalsInARow > 0 ? 1 : PrioritiesInARow + 1, 0, called.DueAt is not null)
            : new(0, NormalsInARow + 1, called.DueAt is not null);
}
