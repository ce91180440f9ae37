using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Simulation;

/// <summary>What a day came to, or several of them in the mean, for the sake of comparing it. Counted as the reports count.</summary>
internal sealed record DayOutcome
{
    /// <summary>The line is looked at so often.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    /// <summary>The whole.</summary>
    public required OutcomeFigures Total { get; init; }

    /// <summary>By service; one nobody came for is not there.</summary>
    public required ImmutableSortedDictionary<string, OutcomeFigures> Services { get; init; }

    /// <summary>What each counter did.</summary>
    public required ImmutableSortedDictionary<string, CounterOutcome> Counters { get; init; }

    /// <summary>How many waited at each half hour, from the first that anybody waited before to the last.</summary>
    public required ImmutableSortedDictionary<TimeOnly, double> Line { get; init; }

    /// <summary>Counts days.</summary>
    /// <param name="days">At least one.</param>
    /// <param name="zone">The office's.</param>
    public static DayOutcome Of(IReadOnlyList<DayFacts> days, TimeZoneInfo zone)
    {
        var (services, counters) = (new ReportSum(Cut.Service, new(), zone), new ReportSum(Cut.Counter, new(), zone));
        foreach (var day in days)
        {
            services.Add(day);
            counters.Add(day);
        }

        return new()
        {
            Total = OutcomeFigures.Of(services.Total, days.Count),
            Services = services.Parts.ToImmutableSortedDictionary(part => part.Key, part => OutcomeFigures.Of(part.Figures, days.Count)),
            Counters = counters
                .Parts.Where(part => part.Figures.Counters is { Open: > 0 })
                .ToImmutableSortedDictionary(part => part.Key, part => CounterOutcome.Of(part.Figures.Counters!, days.Count)),
            Line = days.SelectMany(day => LineOf(day, zone))
                .GroupBy(at => at.Time)
                .ToImmutableSortedDictionary(at => at.Key, at => at.Sum(one => one.Waiting) / (double)days.Count),
        };
    }

    private static IEnumerable<(TimeOnly Time, int Waiting)> LineOf(DayFacts day, TimeZoneInfo zone)
    {
        var waits = day
            .Legs.Where(leg => !leg.IsUnsure)
            .Select(leg => (leg.WaitsFrom, To: leg.FirstCalledAt ?? leg.EndedAt ?? leg.WaitsFrom))
            .ToList();
        for (var time = TimeOnly.MinValue.Add(Step); time > TimeOnly.MinValue; time = time.Add(Step))
        {
            var at = OpeningHours.InZone(day.Day.ToDateTime(time), zone);
            var waiting = waits.Count(wait => wait.WaitsFrom <= at && wait.To > at);
            if (waiting > 0)
                yield return (time, waiting);
        }
    }
}

/// <summary>The figures of a day, or of one in the mean. Times in seconds; null where there are too few to tell.</summary>
/// <param name="Issued">Numbers given.</param>
/// <param name="WaitP50">Half of those called first waited no longer.</param>
/// <param name="WaitP90">Nine of ten did not.</param>
/// <param name="OnTime">Called within the target, 0…1.</param>
/// <param name="GaveUp">Gave up, or were sent away, before they were called.</param>
/// <param name="LeftAtClosing">Waited still as the day closed.</param>
/// <param name="Counters">What the counters did; null of one service.</param>
internal sealed record OutcomeFigures(
    double Issued,
    double? WaitP50,
    double? WaitP90,
    double? OnTime,
    double GaveUp,
    double LeftAtClosing,
    CounterOutcome? Counters
)
{
    public static OutcomeFigures Of(Figures figures, double days) =>
        new(
            figures.Issued / days,
            figures.Wait.P50,
            figures.Wait.P90,
            figures.OnTime.Share,
            (figures.CancelledByVisitor + figures.CancelledByOfficer) / days,
            figures.Expired / days,
            figures.Counters is { } counters ? CounterOutcome.Of(counters, days) : null
        );
}

/// <summary>What a counter did, or all of them: seconds.</summary>
/// <param name="Open">Open, without pauses.</param>
/// <param name="Idle">Of that, nobody was there.</param>
/// <param name="IdleWhileWaiting">Of that, although somebody waited.</param>
internal sealed record CounterOutcome(double Open, double Idle, double IdleWhileWaiting)
{
    public static CounterOutcome Of(CounterTime time, double days) =>
        new((time.Open - time.Paused) / days, Math.Max(0, time.Open - time.Paused - time.Busy) / days, time.IdleWhileWaiting / days);
}
