namespace QueueContracts.Requests;

/// <summary>How satisfied a visitor is.</summary>
public enum RatingLevel
{
    /// <summary><i>Rất hài lòng</i>; four or five stars.</summary>
    VerySatisfied,

    /// <summary><i>Hài lòng</i>; three stars.</summary>
    Satisfied,

    /// <summary><i>Không hài lòng</i>; one or two stars.</summary>
    Dissatisfied,
}

/// <summary>What a rating is about, after the five factors of Vietnam's satisfaction index (SIPAS), in plain words.</summary>
public enum RatingReason
{
    /// <summary>It took long until the turn came.</summary>
    WaitedLong,

    /// <summary>It was not clear what to bring.</summary>
    UnclearPapers,

    /// <summary>Sent from one place to another.</summary>
    SentBackAndForth,

    /// <summary>How the officer behaved.</summary>
    Attitude,

    /// <summary>The result is wrong, or late.</summary>
    WrongOrLate,

    /// <summary>Room and seats.</summary>
    RoomAndSeats,

    /// <summary>Somebody asked for money that no rule asks for.</summary>
    AskedToPay,
}

/// <summary>What a visitor says of the service they got.</summary>
/// <param name="Level">How satisfied they are; null where stars say it.</param>
/// <param name="Stars">1…5, at an office that asks for stars; null where the level says it.</param>
/// <param name="Reasons">What it is about, each once; null for nothing.</param>
/// <param name="Text">In their own words, at most 300 characters; null for none.</param>
public sealed record RatingRequest(
    RatingLevel? Level = null,
    int? Stars = null,
    IReadOnlyList<RatingReason>? Reasons = null,
    [property: MultiLine] string? Text = null
)
{
    /// <summary>Characters of a text at most.</summary>
    public const int LongestText = 300;

    /// <summary>Stars at most.</summary>
    public const int MostStars = 5;
}
