using Domain.Tests.Days;
using Domain.Tests.Facts;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Summaries;
using static Domain.Tests.Days.MadeUpDays;
using static Domain.Tests.Office;

namespace Domain.Tests.Summaries;

/// <summary>A summary says of any day what the report says of it.</summary>
public sealed class ADayIsSummedUp
{
    [Fact]
    public void Any_day_as_its_report_says() =>
        OnEveryDay(day =>
        {
            var facts = FactsOfAnyDay.FactsOf(day);
            var report = new ReportSum(Cut.Day, new(), Settings.Zone);
            report.Add(facts);
            var (figures, summary) = (report.Total, DaySummary.Of(facts, Settings, []));
            var sums = summary.Sums;
            Assert.Equal(
                (figures.Issued, figures.Called, figures.Finished, figures.Abandoned.Count),
                ((int)sums.Issued, (int)sums.Called, (int)sums.Finished, (int)sums.Abandoned)
            );
            Assert.Equal((figures.OnTime.Count, figures.OnTime.Of), ((int)sums.OnTime, (int)sums.OnTimeOf));
            Assert.Equal((figures.Unsure, figures.Outcomes.Count), ((int)sums.Unsure, (int)sums.Outcomes));
            Assert.Equal((figures.Counters!.Open, figures.Counters.Busy), (sums.Open, sums.Busy)); // asked for
            Assert.Equal(
                (figures.Wait.Count, figures.Service.Count),
                ((int)summary.Waits.Values.Sum(), (int)summary.Services.Values.Sum())
            );
            Assert.Equal(Math.Round((figures.Wait.Mean ?? 0) * figures.Wait.Count), sums.Waited, 0.5);
            Assert.Equal((DayKnown.Counted, facts.Version, facts.Revision), (summary.Known, summary.Version, summary.SettingsRevision));
            Assert.True(summary.IsThere);
        });

    [Fact]
    public void Days_are_added_count_by_count() =>
        OnEveryDay(day =>
        {
            var sums = DaySummary.Of(FactsOfAnyDay.FactsOf(day), Settings, []).Sums;
            var twice = sums + sums;
            foreach (var property in typeof(SummarySums).GetProperties())
                Assert.Equal(2 * (long)property.GetValue(sums)!, (long)property.GetValue(twice)!); // counts, each of them
        });
}
