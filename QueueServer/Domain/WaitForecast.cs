using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// Rule 9: when whoever waits will be called. The line is played on with mean service times: the counters that call now take people in
/// their calling order, each as soon as it is free. With one kind of service this is people ahead × mean ÷ counters; with several it knows
/// which counters are shared. Not known to it: who comes later, and when counters open or close.
/// </summary>
internal sealed class WaitForecast
{
    private const int PartLength = 1024;

    /// <summary>The range is this many standard deviations to either side.</summary>
    private const double Width = 1.1;

    /// <summary>What the line has shown this long ago still tells something, by as many calls at most.</summary>
    private static readonly (TimeSpan Age, int Calls) Recent = (TimeSpan.FromMinutes(30), 5);

    /// <summary>What was played of states that are still looked at.</summary>
    private static readonly ConditionalWeakTable<OfficeState, Played> Known = [];

    /// <summary>
    /// Who waits, in the order in which they are called. Of thousands one or two are looked for in a forecast: what is only added to costs
    /// less than a dictionary does, and parts of this length stay small objects of the heap.
    /// </summary>
    private readonly List<List<Told>> told = [];

    private readonly Dictionary<ServiceId, Moment> joiners = [];
    private readonly double untilEnd;

    private WaitForecast(double untilEnd) => this.untilEnd = untilEnd;

