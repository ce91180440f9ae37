using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using static Domain.Tests.Office;

namespace Domain.Tests.Simulation;

/// <summary>What a day that is over is read into, and how near it comes when it is played once more.</summary>
public sealed class APastDayIsPlayedAgain(ITestOutputHelper output)
{
    /// <summary>Where counters call at once, everything is known: each call and each end comes to its own millisecond.</summary>
    [Fact]
    public void One_whose_counters_called_at_once_comes_out_the_same()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var past = DrawnScripts.PastOf(DrawnScripts.Of(new(seed)), seed);
            Assert.Equal(LinesOf(past), LinesOf(Again(past, seed + 1)));
        }
    }

    /// <summary>
    /// Where officers take a breath, walk off and put tickets aside the replay comes near on every one of twenty days, and is off to
    /// neither side in their mean. Minutes of waits; people left at closing; percent on time.
    /// </summary>
    [Theory]
    [InlineData(110)] // four minutes are usual, nobody is left
    [InlineData(160)] // half an hour is usual
    [InlineData(220)] // an hour and a half is usual, forty are left
    public void One_that_people_made_comes_out_near(int people)
    {
        var days = Enumerable.Range(0, 20).Select(seed => Apart(DrawnScripts.PastOf(HumanDay.Of(seed, people)), seed)).ToList();
        foreach (var day in days)
            output.WriteLine($"{day}");
        AssertNear(days.Select(day => day.Mean), each: 6, inTheMean: 1);
        AssertNear(days.Select(day => day.P90), each: 15, inTheMean: 2);
        AssertNear(days.Select(day => day.Left), each: 4, inTheMean: 1);
        AssertNear(days.Select(day => day.OnTime), each: 6, inTheMean: 2);
    }

    private static void AssertNear(IEnumerable<double> apart, double each, double inTheMean)
    {
        Assert.All(apart, one => Assert.InRange(one, -each, each));
        Assert.InRange(apart.Average(), -inTheMean, inTheMean);
    }

    private static Distance Apart(PastDay past, int seed)
    {
        var (was, again) = (SumOf(past), SumOf(Again(past, seed)));
        return new(
            (again.Wait.Mean - was.Wait.Mean)!.Value / 60, // people waited
            (again.Wait.P90 - was.Wait.P90)!.Value / 60, // more than ten
            again.Expired - was.Expired,
            100 * (again.OnTime.Share - was.OnTime.Share)!.Value // as above
        );
    }

    private sealed record Distance(double Mean, double P90, double Left, double OnTime);

    private static Figures SumOf(PastDay day)
    {
        var sum = new ReportSum(Cut.Day, new(), Settings.Zone);
        sum.Add(day.Facts);
        return sum.Total;
    }

    internal static PastDay Again(PastDay past, int seed)
    {
        var arrivals = new PastArrivals([past.Facts], Settings, new(seed));
        var script = new DayScript(
            Today,
            [.. arrivals.Read(past.Facts)],
            [.. PastShifts.Read(past)],
            past.ClosedAt!.Value // it did
        );
        return DrawnScripts.PastOf(script, seed);
    }

    private static IEnumerable<string> LinesOf(PastDay day) =>
        day.Facts.Legs.Select(leg =>
            $"{leg.Number}/{leg.Index} {leg.Service} {leg.Counter} {leg.FirstCalledAt:O} {leg.EndedAt:O} {leg.End}"
        );
}
