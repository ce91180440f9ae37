using System.Collections.Immutable;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using static Domain.Tests.Office;

namespace Domain.Tests.Simulation;

/// <summary>
/// Twelve people for births, one every five minutes from eight; one counter until ten, ten minutes each: the waits are 0, 5 … 55 minutes.
/// What each change makes of it was worked out on paper.
/// </summary>
public sealed class ADayWithChanges
{
    private static readonly OfficeSettings Open = Settings with
    {
        Hours = new()
        {
            Week = [new(DayOfWeek.Monday, [new(new(8, 0), new(10, 0))])],
            LastIssueMinutes = 30,
            CloseAfterMinutes = 60,
        },
    };

    private static readonly PastDay Day = DayOf([.. Enumerable.Range(0, 12).Select(n => Comes(5 * n))], [At(Two, 0, 120)]);

    [Fact]
    public void Nothing_changed_is_what_happened()
    {
        var (happened, replayed, changed) = Outcomes(new());
        Assert.Equal((12, 27.5, 49.5, 0), Told(happened));
        Assert.Equal(TextOf(happened), TextOf(replayed));
        Assert.Equal(TextOf(happened), TextOf(changed));
        Assert.Equal(new(7200, 0, 0), happened.Total.Counters);
        Assert.Equal([(new(8, 30), 3), (new(9, 0), 5), (new(9, 30), 2)], happened.Line.Select(at => (at.Key, at.Value)));
    }

    [Fact]
    public void With_one_more_counter_nobody_waits() =>
        Assert.Equal((12, 0, 0, 0), Told(Outcomes(new() { Added = [new([Births], new(new(8, 0), new(10, 0)))] }).Changed));

    /// <summary>From half past eight to nine two are called every ten minutes: 15 and 10 minutes each time, and then 15, 20, 25.</summary>
    [Fact]
    public void With_one_more_counter_for_half_an_hour_they_wait_less()
    {
        var changes = new Changes { Added = [new([Births], new(new(8, 30), new(9, 0)))] };
        Assert.Equal(["added-1", "two"], Outcomes(changes).Changed.Counters.Keys);
        Assert.Equal(
            [0, 5, 10, 10, 10, 10, 15, 15, 15, 15, 20, 25],
            LegsOf(Day, changes).Select(leg => leg.Wait!.Value.Length.TotalMinutes).Order()
        );
    }

    [Fact]
    public void Without_the_counter_nobody_is_called()
    {
        var changed = Outcomes(new() { Counters = [new(Two, null)] }).Changed;
        Assert.Equal((12, null, null, 12), Told(changed));
        Assert.Empty(changed.Counters);
    }

    [Fact]
    public void A_shorter_shift_leaves_people_at_closing()
    {
        var changed = Outcomes(new() { Counters = [new(Two, new(new(8, 0), new(9, 0)))] }).Changed;
        Assert.Equal((12, 12.5, null, 6), Told(changed)); // six were called: nothing is said of one in ten
        Assert.Equal(3600, changed.Total.Counters?.Open);
    }

    [Fact]
    public void An_earlier_opening_and_the_counter_opens_earlier()
    {
        var changed = Outcomes(new() { Hours = new(new(7, 30), new(10, 0)) }).Changed;
        Assert.Equal(9000, changed.Total.Counters?.Open);
        Assert.Equal((12, 27.5, 49.5, 0), Told(changed)); // nobody comes sooner for that
    }

    [Fact]
    public void A_later_opening_lets_those_who_come_before_it_wait_for_it()
    {
        var played = WhatIf.Play([Day], Open, new() { Hours = new(new(8, 30), new(10, 0)) }, Stop);
        Assert.Equal(0, played.People.TurnedAway);
        Assert.Equal((12, 3), (played.Changed.Total.Issued, played.Changed.Total.LeftAtClosing)); // nine are called in ninety minutes
    }

    [Fact]
    public void An_earlier_closing_sends_those_away_who_come_after_the_last_number()
    {
        var played = WhatIf.Play([Day], Open, new() { Hours = new(new(8, 0), new(9, 0)) }, Stop);
        Assert.Equal((12, 6), (played.People.Played, played.People.TurnedAway)); // from half past eight
        Assert.Equal((6, 12.5, null, 0), Told(played.Changed));
    }

