using System.Collections.Immutable;

namespace QueueServer.Domain.Summaries;

/// <summary>Whether a summary that came from elsewhere can be one: what is added up must not be spoilt by it.</summary>
internal static class SummaryRules
{
    private const int MostSequence = 1_000_000;
    private const long MostCount = 1_000_000; // of one office on one day
    private const long MostSeconds = MostCount * 24 * 3600;
    private const int MostName = 120;

    public static bool AreKept(DaySummary summary)
    {
        var sums = summary.Sums;
        return summary.Sequence is >= 1 and <= MostSequence
            && Enum.IsDefined(summary.Known)
            && summary is { Version: >= 0, SettingsRevision: >= 0 }
            && summary.Name.TryGetValue("vi", out var name)
            && !string.IsNullOrWhiteSpace(name)
            && summary.Name.Values.All(words => words is { Length: <= MostName })
            && TimeZones.Knows(summary.TimeZone)
            && Counts(sums).All(count => count is >= 0 and <= MostCount)
            && Seconds(sums).All(seconds => seconds is >= 0 and <= MostSeconds)
            && sums.Called <= sums.Issued
            && sums.OnTime <= sums.OnTimeOf
            && sums.Outcomes <= sums.Finished
            && AreCounts(summary.Waits, sums.Called)
            && AreCounts(summary.Services, sums.Finished)
            && (summary.Known == DayKnown.Counted || sums == default);
    }

    private static long[] Counts(SummarySums sums) =>
        [
            sums.Issued,
            sums.Called,
            sums.Finished,
            sums.Abandoned,
            sums.OnTime,
            sums.OnTimeOf,
            sums.Unsure,
            sums.Outcomes,
            sums.Asked,
            sums.VerySatisfied,
            sums.Satisfied,
            sums.Dissatisfied,
        ];

    private static long[] Seconds(SummarySums sums) => [sums.Waited, sums.Served, sums.Open, sums.Paused, sums.Busy, sums.IdleWhileWaiting];

    private static bool AreCounts(ImmutableSortedDictionary<int, long> counts, long most) =>
        counts.All(bucket => bucket is { Key: >= 0 and < Histogram.Buckets, Value: > 0 and <= MostCount }) && counts.Values.Sum() <= most;
}
