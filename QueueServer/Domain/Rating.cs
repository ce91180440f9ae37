using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>Where a rating was given.</summary>
internal enum RatingChannel
{
    /// <summary>At the counter's own tablet.</summary>
    Tablet,

    /// <summary>On the visitor's own page of the ticket.</summary>
    Phone,

    /// <summary>By the number and the code, at the address on the wall.</summary>
    Wall,
}

/// <summary>
/// One rating (<i>đánh giá</i>), as it is kept: of a service at a counter in an hour of a day, and of no ticket, no visitor and no moment.
/// </summary>
internal sealed record Rating
{
    /// <summary>Drawn at random, so that it says nothing of when it was given.</summary>
    public required Guid Id { get; init; }

    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>The office's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The hour by the office's clock in which the service ended, 0…23.</summary>
    public required int Hour { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>Where it ended.</summary>
    public required CounterId Counter { get; init; }

    /// <summary>Who ended it; empty where nobody knows.</summary>
    public required string Officer { get; init; }

    /// <summary>How satisfied.</summary>
    public required RatingLevel Level { get; init; }

    /// <summary>What it is about, each once.</summary>
    public ImmutableArray<RatingReason> Reasons { get; init; } = [];

    /// <summary>In the visitor's own words.</summary>
    public string? Text { get; init; }

    /// <summary>Where it was given.</summary>
    public required RatingChannel Channel { get; init; }

    /// <summary>Which words the question was asked in.</summary>
    public required string WordsVersion { get; init; }

    /// <summary>Given in less than a second after the service ended: hardly by who was served.</summary>
    public bool IsHasty { get; init; }

    /// <summary>The level that stars stand for.</summary>
    public static RatingLevel LevelOf(int stars) =>
        stars switch
        {
            >= 4 => RatingLevel.VerySatisfied,
            3 => RatingLevel.Satisfied,
            _ => RatingLevel.Dissatisfied,
        };
}

/// <summary>What of a rating is added up.</summary>
/// <param name="Day">The office's day.</param>
/// <param name="Hour">The hour in which the service ended.</param>
/// <param name="Service">The service.</param>
/// <param name="Counter">Where it ended.</param>
/// <param name="Officer">Who ended it; empty where nobody knows.</param>
/// <param name="IsSatisfied">Whether somebody was satisfied, very or not.</param>
internal readonly record struct RatedService(
    DateOnly Day,
    int Hour,
    ServiceId Service,
    CounterId Counter,
    string Officer,
    bool IsSatisfied
);
