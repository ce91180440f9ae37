using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using static Domain.Tests.Office;

namespace Domain.Tests.Simulation;

/// <summary>People come, counters call: what a played day comes to was worked out on paper. Minutes after eight.</summary>
public sealed class ADayIsPlayed
{
    [Fact]
    public void Whoever_comes_is_called_once_the_counter_is_free() =>
        AssertCalls([(0, 11), (11, 22), (22, 33)], Play([Comes(0), Comes(1), Comes(2)], [At(Two)]));

    [Fact]
    public void Two_counters_take_turns() =>
        AssertCalls([(0, 11), (1, 12), (11, 22)], Play([Comes(0), Comes(1), Comes(2)], [At(Two), At(One)]));

    [Fact]
    public void Nobody_is_called_before_it_opens_or_after_it_closes_and_who_is_there_is_served()
    {
        var legs = Play([Comes(0), Comes(1), Comes(2)], [At(Two, 5, 20)]);
        AssertCalls([(5, 16), (16, 27), (null, 600)], legs);
        Assert.Equal([LegEnd.Finished, LegEnd.Finished, LegEnd.Expired], legs.Select(leg => leg.End));
    }

    [Fact]
    public void A_pause_begins_once_the_counter_is_free() =>
        AssertCalls([(0, 11), (30, 41)], Play([Comes(0), Comes(1)], [At(Two) with { Pauses = [new(Minute(5), Minute(30))] }]));

    [Fact]
    public void A_counter_that_lets_people_wait_does() =>
        AssertCalls(
            [(2, 13), (15, 26), (102, 113)],
            Play([Comes(0), Comes(1), Comes(100)], [At(Two) with { Between = TimeSpan.FromMinutes(2) }])
        );

    [Fact]
    public void Patience_ends_a_wait_but_no_service()
    {
        var legs = Play([Comes(0, patience: 5), Comes(1, patience: 5), Comes(2)], [At(Two)]);
        AssertCalls([(0, 11), (null, 6), (11, 22)], legs);
        Assert.Equal([LegEnd.Finished, LegEnd.CancelledByVisitor, LegEnd.Finished], legs.Select(leg => leg.End));
    }

    [Fact]
    public void Who_does_not_come_holds_the_counter_up_and_may_come_back()
    {
        var away = new Errand(Births, TimeSpan.FromMinutes(2)) { Comes = false, Away = TimeSpan.FromMinutes(3) };
        var legs = Play([new(Minute(0), null, [away, Ten]), Comes(1)], [At(Two)]);
        AssertCalls([(0, 2), (2, 13), (13, 24)], legs); // the second of them is the other
        Assert.Equal([1, 2, 1], legs.Select(leg => leg.Number.Value));
        Assert.Equal((LegStart.Returned, Minute(5)), (legs[2].Start, legs[2].WaitsFrom));
    }

    [Fact]
    public void Who_is_sent_on_waits_for_the_other_service()
    {
        var land = Ten with { Service = Land };
        var legs = Play([new(Minute(0), null, [Ten, land])], [At(Two), At(Three)]);
        AssertCalls([(0, 11), (11, 22)], legs);
        Assert.Equal([(Births, LegEnd.Transferred), (Land, LegEnd.Finished)], legs.Select(leg => (leg.Service, leg.End!.Value))); // ended
    }

    [Fact]
    public void Who_can_be_sent_on_nowhere_is_done()
    {
        var legs = Play([new(Minute(0), null, [Ten, Ten with { Service = Trade }])], [At(Two)]);
        Assert.Equal(LegEnd.Finished, Assert.Single(legs).End);
    }

    [Fact]
    public void Priority_classes_come_first_as_the_office_decided() =>
        Assert.Equal(
            [1, 3, 2],
            Play([Comes(0), Comes(1), Comes(2) with { Class = Old }], [At(Two)])
                .OrderBy(leg => leg.FirstCalledAt)
                .Select(leg => leg.Number.Value)
        );

    [Fact]
    public void The_next_shift_takes_over_whoever_is_still_there()
    {
        var legs = Play([Comes(0), Comes(1)], [At(Two, 0, 5), At(Two, 6, 500) with { Officer = "hoa" }]);
        AssertCalls([(0, 11), (11, 22)], legs);
        Assert.Equal(["hoa", "hoa"], legs.Select(leg => leg.Officer));
    }

    [Fact]
    public void The_same_arguments_give_the_same_day()
    {
        var script = DrawnScripts.Of(new(7));
        Assert.Equal(
            DrawnScripts.Play(script, 1).SelectMany(record => record.Events),
            DrawnScripts.Play(script, 1).SelectMany(record => record.Events)
        );
    }

    private static readonly Errand Ten = new(Births, TimeSpan.FromMinutes(10)) { Way = TimeSpan.FromMinutes(1) };

    private static Arrival Comes(double minute, double? patience = null) =>
        new(Minute(minute), null, [Ten with { Patience = patience is { } minutes ? TimeSpan.FromMinutes(minutes) : null }]);

    private static Shift At(CounterId counter, double from = 0, double to = 500) => new(counter, "lan", Minute(from), Minute(to));

    private static List<Leg> Play(Arrival[] arrivals, Shift[] shifts)
    {
        var script = new DayScript(Today, [.. arrivals], [.. shifts], Minute(600));
        return [.. DrawnScripts.PastOf(script, 1).Facts.Legs];
    }

    private static void AssertCalls((double? Called, double Ended)[] expected, IEnumerable<Leg> legs) =>
        Assert.Equal(
            expected,
            legs.Select(leg => ((leg.FirstCalledAt - Minute(0))?.TotalMinutes, ((leg.EndedAt ?? default) - Minute(0)).TotalMinutes))
        );

    private static DateTimeOffset Minute(double minutes) => Office.At(minutes * 60);
}
