namespace QueueServer.Storage;

/// <summary>An office's day as others are told of it: in force, and as it was signed.</summary>
internal sealed record SummaryRow
{
    public required string Office { get; init; }
    public required int Day { get; init; }
    public required int Sequence { get; init; }

    /// <summary>The last of the journal's records in it; 0 for none.</summary>
    public required long Version { get; init; }

    /// <summary>Of <see cref="Body"/>, in hexadecimal digits: SHA-256.</summary>
    public required string Hash { get; init; }

    /// <summary>The account of the server that told it; empty where it was made here.</summary>
    public required string Source { get; init; }

    /// <summary>When it was made or came.</summary>
    public required long At { get; init; }

    /// <summary>When the server above this one took it; null while it did not.</summary>
    public long? HandedIn { get; init; }

    /// <summary>When it was refused there; null when it was not.</summary>
    public long? RefusedAt { get; init; }

    /// <summary>Why, as a stable code.</summary>
    public string? Refusal { get; init; }

    /// <summary>The form of <see cref="Body"/>.</summary>
    public required int Form { get; init; }

    /// <summary>JSON, byte for byte as it was signed.</summary>
    public required string Body { get; init; }

    public required byte[] Signature { get; init; }
}

/// <summary>What was told of a day before it was told in other words. Appended only.</summary>
internal sealed class CorrectionRow
{
    public required string Office { get; init; }
    public required int Day { get; init; }
    public required int Sequence { get; init; }
    public required string Source { get; init; }
    public required long ReplacedAt { get; init; }
    public required int Form { get; init; }
    public required string Body { get; init; }
    public required byte[] Signature { get; init; }
}

/// <summary>The summaries of an office's month, added up, so that many offices of a year are read at once.</summary>
internal sealed record SummaryMonthRow
{
    public required string Office { get; init; }

    /// <summary>Months since the year 0.</summary>
    public required int Month { get; init; }

    /// <summary>The form of what follows: another is made again of the summaries.</summary>
    public required int Form { get; init; }

    public required byte[] Total { get; init; }
    public required byte[] Days { get; init; }

    /// <summary>Counts its changes: who changes it first takes it, until what it is made of is written.</summary>
    public required long Turn { get; init; }
}

/// <summary>An office of which there are summaries.</summary>
internal sealed record SummaryOfficeRow
{
    public required string Office { get; init; }

    /// <summary>The account of the server that tells of it; empty for one of this server.</summary>
    public required string Source { get; init; }

    /// <summary>JSON: its name by language code.</summary>
    public required string Name { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>The first day it told of.</summary>
    public required int FirstDay { get; init; }

    /// <summary>The last one.</summary>
    public required int LastDay { get; init; }
}

/// <summary>A server that tells of its offices.</summary>
internal sealed record SummarySourceRow
{
    /// <summary>Its account.</summary>
    public required string Source { get; init; }

    /// <summary>What its signatures are checked with (SubjectPublicKeyInfo).</summary>
    public required byte[] Key { get; init; }

    /// <summary>When the pairing was made that the key holds for.</summary>
    public required long PairedAt { get; init; }

    public required long HeardAt { get; init; }
}

/// <summary>One revision of the tree of units.</summary>
internal sealed class UnitTreeRow
{
    public required long Revision { get; init; }
    public required long At { get; init; }
    public required string By { get; init; }

    /// <summary>The form of <see cref="Tree"/>.</summary>
    public required int Form { get; init; }

    public required string Tree { get; init; }
}
