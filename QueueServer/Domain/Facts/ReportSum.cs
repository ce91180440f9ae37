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

    public bool Takes(RatedService rating) =>
        (Officer is null || rating.Officer == Officer)
        && (Service is null || rating.Service == Service)
        && (Counter is null || rating.Counter == Counter);

    public bool Takes(CounterHour hour) => (Officer is null || hour.Officer == Officer) && (Counter is null || hour.Counter == Counter);
}

/// <summary>Adds days up to a report: the whole, and its parts by a cut.</summary>
/// <param name="cut">By what.</param>
/// <param name="filter">Of which legs.</param>
/// <param name="zone">The office's zone.</param>
/// <param name="seesFew">Whether it is for somebody who may see what fewer than five visitors said.</param>
/// <param name="services">Which services count as others; null for none.</param>
internal sealed class ReportSum(Cut cut, ReportFilter filter, TimeZoneInfo zone, bool seesFew = false, MergedServices? services = null)
{
    /// <summary>A day is good when so many were called within the target.</summary>
    public const double GoodShare = 0.9;

    private readonly MergedServices merged = services ?? MergedServices.None;
    private readonly FigureSum total = new();
    private readonly SortedDictionary<string, FigureSum> parts = new(StringComparer.Ordinal);

    /// <summary>Days on which somebody was counted.</summary>
    public int Days { get; private set; }

    /// <summary>Of these, those on which nine of ten were called within the target.</summary>
    public int GoodDays { get; private set; }

    /// <summary>The figures of all.</summary>
    public Figures Total => Shown(total.ToFigures(filter.KeepsCounters, hasRatings: true), isHidden: false);

    /// <summary>The figures of each part, by its key.</summary>
    public IEnumerable<(string Key, Figures Figures)> Parts
    {
        get
        {
            var all = parts
                .Select(part => (part.Key, Of: part.Value.ToFigures(filter.KeepsCounters && cut.HasCounters(), cut.HasRatings())))
                .ToList();
            var hidden = SmallParts.Of(all.Select(part => part.Of.Ratings?.Count ?? 0));
            return all.Select((part, place) => (part.Key, Shown(part.Of, hidden.Contains(place))));
        }
    }

    /// <summary>Adds a day.</summary>
    /// <param name="facts">Its facts.</param>
    /// <param name="isRated">Whether it is over: what visitors say of a day is not seen before.</param>
    /// <param name="now">The moment, while it goes on; null once it is closed.</param>
    public void Add(DayFacts facts, bool isRated = true, DateTimeOffset? now = null)
    {
        var before = total.OnTime;
        foreach (var leg in facts.Legs.Select(merged.Of).Where(filter.Takes))
        {
            total.Add(leg, now);
            var part = PartOf(cut.KeyOf(leg, facts.Day, zone));
            part.Add(leg, now);
            if (!isRated || leg.End != LegEnd.Finished)
                continue;
            total.AddRated(leg);
            (cut == Cut.Hour ? PartOf(Cuts.HourOfEnd(leg, zone)) : part).AddRated(leg); // a rating knows the hour in which it ended
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

    /// <summary>Adds ratings that are seen together.</summary>
    public void Add(RatedBatch batch)
    {
        foreach (var rating in batch.Ratings.Select(merged.Of).Where(filter.Takes))
        {
            total.Add(rating);
            if (cut.HasRatings())
                PartOf(cut.KeyOf(rating, batch.Whole)).Add(rating);
        }
    }

    /// <summary>A part as it may be seen.</summary>
    private Figures Shown(Figures of, bool isHidden) =>
        seesFew || of.Ratings is not { Count: > 0 and var count } ratings ? of
        : count < RatingBatches.Least ? of with { Ratings = ratings.HiddenFor(Hidden.Few) }
        : isHidden ? of with { Ratings = ratings.HiddenFor(Hidden.Beside) }
        : of;

    private FigureSum PartOf(string key)
    {
        if (!parts.TryGetValue(key, out var part))
            parts[key] = part = new();
        return part;
    }
}
