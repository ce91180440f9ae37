using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using static Domain.Tests.Office;

namespace Domain.Tests.Simulation;

/// <summary>Several days of one weekday make one as it usually is.</summary>
public sealed class AMeanWeekday
{
    private static readonly PastDay[] Days =
    [
        .. Enumerable.Range(0, 6).Select(seed => DrawnScripts.PastOf(DrawnScripts.Of(new(seed), 130), seed)),
    ];

    [Fact]
    public void As_many_come_for_each_service_as_in_the_mean()
    {
        var day = Make(1);
        foreach (var service in new[] { Births, Land })
            Assert.Equal(
                Days.Average(of => of.Facts.Legs.Count(leg => leg.Index == 1 && leg.Service == service)),
                day.Arrivals.Count(arrival => arrival.Errands[0].Service == service),
                0.5
            );
    }

    [Fact]
    public void Whoever_comes_came_on_one_of_the_days_at_the_same_time()
    {
        var came = Days.SelectMany(day => day.Facts.Legs)
            .Where(leg => leg.Index == 1)
            .Select(leg => (leg.Service, leg.TakenAt))
            .ToHashSet();
        var day = Make(1);
        Assert.All(day.Arrivals, arrival => Assert.Contains((arrival.Errands[0].Service, arrival.At), came));
        Assert.Equal(day.Arrivals.OrderBy(arrival => arrival.At), day.Arrivals);
    }

    [Fact]
    public void The_seed_says_who()
    {
        Assert.Equal(Make(1).Arrivals.Select(arrival => arrival.At), Make(1).Arrivals.Select(arrival => arrival.At));
        Assert.NotEqual(Make(1).Arrivals.Select(arrival => arrival.At), Make(2).Arrivals.Select(arrival => arrival.At));
    }

    /// <summary>Its waits are those of the days, give or take what any day is off by.</summary>
    [Fact]
    public void It_comes_to_what_the_days_come_to()
    {
        var played = WhatIf.Play([.. Days], Settings, new(), TestContext.Current.CancellationToken);
        Assert.Equal(Days.Average(day => day.Facts.Legs.Count(leg => leg.Index == 1)), played.Happened.Total.Issued, 9);
        Assert.Equal(played.Happened.Total.Issued, played.Replayed.Total.Issued, 1.0);
        Assert.Equal(played.Happened.Total.WaitP50!.Value / 60, played.Replayed.Total.WaitP50!.Value / 60, 5.0); // people waited
        Assert.Equal(played.Happened.Total.WaitP90!.Value / 60, played.Replayed.Total.WaitP90!.Value / 60, 10.0); // as above
    }

    /// <summary>Births was merged into land since: whoever came for either comes for land.</summary>
    [Fact]
    public void Services_that_were_merged_are_one()
    {
        var without = Settings with
        {
            Services = Settings.Services.RemoveAt(0),
            Counters = [.. Settings.Counters.Select(counter => counter with { Services = [Land] })],
            Procedures = [],
        };
        var merged = without with { Services = without.Services.SetItem(0, without.Services[0] with { Formerly = [Births] }) };
        Assert.True(WhatIf.Play([.. Days], without, new(), TestContext.Current.CancellationToken).People.LeftOut > 0);
        var played = WhatIf.Play([.. Days], merged, new(), TestContext.Current.CancellationToken);
        Assert.Equal(0, played.People.LeftOut);
        Assert.Equal(Days.Average(day => day.Facts.Legs.Count(leg => leg.Index == 1)), played.Replayed.Total.Issued, 1.0);
    }

    private static DayScript Make(int seed)
    {
        var random = new Random(seed);
        return MeanWeekday.Make(Days, new(Days.Select(day => day.Facts), Settings, random), Settings.Zone, random);
    }
}
