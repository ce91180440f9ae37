using System.Collections.Immutable;
using System.Text.Json.Serialization;
using QueueContracts;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Summaries;

/// <summary>What is known of an office's day.</summary>
internal enum DayKnown
{
    /// <summary>Its journal was counted.</summary>
    Counted,

    /// <summary>The calendar says that nobody works on it, and nobody did.</summary>
    Closed,

    /// <summary>It was a working day, and nothing of it was written down.</summary>
    Unwritten,

    /// <summary>Its journal cannot be read.</summary>
    Unread,
}

/// <summary>
/// An office's day as others are told of it, once it is over: what may be added up, and nothing of any one visitor or officer. A day that
/// is told again in other words has a higher <see cref="Sequence"/>.
/// </summary>
/// <param name="Office">The office.</param>
/// <param name="Day">Its own date.</param>
internal sealed record DaySummary(OfficeId Office, DateOnly Day)
{
    /// <summary>The office's name by language code, as it was last.</summary>
    public required ImmutableSortedDictionary<string, string> Name { get; init; }

    /// <summary>The IANA time zone whose day it is.</summary>
    public required string TimeZone { get; init; }

    /// <summary>1, and one more whenever the day is told in other words.</summary>
    public int Sequence { get; init; } = 1;

    /// <summary>What is known of the day.</summary>
    public required DayKnown Known { get; init; }

    /// <summary>The last of the journal's records in it; 0 for none.</summary>
    public long Version { get; init; }

    /// <summary>The settings in force as the day ended; 0 where nothing was written.</summary>
    public long SettingsRevision { get; init; }

    /// <summary>Whether its journal lost records: the figures lack something.</summary>
    public bool HasGaps { get; init; }

    /// <summary>Counts and sums.</summary>
    public SummarySums Sums { get; init; }

    /// <summary>The waits for the first call: how many, by bucket of <see cref="Histogram"/>.</summary>
    public ImmutableSortedDictionary<int, long> Waits { get; init; } = ImmutableSortedDictionary<int, long>.Empty;

    /// <summary>The services that were finished, likewise.</summary>
    public ImmutableSortedDictionary<int, long> Services { get; init; } = ImmutableSortedDictionary<int, long>.Empty;

    /// <summary>Whether the figures of the day are there, or it is known that there are none.</summary>
    [JsonIgnore]
    public bool IsThere => Known is DayKnown.Counted or DayKnown.Closed;

    /// <summary>Sums a day up that was counted.</summary>
    /// <param name="facts">What it is made of.</param>
    /// <param name="settings">The office.</param>
    /// <param name="ratings">The day's ratings.</param>
    public static DaySummary Of(DayFacts facts, OfficeSettings settings, IReadOnlyCollection<Rating> ratings)
    {
        var (sum, waits, services, waited, served) = (new FigureSum(), new Histogram(), new Histogram(), 0.0, 0.0);
        foreach (var leg in facts.Legs)
        {
            sum.Add(leg);
            if (leg.IsUnsure)
                continue;
            if (leg is { Start: LegStart.Taken, Wait.Length.TotalSeconds: var wait })
                waited += Add(waits, wait);
            if (leg.Served is { Length.TotalSeconds: var service })
                served += Add(services, service);
        }

        foreach (var hour in facts.Hours)
            sum.Add(hour);
        var figures = sum.ToFigures(hasCounters: true, hasRatings: false);
        var counters = figures.Counters!; // asked for
        return new(facts.Office, facts.Day)
        {
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            Known = DayKnown.Counted,
            Version = facts.Version,
            SettingsRevision = facts.Revision,
            HasGaps = facts.HasGaps,
            Sums = new()
            {
                Issued = figures.Issued,
                Called = figures.Called,
                Finished = figures.Finished,
                Abandoned = figures.Abandoned.Count,
                OnTime = figures.OnTime.Count,
                OnTimeOf = figures.OnTime.Of,
                Unsure = figures.Unsure,
                Outcomes = figures.Outcomes.Count,
                Asked = facts.Legs.Count(leg => leg is { End: LegEnd.Finished, WasAsked: true }),
                VerySatisfied = ratings.Count(rating => rating.Level == RatingLevel.VerySatisfied),
                Satisfied = ratings.Count(rating => rating.Level == RatingLevel.Satisfied),
                Dissatisfied = ratings.Count(rating => rating.Level == RatingLevel.Dissatisfied),
                Waited = (long)Math.Round(waited),
                Served = (long)Math.Round(served),
                Open = counters.Open,
                Paused = counters.Paused,
                Busy = counters.Busy,
                IdleWhileWaiting = counters.IdleWhileWaiting,
            },
            Waits = waits.ToCounts(),
            Services = services.ToCounts(),
        };
    }

    private static double Add(Histogram histogram, double seconds)
    {
        histogram.Add(Histogram.BucketOf(seconds), 1);
        return seconds;
    }
}
