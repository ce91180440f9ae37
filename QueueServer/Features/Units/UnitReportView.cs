using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Units;
using QueueServer.Units;

namespace QueueServer.Features.Units;

/// <summary>The figures of what stands right below a unit.</summary>
internal sealed record UnitReportView
{
    /// <summary>The units above what is looked at and the one itself, the topmost first; empty at the top.</summary>
    public required IReadOnlyList<UnitName> Path { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Whether everybody is counted where they stand today.</summary>
    public required bool AsOfToday { get; init; }

    /// <summary>Whether the course of each row is told by day; by month otherwise.</summary>
    public required bool ByDay { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>All of it, each office once: with groups it is less than the sum of the rows.</summary>
    public required UnitFigures Whole { get; init; }

    /// <summary>The units and offices right below.</summary>
    public required IReadOnlyList<UnitRow> Rows { get; init; }

    /// <summary>Days that were told in other words afterwards, the latest first, at most <see cref="MostCorrections"/>.</summary>
    public required IReadOnlyList<CorrectionView> Corrections { get; init; }

    public const int MostCorrections = 50;
}

/// <summary>A unit by its name.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">By language code.</param>
internal sealed record UnitName(UnitId Id, UnitKind Kind, IReadOnlyDictionary<string, string> Name);

/// <summary>A unit or an office in the table.</summary>
internal sealed record UnitRow
{
    /// <summary>The unit; null for an office.</summary>
    public required UnitId? Unit { get; init; }

    /// <summary>The office; null for a unit.</summary>
    public required OfficeId? Office { get; init; }

    /// <summary>What the unit is; null for an office.</summary>
    public required UnitKind? Kind { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Whether the caller may read the office's own report.</summary>
    public required bool HasReport { get; init; }

    /// <summary>Its figures.</summary>
    public required UnitFigures Figures { get; init; }

    /// <summary>How its share on time stands to that of the whole.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Its course, where any number was given.</summary>
    public required IReadOnlyList<CoursePoint> Course { get; init; }
}

/// <summary>Figures that were added up over days and offices. Seconds; null where there are too few to tell.</summary>
internal sealed record UnitFigures
{
    private const int LeastForP90 = Domain.Facts.Spread.LeastForP90;

    /// <summary>Offices.</summary>
    public required int Offices { get; init; }

    /// <summary>Days that are over, of all offices.</summary>
    public required int Days { get; init; }

    /// <summary>Of these, days of which nothing is known.</summary>
    public required int Missing { get; init; }

    /// <summary>Days whose journal lost records.</summary>
    public required int Incomplete { get; init; }

    /// <summary>Numbers given.</summary>
    public required long Issued { get; init; }

    /// <summary>Services finished.</summary>
    public required long Finished { get; init; }

    /// <summary>Left without being served.</summary>
    public required long Abandoned { get; init; }

    /// <summary>Called within the target, …</summary>
    public required long OnTime { get; init; }

    /// <summary>… of those who were called or waited longer than it.</summary>
    public required long OnTimeOf { get; init; }

    /// <summary>Half waited no longer.</summary>
    public required double? WaitP50 { get; init; }

    /// <summary>Nine of ten waited no longer; from ten on.</summary>
    public required double? WaitP90 { get; init; }

    /// <summary>Half were served no longer.</summary>
    public required double? ServiceP50 { get; init; }

    /// <summary>Ratings.</summary>
    public required long Ratings { get; init; }

    /// <summary>Of these, satisfied or very; null where they are fewer than <see cref="RatingBatches.Least"/>.</summary>
    public required long? Satisfied { get; init; }

    /// <summary>Between which shares the satisfied truly lie; as above.</summary>
    public required RatingInterval? SatisfiedBetween { get; init; }

    /// <summary>Finished services whose visitors were asked.</summary>
    public required long Asked { get; init; }

    /// <summary>Finished services of which is said what they came to.</summary>
    public required long Outcomes { get; init; }

    /// <summary>Busy, of the time counters were open without pauses; null while none was.</summary>
    public required double? Occupancy { get; init; }

    /// <summary>Seconds of counters that called nobody although somebody they serve waited.</summary>
    public required long IdleWhileWaiting { get; init; }

    public static UnitFigures Of(UnitSum sum)
    {
        var (total, of) = (sum.Total, sum.Total.Sums);
        var isTold = of.Ratings >= RatingBatches.Least;
        var satisfied = of.VerySatisfied + of.Satisfied;
        return new()
        {
            Offices = sum.Offices.Count,
            Days = sum.Expected,
            Missing = sum.Missing,
            Incomplete = total.Gaps,
            Issued = of.Issued,
            Finished = of.Finished,
            Abandoned = of.Abandoned,
            OnTime = of.OnTime,
            OnTimeOf = of.OnTimeOf,
            WaitP50 = total.Waits.Percentile(0.5),
            WaitP90 = total.Waits.Count < LeastForP90 ? null : total.Waits.Percentile(0.9),
            ServiceP50 = total.Services.Percentile(0.5),
            Ratings = of.Ratings,
            Satisfied = isTold ? satisfied : null,
            SatisfiedBetween = isTold ? RatingInterval.Of((int)satisfied, (int)of.Ratings) : null,
            Asked = of.Asked,
            Outcomes = of.Outcomes,
            Occupancy = of.Open > of.Paused ? (double)of.Busy / (of.Open - of.Paused) : null,
            IdleWhileWaiting = of.IdleWhileWaiting,
        };
    }
}

/// <summary>A day that was told in other words.</summary>
/// <param name="Office">The office.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Day">The day.</param>
/// <param name="At">When.</param>
/// <param name="IssuedBefore">Numbers given, as it was told before.</param>
/// <param name="OnTimeBefore">Called within the target, likewise.</param>
internal sealed record CorrectionView(
    OfficeId Office,
    ImmutableSortedDictionary<string, string> Name,
    DateOnly Day,
    DateTimeOffset At,
    long IssuedBefore,
    long OnTimeBefore
);
