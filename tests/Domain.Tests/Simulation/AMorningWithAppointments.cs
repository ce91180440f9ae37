using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using static Domain.Tests.Office;

namespace Domain.Tests.Simulation;

/// <summary>
/// A morning from eight to twelve: 300 people come without an appointment, most of them early, and 120 have one. What is promised to the
/// ones, and what the others are never made to pay for it, counted on drawn mornings. The target is half an hour.
/// </summary>
public sealed class AMorningWithAppointments(ITestOutputHelper output)
{
    private const int WalkIns = 300;
    private const int Booked = 120;
    private const int Hours = 4;
    private const int Mornings = 12;

    /// <summary>Minutes that one takes in the mean.</summary>
    private const double Takes = 5;

    private static readonly OfficeSettings Large = Settings with
    {
        Counters = [.. Enumerable.Range(1, 12).Select(n => new CounterSettings(new($"c{n}"), n, Name($"Quầy {n}"), [Births, Land]))],
    };

    /// <summary>
    /// Nine of ten are called within ten minutes of when the appointment begins, or of when they came after that, wherever the line keeps
    /// its target; where it does not (counters are missing), they wait less than whoever has none. Each is a dozen mornings.
    /// </summary>
    [Theory]
    [InlineData(12, 0.9)]
    [InlineData(10, 0.9)]
    [InlineData(9, 0.6)]
    [InlineData(8, 0.3)]
    public void Nine_of_ten_appointments_are_kept_within_ten_minutes(int counters, double least)
    {
        var mornings = Enumerable.Range(1, Mornings).Select(seed => (Seed: seed, Script: Script(new(seed), counters))).ToList();
        var legs = mornings.SelectMany(morning => Play(morning.Script, morning.Seed).Legs).ToList();
        var (due, others) = (legs.FindAll(leg => leg.DueAt is not null), legs.FindAll(leg => leg.DueAt is null));
        Assert.InRange(due.Count, Mornings * 100, Mornings * Booked);
        var kept = due.Count(leg => leg.FirstCalledAt - leg.WaitsFrom <= TimeSpan.FromMinutes(10)) / (double)due.Count;
        output.WriteLine($"{counters} counters: {kept:P1} of the appointments called within 10 min");
        output.WriteLine($"  with an appointment    {Waits(due)}");
        output.WriteLine($"  without                {Waits(others)}");
        var none = mornings.SelectMany(morning => Play(WithoutAppointments(morning.Script), morning.Seed).Legs).ToList();
        output.WriteLine($"  all, were there none   {Waits(none)}");
        Assert.True(kept >= least, $"Only {kept:P1} were.");
        Assert.True(MiddleOf(due) <= MiddleOf(others));
    }

