using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>
/// When people come, and how much work that is: who began to wait, by weekday and quarter of an hour, and by the hour the work they brought
/// beside the counters that were there for it. In the mean of the days of that weekday on which anybody came.
/// </summary>
/// <param name="zone">The office's zone.</param>
/// <param name="service">Only this service, or those merged into it; null for all.</param>
/// <param name="merged">Which services count as others.</param>
internal sealed class LoadSum(TimeZoneInfo zone, ServiceId? service, MergedServices merged)
{
    private const int Quarters = 96; // of an hour, in a day
    private const int OfAnHour = 4;
    private const double Hour = 3600;
    private readonly Weekday[] weekdays = [.. Enumerable.Range(0, 7).Select(_ => new Weekday())];
    private (double Seconds, int Count) served;

    /// <summary>Adds a day that is over. One on which nobody came says nothing: the office may have been closed.</summary>
    public void Add(DayFacts facts)
    {
        var legs = facts.Legs.Select(merged.Of).Where(leg => !leg.IsUnsure && (service is null || leg.Service == service)).ToList();
        if (legs.Count == 0)
            return;
        var day = weekdays[Cuts.WeekdayOf(facts.Day) - 1];
        day.Days++;
        foreach (var leg in legs)
        {
            day.Arrivals[QuarterOf(leg.WaitsFrom)]++;
            if (leg.Served is { Length.TotalSeconds: var seconds })
                served = (served.Seconds + seconds, served.Count + 1);
        }

        foreach (var hour in facts.Hours)
            day.Open[hour.Hour] += Math.Max(0, hour.Open - hour.Paused);
    }

    /// <summary>Mean seconds that somebody was served; null where nobody was.</summary>
    public double? ServiceSeconds => served.Count == 0 ? null : served.Seconds / served.Count;

    /// <summary>The weekdays on which anybody came, Monday first.</summary>
    public IReadOnlyList<DayLoad> Days
    {
        get
        {
            var came = weekdays.SelectMany(day => day.Arrivals.Index()).Where(quarter => quarter.Item > 0).Select(quarter => quarter.Index);
            if (!came.Any())
                return [];
            var (first, last) = (came.Min(), came.Max()); // of all weekdays, so that they stand beside each other
            return
            [
                .. weekdays
                    .Index()
                    .Where(day => day.Item.Days > 0)
                    .Select(day => new DayLoad(
                        day.Index + 1,
                        day.Item.Days,
                        [
                            .. Enumerable
                                .Range(first, last - first + 1)
                                .Select(quarter => new QuarterLoad(TimeOf(quarter), day.Item.Arrivals[quarter] / (double)day.Item.Days)),
                        ],
                        [
                            .. Enumerable
                                .Range(first / OfAnHour, (last / OfAnHour) - (first / OfAnHour) + 1)
                                .Select(hour => LoadOf(day.Item, hour)),
                        ]
                    )),
            ];
        }
    }

    /// <summary>
    /// The offered load a = λ·s: how many counters the work of an hour keeps busy, with λ who came a second and s the mean service; and
    /// ρ = a / counters, above 1 where more work came than the counters can do. Erlang's measure (A. K. Erlang, 1917).
    /// </summary>
    private HourLoad LoadOf(Weekday day, int hour)
    {
        var arrivals = day.Arrivals[(hour * OfAnHour)..((hour + 1) * OfAnHour)].Sum() / (double)day.Days;
        var offered = ServiceSeconds is { } seconds ? arrivals * seconds / Hour : (double?)null;
        var counters = service is null ? day.Open[hour] / Hour / day.Days : (double?)null; // a service has none of its own
        return new(hour, arrivals, offered, counters, counters > 0 ? offered / counters : null);
    }

    private int QuarterOf(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return (local.Hour * OfAnHour) + (local.Minute / 15);
    }

    private static TimeOnly TimeOf(int quarter) => new(quarter / OfAnHour, quarter % OfAnHour * 15);

    private sealed class Weekday
    {
        public int Days { get; set; }

        public int[] Arrivals { get; } = new int[Quarters];

        public long[] Open { get; } = new long[24];
    }
}

/// <summary>A weekday, in the mean of its days.</summary>
/// <param name="Weekday">1 for Monday (ISO 8601).</param>
/// <param name="Days">How many of them anybody came on.</param>
/// <param name="Quarters">The quarters of an hour, from the first to the last in which anybody came on any weekday.</param>
/// <param name="Hours">The hours, likewise.</param>
internal sealed record DayLoad(int Weekday, int Days, IReadOnlyList<QuarterLoad> Quarters, IReadOnlyList<HourLoad> Hours);

/// <param name="At">When the quarter of an hour begins, by the office's clock.</param>
/// <param name="Arrivals">How many began to wait.</param>
internal sealed record QuarterLoad(TimeOnly At, double Arrivals);

/// <param name="Hour">0…23, by the office's clock.</param>
/// <param name="Arrivals">How many began to wait.</param>
/// <param name="Offered">How many counters their work keeps busy; null where nobody was served on any of the days.</param>
/// <param name="Counters">How many counters were open and not paused; null where that cannot be told.</param>
/// <param name="Utilisation">The one by the other; null where there was no counter, or it cannot be told.</param>
internal sealed record HourLoad(int Hour, double Arrivals, double? Offered, double? Counters, double? Utilisation);
