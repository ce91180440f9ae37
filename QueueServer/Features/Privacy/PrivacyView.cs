using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Features.Media;

namespace QueueServer.Features.Privacy;

/// <summary>How an office handles faces now: what is held and what is in force. It names nobody.</summary>
internal sealed record PrivacyView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Its IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The moment this was true.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The server's version.</summary>
    public required string Program { get; init; }

    /// <summary>What the office uses.</summary>
    public required FaceSettings Faces { get; init; }

    /// <summary>Whether visitors are asked how satisfied they are.</summary>
    public required bool Ratings { get; init; }

    /// <summary>What is held, in this office and those below it.</summary>
    public required IReadOnlyList<HeldFaces> Held { get; init; }

    /// <summary>The version of the consent's words in force.</summary>
    public required int ConsentVersion { get; init; }

    /// <summary>Since when; null for the first version.</summary>
    public required DateTimeOffset? ConsentSince { get; init; }

    /// <summary>How many consents of today's numbers were to which words.</summary>
    public required IReadOnlyList<ConsentCount> Consents { get; init; }

    /// <summary>When today's faces are deleted at the latest.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The describing models the server takes templates of, and their thresholds.</summary>
    public required IReadOnlyDictionary<string, MatchPolicy> Models { get; init; }
}

/// <summary>What is held of one office.</summary>
/// <param name="Office">The office.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Templates">Sealed templates on disk.</param>
/// <param name="Pictures">Sealed pictures on disk.</param>
/// <param name="Oldest">When the oldest of them was taken; null when nothing is held.</param>
internal sealed record HeldFaces(
    OfficeId Office,
    IReadOnlyDictionary<string, string> Name,
    int Templates,
    int Pictures,
    DateTimeOffset? Oldest
);

/// <param name="Version">The version of the words.</param>
/// <param name="Language">Their language.</param>
/// <param name="Count">How many agreed to them today.</param>
internal sealed record ConsentCount(int Version, string Language, int Count);
