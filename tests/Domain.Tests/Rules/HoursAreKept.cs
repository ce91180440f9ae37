using System.Collections.Immutable;
using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class HoursAreKept
{
    private static readonly ImmutableArray<Period> WorkingDay = [new(new(7, 30), new(11, 30)), new(new(13, 30), new(17, 0))];

    /// <summary>Monday to Friday; 2026-11-23 is a Monday.</summary>
    private static readonly OpeningHours Hours = new()
    {
        Week = [.. Enumerable.Range(1, 5).Select(day => new WeekdayHours((DayOfWeek)day, WorkingDay))],
        Exceptions = [new(new(2026, 11, 25), Name("Ngày lễ"), []), new(new(2026, 11, 28), Name("Làm bù"), [new(new(8, 0), new(11, 0))])],
        LastIssueMinutes = 30,
        CloseAfterMinutes = 60,
    };

    private static readonly TimeZoneInfo Zone = Settings.Zone;

    private static OfficeSettings Open => Settings with { Hours = Hours };

    private static DateTimeOffset Local(int day, int hour, int minute = 0) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(7));

    private static double Seconds(DateTimeOffset at) => (at - Morning).TotalSeconds;

    [Theory]
    [InlineData(23, 7, 29, false)]
    [InlineData(23, 7, 30, true)]
    [InlineData(23, 11, 29, true)]
    [InlineData(23, 11, 30, false)] // lunch
    [InlineData(23, 13, 29, false)]
    [InlineData(23, 13, 30, true)]
    [InlineData(23, 16, 29, true)]
    [InlineData(23, 16, 30, false)] // the last numbers are given half an hour before the end
    [InlineData(25, 9, 0, false)] // a holiday
    [InlineData(28, 9, 0, true)] // a Saturday that is worked
    [InlineData(28, 10, 30, false)]
    [InlineData(29, 9, 0, false)]
    public void Numbers_are_given_within_the_hours(int day, int hour, int minute, bool open) =>
        Assert.Equal(open, Hours.IsIssuing(Local(day, hour, minute), Zone));

    [Theory]
    [InlineData(23, 6, 0, 23, 7, 30)]
    [InlineData(23, 9, 15, 23, 9, 15)]
    [InlineData(23, 12, 0, 23, 13, 30)]
    [InlineData(23, 16, 45, 24, 7, 30)]
    [InlineData(24, 18, 0, 26, 7, 30)] // over the holiday
    [InlineData(27, 18, 0, 28, 8, 0)]
    [InlineData(28, 12, 0, 30, 7, 30)] // over the Sunday
    public void The_next_opening_is_known(int day, int hour, int minute, int nextDay, int nextHour, int nextMinute) =>
        Assert.Equal(Local(nextDay, nextHour, nextMinute), Hours.NextIssuing(Local(day, hour, minute), Zone));

    [Fact]
    public void An_office_that_is_never_open_has_no_next_opening() =>
        Assert.Null(new OpeningHours { Week = [new(DayOfWeek.Monday, [])] }.NextIssuing(Morning, Zone));

    [Fact]
    public void An_office_without_hours_is_always_open_and_only_midnight_ends_its_day()
    {
        var always = new OpeningHours { LastIssueMinutes = 30 };
        Assert.True(always.IsIssuing(Local(29, 23, 59), Zone));
        Assert.Null(always.ClosesAt(new(2026, 11, 29), Zone));
    }

    [Fact]
    public void The_day_closes_a_while_after_its_last_period()
    {
        Assert.Equal(Local(23, 18), Hours.ClosesAt(new(2026, 11, 23), Zone));
        Assert.Equal(Local(28, 12), Hours.ClosesAt(new(2026, 11, 28), Zone));
        Assert.Null(Hours.ClosesAt(new(2026, 11, 25), Zone));
        Assert.Null((Hours with { CloseAfterMinutes = 7 * 60 }).ClosesAt(new(2026, 11, 23), Zone));
    }

    [Fact]
    public void A_period_may_end_at_midnight()
    {
        var late = new OpeningHours { Week = [new(DayOfWeek.Monday, [new(new(20, 0), TimeOnly.MinValue)])] };
        Assert.True(late.IsIssuing(Local(23, 23, 59), Zone));
        Assert.False(late.IsIssuing(Local(24, 0), Zone));
    }

    [Fact]
    public void Hours_are_the_zones_own_where_clocks_change()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var hours = new OpeningHours { Week = [new(DayOfWeek.Sunday, [new(new(2, 30), new(4, 0))])] };
        // On 29 March 2026 the clock goes from 02:00 to 03:00: 02:30 is skipped, the office opens at 03:00.
        Assert.Equal(
            new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero),
            hours.NextIssuing(new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero), berlin)
        );
    }

    [Fact]
    public void A_kiosk_gives_nothing_outside_and_says_from_when_it_does()
    {
        var day = Given().With(Open);
        day.When(Take(1), at: Seconds(Local(23, 12))).ThenRefused(Refusals.OfficeClosed, from: Local(23, 13, 30));
        day.When(Take(1), at: Seconds(Local(23, 17))).ThenRefused(Refusals.OfficeClosed, from: Local(24, 7, 30));
        day.When(Take(1), at: Seconds(Local(23, 14))).ThenAccepted();
    }

    [Fact]
    public void A_service_may_have_hours_of_its_own_within_them()
    {
        var settings = Open with
        {
            Services =
            [
                Settings.Services[0] with
                {
                    Week = [new(DayOfWeek.Monday, [new(new(13, 0), new(15, 0))])],
                },
                .. Settings.Services[1..],
            ],
        };
        var day = Given().With(settings);
        day.When(Take(1), at: Seconds(Local(23, 9))).ThenRefused(Refusals.ServiceClosed, from: Local(23, 13, 30));
        day.When(Take(1), at: Seconds(Local(23, 15))).ThenRefused(Refusals.ServiceClosed, from: Local(30, 13, 30));
        day.When(Take(1), at: Seconds(Local(23, 14))).ThenAccepted();
        day.When(Take(1, Land), at: Seconds(Local(23, 9))).ThenAccepted();
    }

    [Fact]
    public void A_service_that_is_not_active_gives_no_number_and_serves_who_waits()
    {
        var settings = Settings with { Services = [Settings.Services[0] with { Active = false }, .. Settings.Services[1..]] };
        var day = Given(Opened(One), Issued(1)).With(settings);
        day.When(Take(2)).ThenRefused(Refusals.ServiceClosed);
        day.When(new CallNext(CommandId.New(), One, "lan"), at: 5).Then(Called(1, One, at: 5));
    }

    [Fact]
    public void Who_holds_a_number_is_shown_it_at_any_hour() =>
        Given(Issued(1)).With(Open).When(Take(2, visitor: 1), at: Seconds(Local(23, 12))).ThenHeld(T(1));

    [Fact]
    public void An_officer_gives_numbers_at_any_hour() =>
        Given().With(Open).When(Take(1) with { By = "lan" }, at: Seconds(Local(23, 17, 10))).ThenAccepted();
}
