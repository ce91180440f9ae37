using System.Collections.Immutable;

namespace QueueServer.Domain;

/// <summary>When an office gives numbers, in its own zone's time. The gap between two periods of a day is its lunch break.</summary>
internal sealed record OpeningHours
{
    /// <summary>How far ahead the next opening is looked for: a long holiday and a while.</summary>
    private const int DaysAhead = 60;

    /// <summary>The usual week; a weekday that is not in it is closed. Empty: always open.</summary>
    public ImmutableArray<WeekdayHours> Week { get; init; } = [];

    /// <summary>Holidays and exceptional hours, by date; they take the place of the week's.</summary>
    public ImmutableArray<ExceptionalDay> Exceptions { get; init; } = [];

    /// <summary>Minutes before the end of the day's last period from which no number is given any more; 0…240.</summary>
    public int LastIssueMinutes { get; init; }

    /// <summary>Minutes after the day's last period at which the day closes by itself; 0…480, never later than midnight.</summary>
    public int CloseAfterMinutes { get; init; } = 60;

    /// <summary>The periods of a date in which numbers are given, in order; none on a closed day.</summary>
    /// <param name="date">A date in the office's zone.</param>
    /// <param name="own">A service's own week within the office's; empty for none.</param>
    public ImmutableArray<Period> IssuingOn(DateOnly date, ImmutableArray<WeekdayHours> own)
    {
        var periods = PeriodsOn(date);
        if (periods.IsEmpty)
            return [];
        return Within(IsLimited(date) ? Shorten(periods) : periods, date, own);
    }

    /// <summary>The periods of a date in which somebody can be served, in order: up to the end of each, whatever the last issue.</summary>
    /// <inheritdoc cref="IssuingOn" />
    public ImmutableArray<Period> ServingOn(DateOnly date, ImmutableArray<WeekdayHours> own) => Within(PeriodsOn(date), date, own);

    /// <summary>Whether somebody can be served from this moment on.</summary>
    public bool IsServing(DateTimeOffset moment, TimeZoneInfo zone, ImmutableArray<WeekdayHours> own) =>
        Holds(moment, zone, date => ServingOn(date, own));

