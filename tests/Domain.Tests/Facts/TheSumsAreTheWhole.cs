using Domain.Tests.Days;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using static Domain.Tests.Days.MadeUpDays;
using static Domain.Tests.Office;

namespace Domain.Tests.Facts;

/// <summary>Whatever a report is cut by, nobody is lost and nobody is counted twice.</summary>
public sealed class TheSumsAreTheWhole
{
    public static TheoryData<string> EveryCut => [.. Enum.GetNames<Cut>()];

    [Theory]
    [MemberData(nameof(EveryCut))]
    public void By_any_cut(string cut) =>
        OnEveryDay(day =>
        {
            var sum = new ReportSum(Enum.Parse<Cut>(cut), new(), Settings.Zone);
            var facts = FactsOfAnyDay.FactsOf(day);
            sum.Add(facts);
            sum.Add(facts with { Day = Today.AddDays(40) });
            var (total, parts) = (sum.Total, sum.Parts.Select(part => part.Figures).ToList());
            foreach (
                var count in new Func<Figures, double>[]
                {
                    of => of.Issued,
                    of => of.Called,
                    of => of.Finished,
                    of => of.Transferred,
                    of => of.NoShows,
                    of => of.Returned,
                    of => of.CancelledByVisitor,
                    of => of.CancelledByOfficer,
                    of => of.Expired,
                    of => of.Left,
                    of => of.NeverCame,
                    of => of.GoingOn,
                    of => of.Unsure,
                    of => of.Wait.Count,
                    of => of.WaitOfAll.Left,
                    of => of.WaitAfterTransfer.Count,
                    of => of.WaitAfterReturn.Count,
                    of => of.Way.Count,
                    of => of.Service.Count,
                    of => of.Stay.Count,
                    of => of.OnTime.Count,
                    of => of.OnTime.Of,
                    of => of.Abandoned.Count,
                    of => of.OverAnHour.Count,
                    of => of.ToldTrue.Count,
                    of => of.ToldTrue.Of,
                    of => of.Outcomes.Count,
                    of => of.Procedures,
                }
            )
                Assert.Equal(count(total), parts.Sum(count));
            Assert.Equal(2 * day.State.Tickets.Count, total.Issued);
            if (Enum.Parse<Cut>(cut).HasCounters())
                Assert.Equal(total.Counters!.Open, parts.Sum(part => part.Counters!.Open)); // it has
        });

    [Fact]
    public void And_one_officers_are_part_of_them() =>
        OnEveryDay(day =>
        {
            var facts = FactsOfAnyDay.FactsOf(day);
            var (own, all) = (new ReportSum(Cut.Day, new("lan"), Settings.Zone), new ReportSum(Cut.Officer, new(), Settings.Zone));
            own.Add(facts);
            all.Add(facts);
            Assert.Equal(all.Parts.SingleOrDefault(part => part.Key == "lan").Figures?.Finished ?? 0, own.Total.Finished);
        });

    [Fact]
    public void Who_is_called_out_of_order_is_seen()
    {
        var fold = new DayFold(Id, Today, Settings);
        QueueEvent[] events =
        [
            new DayOpened(At(0), Today),
            Opened(One),
            Issued(1),
            Issued(2),
            Called(2, One, 60),
            Issued(3, Land),
            Called(3, One, 90),
        ];
        foreach (var (i, happened) in events.Index())
            fold.Apply(new(i + 1, Today, CommandId.New(), "Given", null, [happened]), Settings);
        Assert.Equal([true, false, false], fold.ToFacts(At(100)).Legs.Select(leg => leg.Overtaken));
    }

    [Theory]
    [InlineData(new[] { 7.0 }, 0.9, 7.0)]
    [InlineData(new[] { 1.0, 2 }, 0.5, 1.5)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 0.25, 1.75)]
    [InlineData(new[] { 15.0, 20, 35, 40, 50 }, 0.4, 29.0)] // as PERCENTILE.INC gives it
    [InlineData(new[] { 1.0, 2, 3 }, 1.0, 3.0)]
    public void A_percentile_is_what_a_spreadsheet_says(double[] sorted, double share, double is_) =>
        Assert.Equal(is_, Spread.Percentile(sorted, share), 9);

    /// <summary>
    /// The remission times of the 6-MP group of E. J. Freireich et al., Blood 21 (1963), in weeks: the textbooks' median is 23, and S(22)
    /// is 0.538.
    /// </summary>
    [Fact]
    public void A_survival_is_what_the_textbooks_say()
    {
        (double, bool)[] weeks =
        [
            (6, true),
            (6, true),
            (6, true),
            (6, false),
            (7, true),
            (9, false),
            (10, true),
            (10, false),
            (11, false),
            (13, true),
            (16, true),
            (17, false),
            (19, false),
            (20, false),
            (22, true),
            (23, true),
            (25, false),
            (32, false),
            (32, false),
            (34, false),
            (35, false),
        ];
        var survival = Survival.Of([.. weeks]);
        Assert.Equal((9, 12, 23.0, null), (survival.Called, survival.Left, survival.P50!.Value, survival.P90)); // it has a median
    }
}
