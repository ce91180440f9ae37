using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>Which legs are counted; what is null is no condition.</summary>
internal sealed record ReportFilter(string? Officer = null, ServiceId? Service = null, CounterId? Counter = null)
{
    /// <summary>Whether what counters did can be told of what is left.</summary>
    public bool KeepsCounters => Service is null;

    public bool Takes(Leg leg) =>
        (Officer is null || leg.Officer == Officer)
        && (Service is null || leg.Service == Service)
        && (Counter is null || leg.Counter == Counter);

    public bool Takes(CounterHour hour) => (Officer is null || hour.Officer == Officer) && (Counter is null || hour.Counter == Counter);
}

/// <summary>Adds days up to a report: the whole, and its parts by a cut.</summary>
/// <param name="cut">By what.</param>
/// <param name="filter">Of which legs.</param>
/// <param name="zone">The office's zone.</param>
internal sealed class ReportSum(Cut cut, ReportFilter filter, TimeZoneInfo zone)
{
    /// <summary>A day is good when so many were called within the target.</summary>
    public const double GoodShare = 0.9;

    private readonly FigureSum total = new();
    private readonly SortedDictionary<string, FigureSum> parts = new(StringComparer.Ordinal);

    /// <summary>Days on which somebody was counted.</summary>
    public int Days { get; private set; }

    /// <summary>Of these, those on which nine of ten were called within the target.</summary>
    public int GoodDays { get; private set; }

    /// <summary>The figures of all.</summary>
    public Figures Total => total.ToFigures(filter.KeepsCounters);

    /// <summary>The figures of each part, by its key.</summary>
    public IEnumerable<(string Key, Figures Figures)> Parts =>
        parts.Select(part => (part.Key, part.Value.ToFigures(filter.KeepsCounters && cut.HasCounters())));

    /// <summary>Adds a day.</summary>
    public void Add(DayFacts facts)
    {
        var before = total.OnTime;
        foreach (var leg in facts.Legs.Where(filter.Takes))
        {
            total.Add(leg);
            PartOf(cut.KeyOf(leg, facts.Day, zone)).Add(leg);
        }

        var (onTime, of) = (total.OnTime.Count - before.Count, total.OnTime.Of - before.Of);
        if (of > 0)
            (Days, GoodDays) = (Days + 1, GoodDays + (onTime >= GoodShare * of ? 1 : 0));
        foreach (var hour in facts.Hours.Where(filter.Takes))
        {
            total.Add(hour);
            if (cut.HasCounters())
                PartOf(cut.KeyOf(hour, facts.Day)).Add(hour);
        }
    }

    private FigureSum PartOf(string key)
    {
        if (!parts.TryGetValue(key, out var part))
            parts[key] = part = new();
        return part;
    }
}
