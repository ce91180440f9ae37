using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using QueueServer.Domain.Staffing;
using static Domain.Tests.Office;

namespace Domain.Tests.Staffing;

/// <summary>
/// Mondays on which twelve come for births, one every five minutes from eight, ten minutes each, at one counter that is open until ten.
/// What is advised was worked out on paper.
/// </summary>
public sealed class CountersAreAdvised
{
    private static readonly OfficeSettings OneCounter = Settings with
    {
        Counters = [Settings.Counters[1]],
        Hours = new() { Week = [new(DayOfWeek.Monday, [new(new(8, 0), new(10, 0))])] },
    };

    private static readonly PastDay[] Mondays = [.. Enumerable.Range(1, 4).Select(weeks => Monday(Today.AddDays(-7 * weeks)))];

    private static StaffingAdvice Advice => StaffingAdvice.For(Today, OneCounter, Mondays);

    /// <summary>
    /// Ten minutes after they came they would be served: four until half past eight, six until nine, two after. A counter serves three in
    /// half an hour. Nothing is left to chance, so that it takes no more than the load: 4/3, 2, 2/3.
    /// </summary>
    [Fact]
    public void By_the_half_hour()
    {
        var group = Assert.Single(Advice.Groups);
        Assert.Equal((30, 600), (group.TargetMinutes, group.ServiceSeconds));
        Assert.Equal(0, group.Variation, 12);
        Assert.Equal(
            [(8.0, 4, 1, 2, 1), (8.5, 6, 1, 3, 4), (9, 2, 1, 1, 3), (9.5, 0, 1, 0, 0)],
            group.Slots.Select(slot => (slot.From.ToTimeSpan().TotalHours, slot.Arrivals, slot.Opens, slot.Needs, slot.Line))
        );
        Assert.Equal([null, null, 1, 1], group.Slots.Select(slot => slot.InTime));
        Assert.Equal([1, 1, 1, 1], group.Slots.Select(slot => slot.InTimeThen));
        Assert.Equal(0, group.LeftAtClosing);
    }

    [Fact]
    public void And_slots_that_need_as_many_are_one()
    {
        var slots = new[] { Slot(8, 4, 3, 0.5), Slot(8.5, 12, 3, 0.9), Slot(9, 4, 4, 0.9), Slot(13.5, 4, 4, 0.9) };
        var group = Advice.Groups[0] with { Slots = [.. slots] };
        Assert.Equal([(new(8, 0), new(9, 0), 16), (new(9, 0), new(9, 30), 4), (new(13, 30), new(14, 0), 4)], group.Runs.Select(Part));
        Assert.Equal(0.8, group.Runs[0].InTime!.Value, 12); // both were steady
        Assert.Equal(1, group.Runs[0].InTimeThen);

        static (TimeOnly, TimeOnly, double) Part(SlotAdvice run) => (run.From, run.To, run.Arrivals);
        static SlotAdvice Slot(double hour, double arrivals, int needs, double inTime) =>
            new(At(hour), At(hour + 0.5), arrivals, 3, needs) { InTime = inTime, InTimeThen = 1 };
        static TimeOnly At(double hour) => TimeOnly.MinValue.AddHours(hour);
    }

    [Fact]
    public void A_line_that_grows_is_grown_where_any_of_it_is() =>
        Assert.Null(new SlotAdvice(new(8, 0), new(8, 30), 4, 1, 3).With(new(new(8, 30), new(9, 0), 4, 1, 3) { InTime = 0.5 }).InTime);

    [Fact]
    public void From_four_days_on()
    {
        Assert.Equal((false, 4), (Advice.HasTooFewDays, Advice.Days.Length));
        var few = StaffingAdvice.For(Today, OneCounter, Mondays[..3]);
        Assert.True(few.HasTooFewDays);
        Assert.Empty(few.Groups);
    }

    [Fact]
    public void Beside_what_came_of_it()
    {
        var group = Advice.Groups[0];
        // twelve waits of 0, 5 … 55 minutes; those of the first half hour are 25 at most, of the second 30 to 55
        Assert.Equal(
            [(1.0, new Part(6, 6)), (1, new Part(1, 6)), (1, new Part(0, 0)), (1, new Part(0, 0))],
            group.Slots.Select(slot => StaffingOutcome.Of(group, slot, Mondays[0], OneCounter.Zone)).Select(of => (of.Opened, of.InTime))
        );
    }

