using QueueServer.Domain.Facts;
using static Domain.Tests.Office;

namespace Domain.Tests.Facts;

/// <summary>
/// When it is usually quiet, of weeks written down by hand: on Mondays people wait long at eight, and hardly at all at ten and eleven.
/// </summary>
public sealed class QuietTimes
{
    private static readonly DateOnly Monday = Today.AddDays(-7);

    [Fact]
    public void The_middle_of_an_hour_is_told_from_five_waits_on()
    {
        var quiet = Of(
            Waits(8, Births, 10, 20, 30, 40, 50),
            Waits(9, Births, 1, 2, 3, 4),
            Waits(10, Land, 1, 2),
            Waits(10, Births, 3, 5, 9)
        );
        Assert.Equal([new(1, 8, 5, 30 * 60), new(1, 9, 4, null), new(1, 10, 5, 3 * 60)], quiet.Hours);
    }

    [Fact]
    public void A_service_is_quiet_in_the_two_hours_that_wait_at_most_half_as_long()
    {
        var quiet = Of(
            Waits(8, Births, 40, 40, 40, 40, 40),
            Waits(9, Births, 30, 30, 30, 30, 30),
            Waits(10, Births, 10, 10, 10, 10, 10),
            Waits(11, Births, 10, 10, 12, 12, 12)
        );
        Assert.Equal(new(1, 10, 12, 10), quiet.Of(Births)); // 10 minutes in the middle, of 21
        Assert.Null(quiet.Of(Land));
    }

    [Fact]
    public void Nothing_is_quiet_where_every_hour_is_alike_or_few_came()
    {
        Assert.Null(Of(Waits(8, Births, 20, 20, 20, 20, 20), Waits(9, Births, 15, 15, 15, 15, 15)).Of(Births));
        Assert.Null(Of(Waits(8, Births, 60, 60, 60, 60, 60), Waits(9, Births, 1, 1, 1, 1, 1), Waits(10, Births, 1, 1, 1, 1)).Of(Births));
        Assert.Null(Of(Waits(8, Births, 60, 60, 60, 60, 60), Waits(9, Births, 1, 1, 1, 1, 1), Waits(14, Births, 1, 1, 1, 1, 1)).Of(Births));
    }

    [Fact]
    public void Weekdays_are_apart_and_weeks_together()
    {
        var quiet = new QuietHours(Settings.Zone, MergedServices.None);
        foreach (var weeks in new[] { 0, -7 })
        {
            quiet.Add(Day(Monday.AddDays(weeks), Waits(8, Births, 10, 10, 10)));
            quiet.Add(Day(Monday.AddDays(weeks + 1), Waits(8, Births, 20, 20, 20)));
        }

        Assert.Equal([new(1, 8, 6, 600), new(2, 8, 6, 1200)], quiet.Hours);
    }

    [Fact]
    public void Who_left_was_sent_on_or_whose_clock_was_wrong_is_no_wait_of_an_hour()
    {
        var called = Leg(8, Births, 10);
        var quiet = new QuietHours(Settings.Zone, MergedServices.None);
        quiet.Add(
            new(Id, Monday, 1)
            {
                Revision = 1,
                Legs =
                [
                    called,
                    called with
                    {
                        Index = 2,
                    },
                    called with
                    {
                        FirstCalledAt = null,
                        EndedAt = called.FirstCalledAt,
                    },
                    called with
                    {
                        FirstCalledAt = called.TakenAt.AddHours(-1),
                    },
                ],
            }
        );
        Assert.Equal(1, Assert.Single(quiet.Hours).Waits);
    }

    [Fact]
    public void Services_that_were_merged_are_one()
    {
        var merged = Settings with { Services = [Settings.Services[1] with { Formerly = [Births] }], Counters = [], Procedures = [] };
        var quiet = new QuietHours(Settings.Zone, MergedServices.Of(merged));
        quiet.Add(
            Day(
                Monday,
                [
                    .. Waits(8, Births, 40, 40, 40, 40, 40),
                    .. Waits(10, Births, 1, 1),
                    .. Waits(10, Land, 1, 1, 1),
                    .. Waits(11, Land, 2, 2, 2, 2, 2),
                    .. Waits(9, Land, 40, 40, 40, 40, 40, 40),
                ]
            )
        );
        Assert.Equal(new(1, 10, 12, 10), quiet.Of(Land));
        Assert.Null(quiet.Of(Births));
    }

    private static QuietHours Of(params Leg[][] legs)
    {
        var quiet = new QuietHours(Settings.Zone, MergedServices.None);
        quiet.Add(Day(Monday, [.. legs.SelectMany(some => some)]));
        return quiet;
    }

    private static DayFacts Day(DateOnly day, Leg[] legs)
    {
        var later = TimeSpan.FromDays(day.DayNumber - Monday.DayNumber);
        return new(Id, day, 1)
        {
            Revision = 1,
            IsClosed = true,
            Legs =
            [
                .. legs.Select(leg =>
                    leg with
                    {
                        TakenAt = leg.TakenAt + later,
                        WaitsFrom = leg.WaitsFrom + later,
                        FirstCalledAt = leg.FirstCalledAt + later,
                    }
                ),
            ],
        };
    }

    /// <summary>People who took numbers in an hour of that Monday and waited so many minutes.</summary>
    private static Leg[] Waits(int hour, ServiceId service, params double[] minutes) =>
        [.. minutes.Select(wait => Leg(hour, service, wait))];

    private static Leg Leg(int hour, ServiceId service, double minutes)
    {
        var at = OpeningHours.StartOf(Monday, Settings.Zone).AddHours(hour).AddMinutes(7);
        return new()
        {
            Number = new('A', 1),
            Index = 1,
            Service = service,
            Channel = Channel.KioskCode,
            Start = LegStart.Taken,
            TakenAt = at,
            WaitsFrom = at,
            FirstCalledAt = at.AddMinutes(minutes),
            TargetMinutes = 30,
        };
    }
}
