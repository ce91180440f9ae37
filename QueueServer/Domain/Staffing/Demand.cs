using System.Collections.Immutable;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Staffing;

/// <summary>What a group of counters has to do on a weekday, by the half hour, as several days had it.</summary>
internal sealed record Demand
{
    /// <summary>How long a slot is.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromMinutes(30);

    /// <summary>How many there are.</summary>
    public const int SlotsADay = 48;

    private const int LeastGaps = 20; // fewer say nothing of how irregular arrivals are
    private const double Cap = 0.99;

    /// <summary>How long a counter has to do with one, s: from the call to the end, without what was put aside.</summary>
    public required TimeSpan Service { get; init; }

    /// <summary>How irregular arrivals and services are, (cv_a² + cv_s²) / 2; 1 where both are as chance makes them.</summary>
    public required double Variation { get; init; }

    /// <summary>How many come to be served in each slot of a day, that is a time of service after they took their numbers.</summary>
    public required ImmutableArray<double> Arrivals { get; init; }

    /// <summary>The load of a slot, a = λ·s.</summary>
    public double LoadAt(int slot) => Arrivals[slot] * (Service / Slot);

    /// <summary>Measures days.</summary>
    /// <param name="days">At least one.</param>
    /// <param name="group">Whose.</param>
    /// <param name="settings">The office: its zone, and how long a service takes where nobody was served.</param>
    /// <param name="slots">The slots in which the office is open, in order.</param>
    public static Demand Of(IReadOnlyList<DayFacts> days, CounterGroup group, OfficeSettings settings, IReadOnlyList<int> slots)
    {
        var legs = days.Select(day => day.Legs.Where(leg => group.Services.Contains(leg.Service)).ToList()).ToList();
        var times = legs.SelectMany(day => day).Select(TimeAtCounter).OfType<double>().ToList();
        var service = times.Count > 0 ? times.Average() : settings.FindService(group.Services[0])!.ExpectedMinutes * 60.0; // it has it
        var came = legs.Select(day => day.Select(leg => TimeOfDay(leg, settings.Zone)).Order().ToList()).ToList();
        return new()
        {
            Service = TimeSpan.FromSeconds(service),
            Variation = (IrregularityOf(came) + (times.Count > 1 ? SquaredVariation(times) : 1)) / 2,
            Arrivals = Capped([.. came.Select(day => Counts(day.Select(at => SlotOf(at, service, slots))))]),
        };
    }

    /// <summary>From the call to the end; null where that is not known.</summary>
    private static double? TimeAtCounter(Leg leg) =>
        leg is { FirstCalledAt: { } called, EndedAt: { } ended, End: not LegEnd.Expired, IsUnsure: false }
        && !(leg.Holds > 0 && leg.ArrivedAt is null)
            ? Math.Max(0, (Gap.Between(called, ended).Length - leg.Held).TotalSeconds)
            : null;

    private static double TimeOfDay(Leg leg, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(leg.WaitsFrom, zone).TimeOfDay.TotalSeconds;

    /// <summary>
    /// The slot in which somebody is served, by the mean. Who comes so late before a break that it would be in it is served before; who
    /// comes in a break, after it.
    /// </summary>
    private static int SlotOf(double at, double service, IReadOnlyList<int> slots)
    {
        var (comes, served) = (SlotOf(at), SlotOf(at + service));
        return slots.Contains(served) ? served
            : slots.Contains(comes) || slots.Count == 0 ? comes
            : slots.Where(slot => slot > comes).DefaultIfEmpty(slots[^1]).First();
    }

    private static int SlotOf(double at) => Math.Min((int)(at / Slot.TotalSeconds), SlotsADay - 1);

    private static int[] Counts(IEnumerable<int> slots)
    {
        var counts = new int[SlotsADay];
        foreach (var slot in slots)
            counts[slot]++;
        return counts;
    }

    /// <summary>The mean of each slot; no count weighs more than the one that ninety-nine of a hundred do not exceed.</summary>
    private static ImmutableArray<double> Capped(int[][] counts)
    {
        var all = counts.SelectMany(day => day).Where(count => count > 0).Select(count => (double)count).Order().ToArray();
        var most = all.Length == 0 ? 0 : Spread.Percentile(all, Cap);
        return [.. Enumerable.Range(0, SlotsADay).Select(slot => counts.Average(day => Math.Min(day[slot], most)))];
    }

    /// <summary>
    /// cv_a²: the squared variation of the time between arrivals, where time goes as fast as people came in the mean of the days. What is
    /// left is chance, 1 where they come one by one. L. Brown et al., "Statistical analysis of a telephone call center", Journal of the
    /// American Statistical Association 100 (2005), section 4, test arrivals so.
    /// </summary>
    private static double IrregularityOf(List<List<double>> came)
    {
        var counts = came.Select(day => Counts(day.Select(SlotOf))).ToArray();
        var mean = Enumerable.Range(0, SlotsADay).Select(slot => counts.Average(day => day[slot])).ToArray();
        var before = new double[mean.Length + 1];
        for (var slot = 0; slot < mean.Length; slot++)
            before[slot + 1] = before[slot] + mean[slot];
        var gaps = came.SelectMany(day => day.Zip(day.Skip(1), (one, next) => Passed(next) - Passed(one))).ToList();
        return gaps.Count < LeastGaps || gaps.Sum() == 0 ? 1 : SquaredVariation(gaps);

        double Passed(double at)
        {
            var slot = SlotOf(at);
            return before[slot] + (mean[slot] * ((at / Slot.TotalSeconds) - slot));
        }
    }

    /// <summary>The variance by the squared mean.</summary>
    private static double SquaredVariation(List<double> times)
    {
        var mean = times.Average();
        return mean == 0 ? 1 : times.Sum(time => (time - mean) * (time - mean)) / (times.Count - 1) / (mean * mean);
    }
}
