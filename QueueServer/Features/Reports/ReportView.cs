using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;

namespace QueueServer.Features.Reports;

/// <summary>An office's figures of a range of days.</summary>
internal sealed record ReportView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>Its name by language code.</summary>
    public required ImmutableSortedDictionary<string, string> Name { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>By what it is cut.</summary>
    public required Cut By { get; init; }

    /// <summary>Whether it tells of the caller's own work only.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>When it was made, by the office's clock.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Which days are in it, and which are not.</summary>
    public required ReportDays Days { get; init; }

    /// <summary>The figures of all.</summary>
    public required Figures Total { get; init; }

    /// <summary>The figures of as many days before.</summary>
    public required Figures Before { get; init; }

    /// <summary>The figures of the same days a year before.</summary>
    public required Figures YearBefore { get; init; }

    /// <summary>The parts, in the order of their keys.</summary>
    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>What keys are called, as far as people gave them names.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Names { get; init; }

    /// <summary>What keys were called before on these days, the latest name first; of a service, also those merged into it.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> FormerNames { get; init; }

    /// <summary>The targets in force as the last of the days ended.</summary>
    public required ReportSettings Targets { get; init; }
}

/// <summary>A part of a report.</summary>
/// <param name="Key">What of: an id, a date, an hour; empty for what has none.</param>
/// <param name="Figures">Its figures.</param>
internal sealed record ReportPart(string Key, Figures Figures);

/// <summary>Which days are in a report.</summary>
/// <param name="Counted">Days on which anybody waited.</param>
/// <param name="Good">Of these, those on which nine of ten were called within the target.</param>
/// <param name="Unread">Days whose journal cannot be read: they are missing.</param>
/// <param name="Incomplete">Days that lost records, or were gone through twice: their figures lack something.</param>
/// <param name="GoesOn">Whether the last of them is not over.</param>
internal sealed record ReportDays(int Counted, int Good, IReadOnlyList<DateOnly> Unread, IReadOnlyList<DateOnly> Incomplete, bool GoesOn);