    /// <summary>The same as moments.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> IssuingTimes(
        DateOnly date,
        TimeZoneInfo zone,
        ImmutableArray<WeekdayHours> own
    ) => IssuingOn(date, own).Select(period => MomentsOf(period, date, zone));

    /// <summary>Whether numbers are given at this moment.</summary>
    public bool IsIssuing(DateTimeOffset now, TimeZoneInfo zone, ImmutableArray<WeekdayHours> own = default) =>
        Holds(now, zone, date => IssuingOn(date, own.IsDefault ? [] : own));

    /// <summary>
    /// The first moment at or after <paramref name="from"/> at which numbers are given; null when there is none in two months.
    /// </summary>
    public DateTimeOffset? NextIssuing(DateTimeOffset from, TimeZoneInfo zone, ImmutableArray<WeekdayHours> own = default)
    {
        var local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        var today = DateOnly.FromDateTime(local);
        for (var date = today; date <= today.AddDays(DaysAhead); date = date.AddDays(1))
        {
            var earliest = date == today ? local.TimeOfDay.TotalMinutes : 0;
            foreach (var period in IssuingOn(date, own.IsDefault ? [] : own))
            {
                if (earliest < period.End)
                    return earliest > period.Start ? from : InZone(date, period.Start, zone);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a date is like no other of its weekday: it has hours of its own, or is the last or first working day beside a holiday.
    /// </summary>
    public bool IsUnusual(DateOnly date) => ExceptionOn(date) is not null || IsBesideHoliday(date, -1) || IsBesideHoliday(date, 1);

    /// <summary>The first date after another on which numbers are given; null when there is none in two months.</summary>
    public DateOnly? NextWorkingDay(DateOnly after) =>
        Enumerable
            .Range(1, DaysAhead)
            .Select(after.AddDays)
            .Where(date => !PeriodsOn(date).IsEmpty)
            .Select(date => (DateOnly?)date)
            .FirstOrDefault();

    /// <summary>The hours of a date; none on a closed day, the whole of it where hours are not limited.</summary>
    public ImmutableArray<Period> On(DateOnly date) => PeriodsOn(date);

    /// <summary>When the day closes by itself; null when only midnight ends it.</summary>
    public DateTimeOffset? ClosesAt(DateOnly date, TimeZoneInfo zone)
    {
        if (!IsLimited(date) || PeriodsOn(date) is not [.., var last])
            return null;
        var end = last.End + CloseAfterMinutes;
        return end < Period.Midnight ? InZone(date, end, zone) : null;
    }

    /// <summary>When the day's first period begins; null on a day without end, or without periods.</summary>
    public DateTimeOffset? BeginsAt(DateOnly date, TimeZoneInfo zone) =>
        IsLimited(date) && PeriodsOn(date) is [var first, ..] ? InZone(date, first.Start, zone) : null;

    /// <summary>When the day's last period ends: visitors are served until then; null on a day without end, or without periods.</summary>
    public DateTimeOffset? EndsAt(DateOnly date, TimeZoneInfo zone) =>
        IsLimited(date) && PeriodsOn(date) is [.., var last] ? InZone(date, last.End, zone) : null;

    /// <summary>A part of a date as moments.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) MomentsOf(Period period, DateOnly date, TimeZoneInfo zone) =>
        (InZone(date, period.Start, zone), InZone(date, period.End, zone));

    /// <summary>The moment of midnight at which a date begins.</summary>
    public static DateTimeOffset StartOf(DateOnly date, TimeZoneInfo zone) => InZone(date, 0, zone);

    private bool IsBesideHoliday(DateOnly date, int step)
    {
        for (var beside = date.AddDays(step); PeriodsOn(beside).IsEmpty && Math.Abs(beside.DayNumber - date.DayNumber) <= DaysAhead; )
        {
            if (ExceptionOn(beside) is not null)
                return true;
            beside = beside.AddDays(step);
        }

        return false;
    }

    private bool IsLimited(DateOnly date) => !Week.IsEmpty || ExceptionOn(date) is not null;

    private ExceptionalDay? ExceptionOn(DateOnly date) => Exceptions.FirstOrDefault(day => day.Date == date);

    private ImmutableArray<Period> PeriodsOn(DateOnly date) =>
        ExceptionOn(date) is { } exception ? exception.Periods
        : Week.IsEmpty ? [Period.WholeDay]
        : On(Week, date.DayOfWeek);

    private static ImmutableArray<Period> On(ImmutableArray<WeekdayHours> week, DayOfWeek weekday) =>
        week.FirstOrDefault(day => day.Weekday == weekday)?.Periods ?? [];

    private static bool Holds(DateTimeOffset moment, TimeZoneInfo zone, Func<DateOnly, ImmutableArray<Period>> periods)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        var minutes = local.TimeOfDay.TotalMinutes;
        return periods(DateOnly.FromDateTime(local)).Any(period => minutes >= period.Start && minutes < period.End);
    }

    private static ImmutableArray<Period> Within(ImmutableArray<Period> periods, DateOnly date, ImmutableArray<WeekdayHours> own) =>
        own.IsEmpty ? periods : Intersect(periods, On(own, date.DayOfWeek));

    /// <summary>Takes the last-issue time off the day's end; it may use up whole periods.</summary>
    private ImmutableArray<Period> Shorten(ImmutableArray<Period> periods)
    {
        var until = periods[^1].End - LastIssueMinutes;
        return
        [
            .. periods
                .Where(period => period.Start < until)
                .Select(period => period.End > until ? Period.Between(period.Start, until) : period),
        ];
    }

    private static ImmutableArray<Period> Intersect(ImmutableArray<Period> one, ImmutableArray<Period> other) =>
        [
            .. from a in one
            from b in other
            let start = Math.Max(a.Start, b.Start)
            let end = Math.Min(a.End, b.End)
            where start < end
            orderby start
            select Period.Between(start, end),
        ];

    private static DateTimeOffset InZone(DateOnly date, int minutes, TimeZoneInfo zone) =>
        InZone(date.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes), zone);

    /// <summary>A local time as a moment. A time that a clock change skips is the first one after it.</summary>
    public static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        return new(local, zone.GetUtcOffset(local));
    }
}

/// <summary>Hours of one weekday.</summary>
/// <param name="Weekday">The weekday; no two entries share one.</param>
/// <param name="Periods">In order, without overlap; empty for closed.</param>
internal sealed record WeekdayHours(DayOfWeek Weekday, ImmutableArray<Period> Periods);

/// <summary>A holiday, or a day with other hours than usual.</summary>
/// <param name="Date">The date.</param>
/// <param name="Name">What it is, by language code.</param>
/// <param name="Periods">Its hours; empty for closed.</param>
internal sealed record ExceptionalDay(DateOnly Date, ImmutableSortedDictionary<string, string> Name, ImmutableArray<Period> Periods);

/// <summary>A part of a day. An end of 00:00 is the midnight that ends the day.</summary>
internal readonly record struct Period(TimeOnly From, TimeOnly To)
{
    /// <summary>Minutes of a day.</summary>
    public const int Midnight = 24 * 60;

    public static Period WholeDay { get; } = default;

    /// <summary>Minutes after midnight.</summary>
    internal int Start => (From.Hour * 60) + From.Minute;

    /// <summary>Minutes after midnight, up to <see cref="Midnight"/>.</summary>
    internal int End => To == TimeOnly.MinValue ? Midnight : (To.Hour * 60) + To.Minute;

    internal static Period Between(int start, int end) =>
        new(new(start / 60, start % 60), end == Midnight ? TimeOnly.MinValue : new(end / 60, end % 60));
}
