using Microsoft.Extensions.Time.Testing;
using QueueServer.Diagnostics;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Cluster;

/// <summary>
/// What the administrator is told of turns. Other tests take some in this process meanwhile, none of which lasts for hours.
/// </summary>
public sealed class TurnsAreMeasured
{
    [Fact]
    public void Those_of_the_last_minute_by_how_long_half_and_nearly_all_of_them_took()
    {
        var time = new FakeTimeProvider(TestOffice.Morning);
        using var turns = new TurnTimes(time);
        for (var hours = 1; hours <= 5000; hours++) // more than are kept: the last ones count
            QueueMeter.Turn(new("measured"), TimeSpan.FromHours(hours));
        var read = turns.Read();
        Assert.Equal(4096, read.Count);
        Assert.InRange(HoursOf(read.Median), 2800, 3000);
        Assert.InRange(HoursOf(read.P99), 4900, 5000);

        time.Advance(TimeSpan.FromSeconds(61));
        Assert.InRange(HoursOf(turns.Read().P99), 0, 1);
    }

    [Fact]
    public void Each_offices_own_the_slowest_first()
    {
        using var turns = new TurnTimes(new FakeTimeProvider(TestOffice.Morning));
        foreach (var (office, hours) in new[] { ("slow", 3), ("quick", 1), ("slow", 9), ("slowest", 10) })
            QueueMeter.Turn(new(office), TimeSpan.FromHours(hours));
        Assert.Equal(
            [("slowest", 1, 10, 10), ("slow", 2, 3, 9), ("quick", 1, 1, 1)],
            turns
                .ReadByOffice()
                .Take(3)
                .Select(each => (each.Office.Value, each.Turns.Count, HoursOf(each.Turns.Median), HoursOf(each.Turns.P99)))
        );
    }

    private static double HoursOf(double? milliseconds) => TimeSpan.FromMilliseconds(milliseconds ?? 0).TotalHours;
}