    /// <summary>
    /// The forecast for a state in the second of a moment. A long line takes a while to play: the number that is given, the answer to who
    /// took it and every screen ask for the same one.
    /// </summary>
    public static WaitForecast Of(OfficeState state, OfficeSettings settings, DateTimeOffset now)
    {
        var second = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerSecond));
        if (Known.TryGetValue(state, out var played) && played.At == second && ReferenceEquals(played.Settings, settings))
            return played.Forecast;
        var forecast = Create(state, settings, second);
        Known.AddOrUpdate(state, new(settings, second, forecast));
        return forecast;
    }

    /// <summary>Plays the lines of a state on from a moment.</summary>
    public static WaitForecast Create(OfficeState state, OfficeSettings settings, DateTimeOffset now)
    {
        var end = settings.Hours.EndsAt(state.Day, settings.Zone);
        var forecast = new WaitForecast(end is { } at ? (at - now).TotalMinutes : double.PositiveInfinity);
        var shown = Shown(state, now);
        var times = new ServiceTimes(state, settings);
        var lines = WithExpected(state).Select(line => new Line(line.Key, line.Value, state.Tickets)).ToList();
        var counters = settings
            .Counters.Where(counter => state.Counters.GetValueOrDefault(counter.Id) is { Pause: null })
            .Select(counter => new PlayedCounter(
                counter,
                state.Counters[counter.Id].Turn,
                [.. lines.Where(line => CallingOrder.Serves(counter, line.Id))]
            ))
            .ToList();
        foreach (var played in counters.Where(played => state.CurrentAt(played.Counter.Id) is not null))
            played.Serve(times.Left(state.CurrentAt(played.Counter.Id)!, now)); // filtered

        foreach (var line in lines)
            line.Pool = counters.FindAll(played => played.Lines.Contains(line));
        while (FirstFree(counters) is { } next)
        {
            var (ticket, pool) = next.Call(settings, now);
            // a free counter calls at once; else this call is counted already
            var ahead = next.Free == 0 ? 0 : pool.Sum(played => played.Called) - 1;
            var moment = Moment.Create(next.Free, pool);
            var waited = ticket.State == TicketState.Away ? 0 : Gap.Between(ticket.WaitsFrom, now).Length.TotalMinutes;
            var least = ticket.DueAt is null ? shown.GetValueOrDefault((ticket.Service, ticket.Class is not null)) - waited : 0;
            forecast.Add(new(ticket.Id, ahead == 0 ? moment : moment.AtLeast(least), ahead));
            next.Serve(times.Of(ticket.Service));
        }

        foreach (var service in settings.Services)
        {
            var pool = counters.FindAll(played => played.Counter.Services.Contains(service.Id));
            if (pool.Count > 0)
                forecast.joiners[service.Id] = Moment
                    .Create(pool.Min(played => played.Free), pool)
                    .AtLeast(shown.GetValueOrDefault((service.Id, false)));
        }

        return forecast;
    }

    /// <summary>How long one who joins now waits for a service; whole minutes, null while no counter calls for it.</summary>
    public WaitRange? For(ServiceId service) => joiners.TryGetValue(service, out var moment) ? RangeOf(moment) : null;

    /// <summary>
    /// How long a waiting ticket still waits; whole minutes, null while no counter calls for it, or when it does not wait.
    /// </summary>
    public WaitRange? For(Ticket ticket) => Find(ticket.Id) is { } of ? RangeOf(of.Moment) : null;

    /// <summary>
    /// How many are called before a waiting ticket by the counters that call it, in their real order, over all their lines; null while no
    /// counter calls for it, or when it does not wait.
    /// </summary>
    public int? AheadOf(Ticket ticket) => Find(ticket.Id)?.Ahead;

    private void Add(Told one)
    {
        if (told is not [.., { Count: < PartLength } last])
            told.Add(last = []);
        last.Add(one);
    }

    private Told? Find(TicketId ticket)
    {
        foreach (var part in told)
        {
            foreach (ref readonly var one in CollectionsMarshal.AsSpan(part))
            {
                if (one.Ticket == ticket)
                    return one;
            }
        }

        return null;
    }

    private WaitRange RangeOf(Moment moment) => moment.Range with { NotToday = moment.Minutes > untilEnd };

    /// <summary>
    /// The lines, and in them whoever took a number from afar and may yet come in time: they are told when to come, and nobody is told
    /// less than it takes when they do.
    /// </summary>
    private static ImmutableDictionary<LineId, ImmutableSortedSet<WaitingPlace>> WithExpected(OfficeState state)
    {
        if (state.Expected.IsEmpty)
            return state.Lines;
        var (calledUpTo, lines) = (state.CalledUpTo(), state.Lines.ToBuilder());
        foreach (var line in state.Expected.Select(id => state.Tickets[id]).ToLookup(ticket => ticket.Line))
        {
            var inTime = line.Where(ticket => ticket.Place >= calledUpTo.GetValueOrDefault(line.Key, long.MinValue))
                .Select(ticket => new WaitingPlace(ticket.Place, ticket.Id));
            if (state.Line(line.Key).Union(inTime) is { IsEmpty: false } together)
                lines[line.Key] = together;
        }

        return lines.ToImmutable();
    }

    /// <summary>
    /// Of each line, the middle wait of the last five first calls of the last half hour. Whoever joins a line in which people waited twelve
    /// minutes is not told less, however short the last services were, and though one of them was called at once.
    /// </summary>
    private static Dictionary<(ServiceId Service, bool Priority), double> Shown(OfficeState state, DateTimeOffset now)
    {
        var waits = new Dictionary<(ServiceId, bool), List<(DateTimeOffset At, double Minutes)>>();
        foreach (var call in state.Calls)
        {
            if (call.Attempt > 1 || Gap.Between(call.At, now) is not { IsSure: true, Length: var ago } || ago > Recent.Age)
                continue;
            if (state.Tickets[call.Ticket] is not { DueAt: null } ticket)
                continue; // by an appointment one waits in another way
            if (Gap.Between(ticket.WaitsFrom, call.At) is not { IsSure: true, Length.TotalMinutes: var waited })
                continue;
            var line = (ticket.Service, ticket.Class is not null);
            if (!waits.TryGetValue(line, out var shown))
                waits[line] = shown = [];
            shown.Add((call.At, waited));
        }

        return waits.ToDictionary(line => line.Key, line => Middle(line.Value));

        static double Middle(List<(DateTimeOffset At, double Minutes)> waits)
        {
            var last = waits.OrderByDescending(wait => wait.At).Take(Recent.Calls).Select(wait => wait.Minutes).Order().ToList();
            return last[(last.Count - 1) / 2];
        }
    }

    /// <summary>The counter that is free first of those with somebody to call; null when there is none.</summary>
    private static PlayedCounter? FirstFree(List<PlayedCounter> counters)
    {
        PlayedCounter? first = null;
        foreach (var played in counters)
        {
            if ((first is null || played.Free < first.Free) && played.HasSomebody)
                first = played;
        }

        return first;
    }

    /// <summary>
    /// A moment in minutes from now, its standard deviation, and how far it would be from there by the measured times alone.
    /// </summary>
    private readonly record struct Moment(double Minutes, double Deviation, double Lean)
    {
        public WaitRange Range =>
            new(
                Math.Max(0, (int)Math.Floor(Minutes + Math.Min(0, Lean) - (Width * Deviation))),
                Math.Max(1, (int)Math.Ceiling(Minutes + Math.Max(0, Lean) + (Width * Deviation)))
            );

        /// <summary>Not sooner than something that was seen; at once stays at once.</summary>
        public Moment AtLeast(double least)
        {
            if (Minutes == 0 || Minutes + Lean >= least)
                return this;
            var minutes = Math.Max(Minutes, least);
            return this with { Minutes = minutes, Lean = Math.Max(Lean, least - minutes) };
        }

        /// <summary>
        /// A counter that is free calls at once. Else chance evens out over the counters that could have taken the visitor; what is not
        /// known of a mean does not.
        /// </summary>
        public static Moment Create(double minutes, List<PlayedCounter> pool)
        {
            if (minutes == 0)
                return default;
            var sum = default(ServiceTime);
            foreach (var played in pool)
                sum += played.Busy;
            var doubt = sum.Doubt / pool.Count;
            return new(minutes, Math.Sqrt((sum.Variance / pool.Count / pool.Count) + (doubt * doubt)), sum.Lean / pool.Count);
        }
    }

    /// <summary>A line, gone through as far as it is called: one that no counter calls costs nothing, however long it is.</summary>
    private sealed class Line
    {
        private readonly ImmutableDictionary<TicketId, Ticket> tickets;
        private ImmutableSortedSet<WaitingPlace>.Enumerator waiting;

        public Line(LineId id, ImmutableSortedSet<WaitingPlace> waiting, ImmutableDictionary<TicketId, Ticket> tickets)
        {
            (Id, this.waiting, this.tickets) = (id, waiting.GetEnumerator(), tickets);
            Take();
        }

        public LineId Id { get; }

        public Ticket? Head { get; private set; }

        /// <summary>The counters that call it.</summary>
        public List<PlayedCounter> Pool { get; set; } = [];

        public void Take() => Head = waiting.MoveNext() ? tickets[waiting.Current.Ticket] : null;
    }

    /// <summary>A counter as it is played on.</summary>
    private sealed class PlayedCounter(CounterSettings counter, CallingTurn turn, List<Line> lines)
    {
        private readonly List<Ticket> heads = [];
        private CallingTurn turn = turn;

        public CounterSettings Counter => counter;

        public List<Line> Lines => lines;

        public bool HasSomebody => lines.Exists(static line => line.Head is not null);

        /// <summary>How many it has called.</summary>
        public int Called { get; private set; }

        /// <summary>All that it does until it is free.</summary>
        public ServiceTime Busy { get; private set; }

        /// <summary>Minutes from now at which it is free.</summary>
        public double Free => Busy.Mean;

        /// <summary>Takes the next of its lines out, with the counters that could have; one of the lines has somebody.</summary>
        public (Ticket Ticket, List<PlayedCounter> Pool) Call(OfficeSettings settings, DateTimeOffset now)
        {
            heads.Clear();
            foreach (var line in lines)
            {
                if (line.Head is { } head)
                    heads.Add(head);
            }

            var next = CallingOrder.First(settings, counter, turn, heads, now.AddMinutes(Free));
            var of = lines.Find(line => ReferenceEquals(line.Head, next))!; // it is one of the heads
            of.Take();
            Called++;
            turn = turn.After(next);
            return (next, of.Pool);
        }

        public void Serve(ServiceTime time) => Busy += time;
    }

    /// <summary>What was told of one who waits.</summary>
    private readonly record struct Told(TicketId Ticket, Moment Moment, int Ahead);

    private sealed record Played(OfficeSettings Settings, DateTimeOffset At, WaitForecast Forecast);
}
