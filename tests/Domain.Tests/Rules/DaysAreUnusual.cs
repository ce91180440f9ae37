using QueueServer.Domain;
using static Domain.Tests.Office;

namespace Domain.Tests.Rules;

/// <summary>Monday to Friday; Wednesday the 2nd and Monday the 14th are holidays, Thursday the 24th closes at noon.</summary>
public sealed class DaysAreUnusual
{
    private static readonly Period Day = new(new(8, 0), new(17, 0));

    private static readonly OpeningHours Hours = new()
    {
        Week = [.. Enumerable.Range(1, 5).Select(day => new WeekdayHours((DayOfWeek)day, [Day]))],
        Exceptions =
        [
            new(Of(2), Name("Quốc khánh"), []),
            new(Of(14), Name("Nghỉ bù"), []),
            new(Of(24), Name("Họp"), [new(new(8, 0), new(12, 0))]),
        ],
    };

    [Theory]
    [InlineData(1, true)] // the day before
    [InlineData(2, true)]
    [InlineData(3, true)] // the day after
    [InlineData(4, false)]
    [InlineData(7, false)] // beside a weekend and no holiday
    [InlineData(11, true)] // a Friday before a free Monday
    [InlineData(15, true)]
    [InlineData(23, false)] // beside a day that is only shorter
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void A_holiday_and_the_working_days_beside_it(int day, bool isUnusual) => Assert.Equal(isUnusual, Hours.IsUnusual(Of(day)));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(11, 15)]
    [InlineData(18, 21)]
    public void The_next_working_day_passes_over_what_is_closed(int after, int next) =>
        Assert.Equal(Of(next), Hours.NextWorkingDay(Of(after)));

    [Fact]
    public void An_office_without_hours_works_every_day()
    {
        Assert.Equal(Of(6), new OpeningHours().NextWorkingDay(Of(5)));
        Assert.False(new OpeningHours().IsUnusual(Of(5)));
    }

    [Fact]
    public void One_that_is_closed_for_good_never_does() =>
        Assert.Null(new OpeningHours { Week = [new(DayOfWeek.Monday, [])] }.NextWorkingDay(Of(1)));

    private static DateOnly Of(int day) => new(2026, 9, day);
}
