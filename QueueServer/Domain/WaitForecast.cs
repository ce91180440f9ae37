using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// Rule 9: when whoever waits will be called. The line is played on with mean service times: the counters that call now take people in
/// their calling order, each as soon as it is free. With one kind of service this is people ahead × mean ÷ counters; with several it knows which
/// counters are shared. Not known to it: who comes later, and when counters open or close.
/// </summary>
internal sealed class WaitForecast
{
    /// <summary>The range is this many standard deviations to either side.</summary>
    private const double Width = 1.15;

    private readonly Dictionary<TicketId, Moment> tickets = [];
    private readonly Dictionary<ServiceId, Moment> joiners = [];
    private readonly Dictionary<TicketId, int> ahead = [];

    private WaitForecast() { }

    /// <summary>Plays the lines of a state on from a moment.</summary>
    public static WaitForecast Of(OfficeState state, OfficeSettings settings, DateTimeOffset now)
    {
        var forecast = new WaitForecast();
        var times = new ServiceTimes(state, settings);
        var lines = state.Lines.Select(line => new Line(line.Key, line.Value, state.Tickets)).ToList();
        var counters = settings.Counters.Where(counter => state.Counters.GetValueOrDefault(counter.Id) is { Pause: null })
            .Select(counter => new Desk(counter, state.Counters[counter.Id].Turn, [.. lines.Where(line => CallingOrder.Serves(counter, line.Id))])).ToList();
        foreach (var desk in counters.Where(desk => state.CurrentAt(desk.Counter.Id) is not null))
            desk.Serve(times.Left(state.CurrentAt(desk.Counter.Id)!, now)); // filtered

        foreach (var line in lines) line.Pool = counters.FindAll(desk => desk.Lines.Contains(line));
        while (FirstFree(counters) is { } next)
        {
            var (ticket, pool) = next.Call(settings, now);
            forecast.tickets[ticket.Id] = Moment.Of(next.Free, pool);
            forecast.ahead[ticket.Id] = pool.Sum(desk => desk.Called);
            next.Serve(times.Of(ticket.Service));
            next.Called++;
        }

        foreach (var service in settings.Services)
        {
            var pool = counters.FindAll(desk => desk.Counter.Services.Contains(service.Id));
            if (pool.Count > 0) forecast.joiners[service.Id] = Moment.Of(pool.Min(desk => desk.Free), pool);
        }

        return forecast;
    }

    /// <summary>How long one who joins now waits for a service; whole minutes, null while no counter calls for it.</summary>
    public WaitRange? For(ServiceId service) => joiners.TryGetValue(service, out var moment) ? moment.Range : null;

    /// <summary>How long a waiting ticket still waits; whole minutes, null while no counter calls for it, or when it does not wait.</summary>
    public WaitRange? For(Ticket ticket) => tickets.TryGetValue(ticket.Id, out var moment) ? moment.Range : null;

    /// <summary>
    /// How many are called before a waiting ticket by the counters that call it, of all their lines; null while no counter calls for it, or when it does
    /// not wait.
    /// </summary>
    public int? AheadOf(Ticket ticket) => ahead.TryGetValue(ticket.Id, out var count) ? count : null;

    /// <summary>The counter that is free first of those with somebody to call; null when there is none.</summary>
    private static Desk? FirstFree(List<Desk> counters)
    {
        Desk? first = null;
        foreach (var desk in counters)
        {
            if ((first is null || desk.Free < first.Free) && desk.HasSomebody) first = desk;
        }

        return first;
    }

    /// <summary>A moment in minutes from now, and its standard deviation.</summary>
    private readonly record struct Moment(double Minutes, double Deviation)
    {
        public WaitRange Range => new(
            Math.Max(0, (int)Math.Floor(Minutes - (Width * Deviation))), Math.Max(1, (int)Math.Ceiling(Minutes + (Width * Deviation))));

        /// <summary>
        /// A counter that is free calls at once. Else chance evens out over the counters that could have taken the visitor; what is not known of
        /// a mean does not.
        /// </summary>
        public static Moment Of(double minutes, List<Desk> pool)
        {
            if (minutes == 0) return default;
            var (variance, doubt) = (0.0, 0.0);
            foreach (var desk in pool) (variance, doubt) = (variance + desk.Variance, doubt + desk.Doubt);
            return new(minutes, Math.Sqrt((variance / pool.Count / pool.Count) + Math.Pow(doubt / pool.Count, 2)));
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
        public List<Desk> Pool { get; set; } = [];

        public void Take() => Head = waiting.MoveNext() ? tickets[waiting.Current.Ticket] : null;
    }

    /// <summary>A counter as it is played on.</summary>
    private sealed class Desk(CounterSettings counter, CallingTurn turn, List<Line> lines)
    {
        private readonly List<Ticket> heads = [];
        private CallingTurn turn = turn;

        public CounterSettings Counter => counter;

        public List<Line> Lines => lines;

        public bool HasSomebody => lines.Exists(static line => line.Head is not null);

        /// <summary>How many it has called.</summary>
        public int Called { get; set; }

        /// <summary>Minutes from now at which it is free.</summary>
        public double Free { get; private set; }

        /// <summary>The variance of that moment, minutes².</summary>
        public double Variance { get; private set; }

        /// <summary>How far it may be off because means are not known well, minutes.</summary>
        public double Doubt { get; private set; }

        /// <summary>Takes the next of its lines out, with the counters that could have; one of the lines has somebody.</summary>
        public (Ticket Ticket, List<Desk> Pool) Call(OfficeSettings settings, DateTimeOffset now)
        {
            heads.Clear();
            foreach (var line in lines)
            {
                if (line.Head is { } head) heads.Add(head);
            }

            var next = CallingOrder.First(settings, counter, turn, heads, now.AddMinutes(Free));
            var of = lines.Find(line => ReferenceEquals(line.Head, next))!; // it is one of the heads
            of.Take();
            turn = turn.After(next);
            return (next, of.Pool);
        }

        public void Serve((double Mean, double Variance, double Doubt) time) =>
            (Free, Variance, Doubt) = (Free + time.Mean, Variance + time.Variance, Doubt + time.Doubt);
    }
}
