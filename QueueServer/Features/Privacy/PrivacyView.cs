using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Features.Media;

namespace QueueServer.Features.Privacy;

/// <summary>How an office handles faces now: what is held and what is in force. It names nobody.</summary>
/// <param name="Office">The office.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
/// <param name="At">The moment this was true.</param>
/// <param name="Program">The server's version.</param>
/// <param name="Faces">What the office uses.</param>
/// <param name="Held">What is held, in this office and those below it.</param>
/// <param name="ConsentVersion">The version of the consent's words in force.</param>
/// <param name="ConsentSince">Since when; null for the first version.</param>
/// <param name="Consents">How many consents of today's numbers were to which words.</param>
/// <param name="ClosesAt">When today's faces are deleted at the latest.</param>
/// <param name="Models">The describing models the server takes templates of, and their thresholds.</param>
internal sealed record PrivacyView(
    OfficeId Office,
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    DateTimeOffset At,
    string Program,
    FaceSettings Faces,
    IReadOnlyList<HeldFaces> Held,
    int ConsentVersion,
    DateTimeOffset? ConsentSince,
    IReadOnlyList<ConsentCount> Consents,
    DateTimeOffset ClosesAt,
    IReadOnlyDictionary<string, MatchPolicy> Models
);

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