    [Fact]
    public void At_half_the_time_nobody_waits() => Assert.Equal((12, 0, 0, 0), Told(Outcomes(new() { Paces = [new(Births, 50)] }).Changed));

    [Fact]
    public void At_twice_the_time_half_are_left() =>
        Assert.Equal((12, 37.5, null, 6), Told(Outcomes(new() { Paces = [new(Births, 200)] }).Changed));

    [Fact]
    public void Another_ratio_calls_others_first()
    {
        var day = DayOf([.. Enumerable.Range(0, 6).Select(n => Comes(0.1 * n) with { Class = n < 3 ? null : Old })], [At(Two, 0, 120)]);
        Assert.Equal(
            [0, 3, 1, 4, 2, 5],
            OrderOf(
                day,
                new()
                {
                    Priority = 1,
                    Normal = 1,
                    PriorityLimitMinutes = 480,
                }
            )
        );
        Assert.Equal(
            [0, 3, 4, 5, 1, 2],
            OrderOf(
                day,
                new()
                {
                    Priority = 3,
                    Normal = 1,
                    PriorityLimitMinutes = 480,
                }
            )
        );
    }

    [Fact]
    public void Whoever_was_never_served_is_served_as_long_as_somebody_who_was()
    {
        var day = DayOf([.. Enumerable.Range(0, 15).Select(n => Comes(5 * n))], [At(Two, 0, 120)]);
        var played = WhatIf.Play([day], Open, new() { Added = [new([Births], new(new(8, 0), new(10, 0)))] }, Stop);
        Assert.Equal((15, 3, 0), (played.People.Played, played.People.Drawn, played.People.LeftOut));
        Assert.Equal((15, 0, 0, 0), Told(played.Changed));
    }

    [Fact]
    public void Whoever_came_for_a_service_that_is_gone_is_left_out()
    {
        var without = Open with { Services = [Open.Services[1]], Counters = [Open.Counters[2]] };
        var played = WhatIf.Play([Day], without, new(), Stop);
        Assert.Equal((0, 12), (played.People.Played, played.People.LeftOut));
        Assert.Equal((0, null, null, 0), Told(played.Changed));
    }

    [Fact]
    public void A_day_on_which_nothing_was_is_played_too() =>
        Assert.Equal(
            (0, null, null, 0),
            Told(WhatIf.Play([DayOf([], [])], Open, new() { Hours = new(new(8, 0), new(9, 0)) }, Stop).Changed)
        );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static (DayOutcome Happened, DayOutcome Replayed, DayOutcome Changed) Outcomes(Changes changes)
    {
        var played = WhatIf.Play([Day], Open, changes, Stop);
        return (played.Happened, played.Replayed, played.Changed);
    }

    private static IEnumerable<int> OrderOf(PastDay day, CallingSettings calling) =>
        LegsOf(day, new() { Calling = calling }).Index().OrderBy(leg => leg.Item.FirstCalledAt).Select(leg => leg.Index);

    /// <summary>The legs of a day with changes, in the order of their numbers' being taken.</summary>
    private static ImmutableArray<Leg> LegsOf(PastDay day, Changes changes)
    {
        var arrivals = new PastArrivals([], Open, new(1)).Read(day.Facts);
        var (settings, script, _) = changes.ApplyTo(Open, day.Script(arrivals));
        return DrawnScripts.PastOf(PlayedDay.Play(settings, script, new(1), cancellation: Stop)).Facts.Legs;
    }

    private static (double Issued, double? Half, double? NineOfTen, double Left) Told(DayOutcome outcome) =>
        (outcome.Total.Issued, outcome.Total.WaitP50 / 60, outcome.Total.WaitP90 / 60, outcome.Total.LeftAtClosing);

    private static string TextOf(DayOutcome outcome) => JsonSerializer.Serialize(outcome);

    private static Arrival Comes(double minute) => new(Minute(minute), null, [new(Births, TimeSpan.FromMinutes(10))]);

    private static Shift At(CounterId counter, double from, double to) => new(counter, "lan", Minute(from), Minute(to));

    private static PastDay DayOf(Arrival[] arrivals, Shift[] shifts) =>
        DrawnScripts.PastOf(new DayScript(Today, [.. arrivals], [.. shifts], Minute(180)), 1);

    private static DateTimeOffset Minute(double minutes) => Office.At(minutes * 60);
}
