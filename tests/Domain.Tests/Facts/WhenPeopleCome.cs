using QueueServer.Domain;
using QueueServer.Domain.Facts;

namespace Domain.Tests.Facts;

/// <summary>Two Mondays and a Tuesday, counted by hand.</summary>
public sealed class WhenPeopleCome
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly DateOnly Monday = new(2026, 11, 16);
    private static readonly ServiceId Births = new("ho-tich");
    private static readonly ServiceId Land = new("dat-dai");

    [Fact]
    public void By_weekday_and_quarter_of_an_hour_in_the_mean_of_the_days()
    {
        var sum = Sum();
        Assert.Equal([(1, 2), (2, 1)], sum.Days.Select(day => (day.Weekday, day.Days)));
        Assert.Equal(
            [("08:00", 1.5), ("08:15", 0.5), ("08:30", 0.0), ("08:45", 0.0), ("09:00", 0.5)],
            sum.Days[0].Quarters.Select(quarter => ($"{quarter.At:HH:mm}", quarter.Arrivals))
        );
        Assert.Equal([0.0, 0.0, 0.0, 0.0, 1.0], sum.Days[1].Quarters.Select(quarter => quarter.Arrivals)); // beside the others
    }

    [Fact]
    public void And_by_the_hour_the_work_they_bring_beside_the_counters_that_are_there()
    {
        var sum = Sum();
        Assert.Equal(600, sum.ServiceSeconds); // five were served five, ten, ten, ten and fifteen minutes
        var (eight, nine) = (sum.Days[0].Hours[0], sum.Days[0].Hours[1]);
        Assert.Equal((8, 2.0, 2 * 600 / 3600.0, 0.5), (eight.Hour, eight.Arrivals, eight.Offered, eight.Counters));
        Assert.Equal(2 / 3.0, eight.Utilisation!.Value, 1e-9);
        // somebody came, and nobody was there
        Assert.Equal((9, 0.5, 0.0, null), (nine.Hour, nine.Arrivals, nine.Counters, nine.Utilisation));
    }

    [Fact]
    public void Of_one_service_without_counters_which_it_has_none_of_its_own()
    {
        var sum = Sum(Land);
        Assert.Equal([(1, 1)], sum.Days.Select(day => (day.Weekday, day.Days))); // on the other Monday nobody came for it
        Assert.Equal((1.0, null, null), (sum.Days[0].Hours[0].Arrivals, sum.Days[0].Hours[0].Counters, sum.Days[0].Hours[0].Utilisation));
    }

    [Fact]
    public void Nothing_of_days_on_which_nobody_came()
    {
        var sum = new LoadSum(Zone, null, MergedServices.None);
        sum.Add(new(new("ha-dong"), Monday, 1) { Revision = 1 });
        Assert.Empty(sum.Days);
        Assert.Null(sum.ServiceSeconds);
    }

    /// <summary>Drawn days: nobody is lost between the quarters, the hours and the days.</summary>
    [Fact]
    public void Whoever_came_is_in_one_quarter_and_in_one_hour()
    {
        var random = new Random(11);
        var sum = new LoadSum(Zone, null, MergedServices.None);
        var came = 0;
        for (var n = 0; n < 60; n++)
        {
            var legs = Enumerable.Range(1, random.Next(1, 80)).Select(i => Leg(i, Births, Monday.AddDays(n), random.Next(24 * 60), null));
            DayFacts day = new(new("ha-dong"), Monday.AddDays(n), 1) { Revision = 1, Legs = [.. legs] };
            came += day.Legs.Length;
            sum.Add(day);
        }

        Assert.Equal(came, sum.Days.Sum(day => day.Days * day.Quarters.Sum(quarter => quarter.Arrivals)), 1e-6);
        Assert.Equal(came, sum.Days.Sum(day => day.Days * day.Hours.Sum(hour => hour.Arrivals)), 1e-6);
    }

    private static LoadSum Sum(ServiceId? service = null)
    {
        var sum = new LoadSum(Zone, service, MergedServices.None);
        var next = Monday.AddDays(7);
        sum.Add(
            new(new("ha-dong"), Monday, 1)
            {
                Revision = 1,
                Legs =
                [
                    Leg(1, Births, Monday, (8 * 60) + 0, 5),
                    Leg(2, Births, Monday, (8 * 60) + 14, 10),
                    Leg(3, Births, Monday, (8 * 60) + 15, 10),
                    Leg(4, Births, Monday, (9 * 60) + 1, 10),
                ],
                Hours = [new(new("quay-1"), "lan", 8) { Open = 3600, Paused = 900 }, new(new("quay-2"), "minh", 8) { Open = 900 }],
            }
        );
        sum.Add(new(new("ha-dong"), next, 1) { Revision = 1, Legs = [Leg(1, Land, next, 8 * 60, 15)] });
        sum.Add(new(new("ha-dong"), next.AddDays(1), 1) { Revision = 1, Legs = [Leg(1, Births, next.AddDays(1), (9 * 60) + 14, null)] });
        return sum;
    }

    private static Leg Leg(int number, ServiceId service, DateOnly day, int minute, int? served)
    {
        var at = new DateTimeOffset(day, default, TimeSpan.FromHours(7)).AddMinutes(minute);
        return new()
        {
            Number = new('A', number),
            Index = 1,
            Service = service,
            Channel = Channel.KioskCode,
            Start = LegStart.Taken,
            TakenAt = at,
            WaitsFrom = at,
            FirstCalledAt = served is null ? null : at.AddMinutes(5),
            ServedFrom = served is null ? null : at.AddMinutes(5),
            EndedAt = served is { } minutes ? at.AddMinutes(5 + minutes) : null,
            End = served is null ? null : LegEnd.Finished,
            TargetMinutes = 30,
        };
    }
}
