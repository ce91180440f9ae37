namespace QueueContracts.Requests;

/// <summary>What a server tells of its offices' days: <c>POST /api/v1/summaries</c>, by a paired server.</summary>
/// <param name="Key">
/// What the signatures are checked with (SubjectPublicKeyInfo of P-256); the first one holds as long as the pairing.
/// </param>
/// <param name="Form">The form of the summaries.</param>
/// <param name="Summaries">At most <see cref="Most"/>.</param>
public sealed record SummariesRequest(byte[] Key, int Form, IReadOnlyList<HandedSummary> Summaries)
{
    /// <summary>Summaries of one request: they fit into one.</summary>
    public const int Most = 40;
}

/// <summary>A summary as it was signed.</summary>
/// <param name="Body">JSON, byte for byte as it was signed.</param>
/// <param name="Signature">ECDSA with P-256 and SHA-256, 64 bytes.</param>
public sealed record HandedSummary(string Body, byte[] Signature);

/// <summary>What became of each, in the order in which they came.</summary>
/// <param name="Outcomes">
/// <c>taken</c>; <c>known</c> where it was there word for word, <c>older</c> where later words are; else why it was refused, as a stable
/// code.
/// </param>
public sealed record SummariesReply(IReadOnlyList<string> Outcomes)
{
    /// <summary>It is in force.</summary>
    public const string Taken = "taken";

    /// <summary>It was there, word for word.</summary>
    public const string Known = "known";

    /// <summary>Later words of the day are in force.</summary>
    public const string Older = "older";

    /// <summary>Whether a summary need not be handed in again.</summary>
    public static bool IsDone(string outcome) => outcome is Taken or Known or Older;
}
