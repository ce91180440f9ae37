using QueueServer.Domain.Facts;

namespace Domain.Tests.Facts;

/// <summary>Who waits while a report is made has waited at least so long; of a day that is over nobody does.</summary>
public sealed class WaitsThatGoOn
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Count_with_those_who_left_as_long_as_they_have_lasted()
    {
        var sum = new FigureSum();
        for (var n = 1; n <= 3; n++)
            sum.Add(Wait(n, calledAfter: 10), Morning.AddMinutes(40));
        sum.Add(Wait(4, from: 10), Morning.AddMinutes(40)); // for half an hour
        var all = sum.ToFigures(hasCounters: true, hasRatings: true);
        Assert.Equal(new(3, 1, 600, null), all.WaitOfAll); // of four, three were called: nine of ten is not known yet
        Assert.Equal((3, 3, 1), (all.Wait.Count, all.OnTime.Of, all.GoingOn)); // whether it comes in time is not known, either
    }

    [Fact]
    public void A_wait_that_has_only_begun_says_nothing_of_longer_ones()
    {
        var sum = new FigureSum();
        for (var n = 1; n <= 3; n++)
            sum.Add(Wait(n, calledAfter: 10), Morning.AddMinutes(40));
        sum.Add(Wait(4, from: 35), Morning.AddMinutes(40));
        Assert.Equal(new(3, 1, 600, 600), sum.ToFigures(hasCounters: true, hasRatings: true).WaitOfAll);
    }

    [Fact]
    public void Nor_does_one_whose_clock_was_set_or_that_never_ended_on_a_day_that_is_over()
    {
        var sum = new FigureSum();
        sum.Add(Wait(1, calledAfter: 10), Morning.AddMinutes(40));
        sum.Add(Wait(2, from: 50), Morning.AddMinutes(40)); // it begins later than now
        Assert.Equal(new(1, 1, 600, 600), sum.ToFigures(hasCounters: true, hasRatings: true).WaitOfAll);
        sum = new();
        sum.Add(Wait(1, calledAfter: 10));
        sum.Add(Wait(2));
        Assert.Equal(new(1, 0, 600, 600), sum.ToFigures(hasCounters: true, hasRatings: true).WaitOfAll);
    }

    private static Leg Wait(int number, int from = 0, int? calledAfter = null) =>
        new()
        {
            Number = new('A', number),
            Index = 1,
            Service = new("ho-tich"),
            Channel = Channel.KioskCode,
            Start = LegStart.Taken,
            TakenAt = Morning.AddMinutes(from),
            WaitsFrom = Morning.AddMinutes(from),
            FirstCalledAt = calledAfter is { } after ? Morning.AddMinutes(from + after) : null,
            EndedAt = calledAfter is { } until ? Morning.AddMinutes(from + until + 5) : null,
            End = calledAfter is null ? null : LegEnd.Finished,
            TargetMinutes = 30,
        };
}