    /// <summary>Who comes at half past eleven is served before the break, who comes in it after it.</summary>
    [Fact]
    public void Nobody_is_served_in_a_break()
    {
        var day = PastOf(
            Today.AddDays(-7),
            [205, 300, 320],
            [new(Two, "lan", Minute(Today.AddDays(-7), 0), Minute(Today.AddDays(-7), 480))]
        );
        var hours = new OpeningHours { Week = [new(DayOfWeek.Monday, [new(new(8, 0), new(11, 30)), new(new(13, 30), new(16, 0))])] };
        var advice = StaffingAdvice.For(Today, OneCounter with { Hours = hours }, [day, day, day, day]);
        Assert.Equal(
            [(new(11, 0), 1), (new(13, 30), 2)],
            advice.Groups[0].Slots.Where(slot => slot.Arrivals > 0).Select(slot => (slot.From, slot.Arrivals))
        );
    }

    /// <summary>What was waited for under the name of a service that was merged into the counter's own, comes to it now.</summary>
    [Fact]
    public void Services_that_were_merged_are_one()
    {
        var other = new ServiceId("civil");
        var merged = OneCounter with
        {
            Services = [Settings.Services[0] with { Id = other, Formerly = [Births] }],
            Counters = [OneCounter.Counters[0] with { Services = [other] }],
        };
        Assert.Equal(Advice.Groups[0].Slots, StaffingAdvice.For(Today, merged, Mondays).Groups[0].Slots);
    }

    [Fact]
    public void A_crowd_of_one_day_weighs_no_more_than_others()
    {
        var last = Today.AddDays(-35);
        var crowd = PastOf(last, [.. Enumerable.Repeat(30.0, 100)], [new(Two, "lan", Minute(last, 0), Minute(last, 120))]);
        var with = StaffingAdvice.For(Today, OneCounter, [crowd, .. Mondays]).Groups[0];
        Assert.InRange(with.Slots.Max(slot => slot.Arrivals), 6, (100 + 24) / 5.0 - 1e-9);
    }

    /// <summary>As chance makes them: arrivals of a Poisson process, services by the exponential law.</summary>
    [Fact]
    public void Chance_is_measured_as_one()
    {
        var measured = Enumerable.Range(1, 10).Select(seed => Measure(new(seed))).ToList();
        Assert.Equal(1, measured.Average(demand => demand.Variation), 0.1);
        Assert.Equal(5, measured.Average(demand => demand.Service.TotalMinutes), 0.2);
    }

    private static Demand Measure(Random random)
    {
        var days = Enumerable.Range(1, 6).Select(weeks => Today.AddDays(-7 * weeks)).Select(Drawn).Select(day => day.Facts);
        return Demand.Of([.. days], CounterGroup.Of(OneCounter)[0], OneCounter, [.. Enumerable.Range(16, 8)]);

        PastDay Drawn(DateOnly day) =>
            PastOf(day, [.. Arrivals(random).Select(minute => (minute, TimeSpan.FromSeconds(Exponential(random, 300))))]);
    }

    private static IEnumerable<double> Arrivals(Random random)
    {
        for (var at = Exponential(random, 1); at < 240; at += Exponential(random, at is > 60 and < 120 ? 1 : 3)) // one hour is busy
            yield return at;
    }

    private static double Exponential(Random random, double mean) => -mean * Math.Log(1 - random.NextDouble());

    private static PastDay Monday(DateOnly day) =>
        PastOf(day, [.. Enumerable.Range(0, 12).Select(n => 5.0 * n)], [new(Two, "lan", Minute(day, 0), Minute(day, 120))]);

    private static PastDay PastOf(DateOnly day, double[] arrivals, Shift[] shifts) =>
        PastOf(day, [.. arrivals.Select(minute => (minute, TimeSpan.FromMinutes(10)))], shifts);

    private static PastDay PastOf(DateOnly day, (double Minute, TimeSpan Takes)[] arrivals, params Shift[] shifts)
    {
        var script = new DayScript(
            day,
            [.. arrivals.Select(one => new Arrival(Minute(day, one.Minute), null, [new(Births, one.Takes)]))],
            [.. shifts.DefaultIfEmpty(new(Two, "lan", Minute(day, 0), Minute(day, 900)))],
            Minute(day, 950)
        );
        var fold = new DayFold(Id, day, OneCounter);
        foreach (var record in PlayedDay.Play(OneCounter, script, new(1), cancellation: TestContext.Current.CancellationToken))
            fold.Apply(record, OneCounter);
        return fold.ToPastDay(Minute(day, 950));
    }

    private static DateTimeOffset Minute(DateOnly day, double minutes) =>
        OpeningHours.StartOf(day, Settings.Zone).AddHours(8).AddMinutes(minutes);
}
