namespace QueueContracts.Views;

/// <summary>What a rating tablet at a counter shows.</summary>
public sealed record RatingView : IView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>The office's version.</summary>
    public required long Version { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Its IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The counter's number; null while nobody said at which it stands, or the office has it no longer.</summary>
    public required int? Counter { get; init; }

    /// <summary>The counter's name by language code; null without one.</summary>
    public required IReadOnlyDictionary<string, string>? CounterName { get; init; }

    /// <summary>What the officer there is called on screens; null while the counter is closed.</summary>
    public required string? Officer { get; init; }

    /// <summary>Whether it asks at all.</summary>
    public required bool Asks { get; init; }

    /// <summary>Whether it asks with five stars instead of three levels.</summary>
    public required bool Stars { get; init; }

    /// <summary>What is to be asked; null while there is nothing.</summary>
    public required RatingQuestion? Question { get; init; }

    /// <summary>The office's colour and logo.</summary>
    public Brand Brand { get; init; } = Brand.None;

    /// <inheritdoc />
    public DateTimeOffset? At { get; init; }
}

/// <summary>The service that ended last at a counter is to be asked about, until it is rated or undone or the next one ends.</summary>
/// <param name="Token">What lets it be rated, once.</param>
/// <param name="EndedAt">When it ended: the question is shown from then on for half a minute, longer where somebody wants it.</param>
public sealed record RatingQuestion(string Token, DateTimeOffset EndedAt);
