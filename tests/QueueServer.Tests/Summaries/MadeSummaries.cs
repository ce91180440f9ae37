using System.Collections.Immutable;
using QueueServer.Domain.Summaries;

namespace QueueServer.Tests.Summaries;

/// <summary>Summaries of offices that never were.</summary>
internal static class MadeSummaries
{
    /// <summary>A day on which everybody was called after some minutes.</summary>
    public static DaySummary Of(string office, DateOnly day, int issued, double minutes = 5, DayKnown known = DayKnown.Counted)
    {
        var waits = new Histogram();
        waits.Add(Histogram.BucketOf(minutes * 60), issued);
        return new(new(office), day)
        {
            Name = ImmutableSortedDictionary<string, string>.Empty.Add("vi", $"Cơ quan {office}"),
            TimeZone = "Asia/Ho_Chi_Minh",
            Known = known,
            Version = 7,
            SettingsRevision = 1,
            Sums = new()
            {
                Issued = issued,
                Called = issued,
                Finished = issued,
                OnTime = issued / 2,
                OnTimeOf = issued,
                Waited = (long)(issued * minutes * 60),
                Open = 3600 * 8,
                Busy = 3600 * 4,
            },
            Waits = waits.ToCounts(),
            Services = waits.ToCounts(),
        };
    }
}
