namespace QueueServer.Domain.Facts;

/// <summary>What visitors said of the services of a set of legs, on days that are over.</summary>
/// <param name="Finished">Services that ended.</param>
/// <param name="Asked">Those whose visitors were asked.</param>
internal sealed record Satisfaction(int Finished, int Asked)
{
    /// <summary>Ratings, as far as their batch is whole (<see cref="RatingBatches"/>); null where it is hidden.</summary>
    public required int? Count { get; init; }

    /// <summary>Of these, how many were satisfied, very or not; as above.</summary>
    public required int? Satisfied { get; init; }

    /// <summary>Why what was said is hidden; null where it is not.</summary>
    public Hidden? Hides { get; init; }

    /// <summary>The share of the satisfied, 0…1; null where it is hidden or nobody said anything.</summary>
    public double? Share => Count > 0 ? (double?)Satisfied / Count : null;

    /// <summary>Between which shares it truly lies; as above.</summary>
    public RatingInterval? Interval => (Satisfied, Count) is ({ } satisfied, { } count) ? RatingInterval.Of(satisfied, count) : null;

    /// <summary>Ratings of the services asked about, 0…1; null where it is hidden or nobody was asked.</summary>
    public double? ResponseRate => Asked > 0 && Count is { } count ? Math.Min(1, (double)count / Asked) : null;

    /// <summary>The same without what anybody said.</summary>
    public Satisfaction HiddenFor(Hidden reason) => this with { Count = null, Satisfied = null, Hides = reason };
}

/// <summary>Why a cell is hidden.</summary>
internal enum Hidden
{
    /// <summary>It describes fewer people than may be seen alone.</summary>
    Few,

    /// <summary>The whole without it would tell such a cell.</summary>
    Beside,
}