    /// <summary>
    /// Also where twice as many come as can be served: no appointment is called while somebody waits beyond a limit, and never two in a row
    /// while somebody without one waits.
    /// </summary>
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 6)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    public void Nobody_else_pays_for_them(int seed, int counters)
    {
        var (_, records) = Play(Script(new(seed), counters), seed);
        var state = OfficeState.Initial(Id, Today, 0);
        var lastWasDue = new Dictionary<CounterId, bool>();
        var seen = 0;
        foreach (var record in records)
        {
            foreach (var call in record.Events.OfType<TicketCalled>())
            {
                var called = state.Tickets[call.Ticket];
                var others = state.Tickets.Values.Where(ticket => ticket is { State: TicketState.Issued, DueAt: null }).ToList();
                if (called.DueAt is not null)
                {
                    seen++;
                    Assert.DoesNotContain(others, ticket => IsOverdue(ticket) && DeadlineOf(ticket) < DeadlineOf(called));
                    if (!IsOverdue(called))
                        Assert.False(lastWasDue.GetValueOrDefault(call.Counter) && others.Count > 0, $"{call.Counter}: two in a row.");
                }

                lastWasDue[call.Counter] = called.DueAt is not null;

                bool IsOverdue(Ticket ticket) => DeadlineOf(ticket) <= call.At;
            }

            state = state.Apply(record);
        }

        Assert.True(seen > 10, $"Only {seen} appointments were called.");

        static DateTimeOffset DeadlineOf(Ticket ticket) =>
            ticket.PressesFrom.AddMinutes(ticket.Class is null ? Large.Calling.NormalLimitMinutes : Large.Calling.PriorityLimitMinutes);
    }

    /// <summary>What is played again of a morning's facts keeps its appointments.</summary>
    [Fact]
    public void A_morning_that_is_played_again_has_them_still()
    {
        var fold = new DayFold(Id, Today, Large);
        foreach (var record in Play(Script(new(7), counters: 10), 7).Records)
            fold.Apply(record, Large);
        var past = fold.ToPastDay(At(10 * 3600));
        var again = new PastArrivals([past.Facts], Large, new(7)).Read(past.Facts).ToList();
        Assert.Equal(
            past.Facts.Legs.Where(leg => leg.DueAt is not null).Select(leg => (leg.TakenAt, leg.DueAt)).Order(),
            again.Where(arrival => arrival.DueAt is not null).Select(arrival => (arrival.At, arrival.DueAt)).Order()
        );
    }

    private static (List<Leg> Legs, IReadOnlyList<JournalRecord> Records) Play(DayScript script, int seed)
    {
        var records = PlayedDay.Play(Large, script, new(seed), cancellation: TestContext.Current.CancellationToken);
        var fold = new DayFold(Id, Today, Large);
        foreach (var record in records)
            fold.Apply(record, Large);
        return ([.. fold.ToPastDay(At(10 * 3600)).Facts.Legs], records);
    }

    /// <summary>
    /// Slots of a quarter of an hour, spread evenly; most come some minutes early, a few late or not at all. The others come as they like,
    /// three of five in the first two hours; one of eight is of a priority class.
    /// </summary>
    private static DayScript Script(Random random, int counters) =>
        new(
            Today,
            [
                .. Enumerable
                    .Range(0, WalkIns)
                    .Select(_ => Of((random.NextDouble() * 2) + (random.Next(5) < 3 ? 0 : 2)))
                    .Select(at => new Arrival(at, random.Next(8) == 0 ? Old : null, [Errand(random)])),
                .. Enumerable
                    .Range(0, Booked)
                    .Where(_ => random.Next(20) != 0)
                    .Select(n => Of(0.5 + (n % 14 / 4.0)))
                    .Select(start => new Arrival(start.AddMinutes((random.NextDouble() * 35) - 25), null, [Errand(random)])
                    {
                        DueAt = start,
                    }),
            ],
            [.. Large.Counters.Take(counters).Select(counter => new Shift(counter.Id, $"officer-{counter.Number}", Of(0), Of(Hours + 2)))],
            At(8 * 3600)
        );

    private static DayScript WithoutAppointments(DayScript script) =>
        script with
        {
            Arrivals = [.. script.Arrivals.Select(arrival => arrival with { DueAt = null })],
        };

    private static DateTimeOffset Of(double hours) => At(hours * 3600);

    /// <summary>Half a minute of way, and as long again as most or much longer: exponential, a minute at least.</summary>
    private static Errand Errand(Random random) =>
        new(random.Next(2) == 0 ? Births : Land, TimeSpan.FromMinutes(1 - ((Takes - 1) * Math.Log(1 - random.NextDouble()))))
        {
            Way = TimeSpan.FromSeconds(30),
        };

    private static List<double> MinutesOf(List<Leg> legs) =>
        [.. legs.Select(leg => leg.Wait?.Length.TotalMinutes).OfType<double>().Order()];

    private static double MiddleOf(List<Leg> legs) => MinutesOf(legs)[legs.Count(leg => leg.Wait is not null) / 2];

    private static string Waits(List<Leg> legs)
    {
        var minutes = MinutesOf(legs);
        return $"{minutes.Count}: p50 {minutes[minutes.Count / 2]:F1}, p90 {minutes[minutes.Count * 9 / 10]:F1}, most {minutes[^1]:F1} min";
    }
}
