using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// What ratings come to: of an office, and by service, counter and officer. Pure: the same rows give the same figures.
/// </summary>
internal sealed record RatingFigures
{
    /// <summary>Of all of them.</summary>
    public required RatingScore All { get; init; }

    /// <summary>How often each reason was given; only those that were.</summary>
    public required ImmutableArray<(RatingReason Reason, int Count)> Reasons { get; init; }

    /// <summary>By service; a part with fewer than <see cref="RatingBatches.Least"/> ratings has no levels.</summary>
    public required ImmutableArray<(ServiceId Service, RatingScore Score)> ByService { get; init; }

    /// <summary>By counter; likewise.</summary>
    public required ImmutableArray<(CounterId Counter, RatingScore Score)> ByCounter { get; init; }

    /// <summary>By officer; likewise.</summary>
    public required ImmutableArray<(string Officer, RatingScore Score)> ByOfficer { get; init; }

    /// <param name="ratings">The rows that may be seen (<see cref="RatingBatches"/>).</param>
    /// <param name="finished">The services that ended in the same period.</param>
    public static RatingFigures Of(IReadOnlyCollection<Rating> ratings, IReadOnlyCollection<FinishedCount> finished) =>
        new()
        {
            All = RatingScore.Of(ratings, finished),
            Reasons =
            [
                .. ratings
                    .SelectMany(rating => rating.Reasons)
                    .CountBy(reason => reason)
                    .OrderByDescending(reason => reason.Value)
                    .ThenBy(reason => reason.Key)
                    .Select(reason => (reason.Key, reason.Value)),
            ],
            ByService = Parts(ratings, finished, rating => rating.Service, count => count.Service, id => id.Value),
            ByCounter = Parts(ratings, finished, rating => rating.Counter, count => count.Counter, id => id.Value),
            ByOfficer = Parts(ratings, finished, rating => rating.Officer, count => count.Officer, name => name),
        };

    private static ImmutableArray<(TKey, RatingScore)> Parts<TKey>(
        IReadOnlyCollection<Rating> ratings,
        IReadOnlyCollection<FinishedCount> finished,
        Func<Rating, TKey> ofRating,
        Func<FinishedCount, TKey> ofCount,
        Func<TKey, string> name
    )
        where TKey : notnull
    {
        var (rated, ended) = (ratings.ToLookup(ofRating), finished.ToLookup(ofCount));
        var parts = rated
            .Select(group => group.Key)
            .Union(ended.Select(group => group.Key))
            .OrderBy(name, StringComparer.Ordinal)
            .Select(key => (Key: key, Score: RatingScore.Of([.. rated[key]], [.. ended[key]])))
            .ToList();
        var hidden = SmallParts.Of(parts.Select(part => part.Score.Count));
        return [.. parts.Select((part, place) => hidden.Contains(place) ? (part.Key, part.Score.WithoutLevels()) : part)];
    }
}

/// <summary>The figures of some ratings.</summary>
internal sealed record RatingScore
{
    /// <summary>Ratings.</summary>
    public required int Count { get; init; }

    /// <summary>Services that ended.</summary>
    public required int Finished { get; init; }

    /// <summary>Those whose visitors were asked.</summary>
    public required int Asked { get; init; }

    /// <summary>Those that took less than a minute.</summary>
    public required int Short { get; init; }

    /// <summary>Ratings of each level; null where there are too few to be seen.</summary>
    public RatingLevels? Levels { get; init; }

    /// <summary>Ratings that came hardly from who was served.</summary>
    public int? Hasty { get; init; }

    /// <summary>The share of the satisfied, very or not, 0…1; null without levels or ratings.</summary>
    public double? Satisfied => Levels is { } of && Count > 0 ? (double)(of.VerySatisfied + of.Satisfied) / Count : null;

    /// <summary>Between which shares it truly lies.</summary>
    public RatingInterval? Interval => Levels is { } of ? RatingInterval.Of(of.VerySatisfied + of.Satisfied, Count) : null;

    /// <summary>Ratings of the services asked about, 0…1; null where there are none.</summary>
    public double? ResponseRate => Asked > 0 ? Math.Min(1, (double)Count / Asked) : null;

    /// <param name="ratings">Ratings.</param>
    /// <param name="finished">The services that ended.</param>
    public static RatingScore Of(IReadOnlyCollection<Rating> ratings, IReadOnlyCollection<FinishedCount> finished) =>
        new()
        {
            Count = ratings.Count,
            Finished = finished.Sum(count => count.Finished),
            Asked = finished.Sum(count => count.Asked),
            Short = finished.Sum(count => count.Short),
            Levels = new(
                ratings.Count(rating => rating.Level == RatingLevel.VerySatisfied),
                ratings.Count(rating => rating.Level == RatingLevel.Satisfied),
                ratings.Count(rating => rating.Level == RatingLevel.Dissatisfied)
            ),
            Hasty = ratings.Count(rating => rating.IsHasty),
        };

    /// <summary>The same without what any rating said.</summary>
    public RatingScore WithoutLevels() => this with { Levels = null, Hasty = null };
}

/// <summary>How many ratings of each level.</summary>
internal sealed record RatingLevels(int VerySatisfied, int Satisfied, int Dissatisfied);
