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
    private const double Width = 1.2;

    private readonly Dictionary<TicketId, Moment> tickets = [];
    private readonly Dictionary<ServiceId, Moment> joiners = [];

    private WaitForecast() { }

    /// <summary>Plays the lines of a state on from a moment.</summary>
    public static WaitForecast Of(OfficeState state, OfficeSettings settings, DateTimeOffset now)
    {
        var forecast = new WaitForecast();
        var times = new ServiceTimes(state, settings);
        var lines = state.Lines.Select(line => new Line(line.Key, [.. line.Value.Select(place => state.Tickets[place.Ticket])])).ToList();
        var counters = settings.Counters.Where(counter => state.Counters.GetValueOrDefault(counter.Id) is { Pause: null })
            .Select(counter => new Desk(counter, state.Counters[counter.Id].Turn, [.. lines.Where(line => CallingOrder.Serves(counter, line.Id))])).ToList();
        foreach (var desk in counters.Where(desk => state.CurrentAt(desk.Counter.Id) is not null))
            desk.Serve(times.Left(state.CurrentAt(desk.Counter.Id)!, now)); // filtered

        while (counters.Where(desk => desk.Lines.Exists(line => line.Head is not null)).MinBy(desk => desk.Free) is { } next)
        {
            var ticket = next.Call(settings, now);
            var pool = counters.FindAll(desk => CallingOrder.Serves(desk.Counter, ticket.Line));
            forecast.tickets[ticket.Id] = Moment.Of(next.Free, pool);
            next.Serve(times.Of(ticket.Service));
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

    /// <summary>A moment in minutes from now, and its standard deviation.</summary>
    private readonly record struct Moment(double Minutes, double Deviation)
    {
        public WaitRange Range => new(
            Math.Max(0, (int)Math.Floor(Minutes - (Width * Deviation))), Math.Max(1, (int)Math.Ceiling(Minutes + (Width * Deviation))));

        /// <summary>
        /// A counter that is free calls at once. Else chance evens out over the counters that could have taken the visitor; what is not known of
        /// a mean does not.
        /// </summary>
        public static Moment Of(double minutes, List<Desk> pool) => minutes == 0 ? default
            : new(minutes, Math.Sqrt((pool.Average(desk => desk.Variance) / pool.Count) + Math.Pow(pool.Average(desk => desk.Doubt), 2)));
    }

    private sealed class Line(LineId id, Ticket[] waiting)
    {
        private int called;

        public LineId Id => id;

        public Ticket? Head => called < waiting.Length ? waiting[called] : null;

        public void Take() => called++;
    }

    /// <summary>A counter as it is played on.</summary>
    private sealed class Desk(CounterSettings counter, CallingTurn turn, List<Line> lines)
    {
        private CallingTurn turn = turn;

        public CounterSettings Counter => counter;

        public List<Line> Lines => lines;

        /// <summary>Minutes from now at which it is free.</summary>
        public double Free { get; private set; }

        /// <summary>The variance of that moment, minutes².</summary>
        public double Variance { get; private set; }

        /// <summary>How far it may be off because means are not known well, minutes.</summary>
        public double Doubt { get; private set; }

        /// <summary>Takes the next of its lines out; one of them has somebody.</summary>
        public Ticket Call(OfficeSettings settings, DateTimeOffset now)
        {
            var heads = lines.FindAll(line => line.Head is not null);
            var next = CallingOrder.First(settings, counter, turn, heads.ConvertAll(line => line.Head!), now.AddMinutes(Free)); // filtered
            heads.Find(line => line.Head == next)!.Take(); // it is one of the heads
            turn = turn.After(next);
            return next;
        }

        public void Serve((double Mean, double Variance, double Doubt) time) =>
            (Free, Variance, Doubt) = (Free + time.Mean, Variance + time.Variance, Doubt + time.Doubt);
    }
}
