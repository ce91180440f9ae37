using System.Globalization;

namespace QueueServer.Domain.Facts;

/// <summary>By what legs are told apart.</summary>
internal enum Cut
{
    Service,
    Procedure,
    Counter,
    Officer,
    Class,
    Channel,
    Weekday,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Names the sums of a cut.</summary>
internal static class Cuts
{
    /// <summary>The key of what has none: never called to a counter, of no priority class, of no procedure.</summary>
    public const string None = "";

    /// <summary>Whether what counters did can be told apart by it.</summary>
    public static bool HasCounters(this Cut cut) => cut is Cut.Counter or Cut.Officer or >= Cut.Weekday;

    /// <summary>Whether ratings can be told apart by it: none says of which procedure, class or channel it is.</summary>
    public static bool HasRatings(this Cut cut) => cut is Cut.Service or Cut.Counter or Cut.Officer or >= Cut.Weekday;

    /// <summary>The key of a leg. A leg with several procedures counts under the first that was said.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="leg">The leg.</param>
    /// <param name="day">Its day.</param>
    /// <param name="zone">The office's zone.</param>
    public static string KeyOf(this Cut cut, Leg leg, DateOnly day, TimeZoneInfo zone) =>
        cut switch
        {
            Cut.Service => leg.Service.Value,
            Cut.Procedure => leg.Outcome is { Procedures: [var first, ..] } ? first.Code.Value : None,
            Cut.Counter => leg.Counter?.Value ?? None,
            Cut.Officer => leg.Officer ?? None,
            Cut.Class => leg.Class?.Value ?? None,
            Cut.Channel => leg.Channel.ToString(),
            Cut.Hour => HourKey(TimeZoneInfo.ConvertTime(leg.WaitsFrom, zone).Hour),
            _ => KeyOf(cut, day),
        };

    /// <summary>The key of what a counter did.</summary>
    public static string KeyOf(this Cut cut, CounterHour hour, DateOnly day) =>
        cut switch
        {
            Cut.Counter => hour.Counter.Value,
            Cut.Officer => hour.Officer,
            Cut.Hour => HourKey(hour.Hour),
            _ => KeyOf(cut, day),
        };

    /// <summary>The key of the hour in which a leg ended.</summary>
    public static string HourOfEnd(Leg leg, TimeZoneInfo zone) =>
        HourKey(TimeZoneInfo.ConvertTime(leg.EndedAt ?? throw new ArgumentException("It goes on.", nameof(leg)), zone).Hour);

    /// <summary>The key of a rating; a day, and what is made of days, is that on which its batch was whole, a weekday its own.</summary>
    public static string KeyOf(this Cut cut, RatedService rating, DateOnly whole) =>
        cut switch
        {
            Cut.Service => rating.Service.Value,
            Cut.Counter => rating.Counter.Value,
            Cut.Officer => rating.Officer,
            Cut.Hour => HourKey(rating.Hour),
            Cut.Weekday => KeyOf(cut, rating.Day),
            _ => KeyOf(cut, whole),
        };

    /// <summary>The key of a day, for a cut that tells days apart.</summary>
    public static string KeyOf(this Cut cut, DateOnly day) =>
        cut switch
        {
            Cut.Weekday => WeekdayOf(day).ToString(CultureInfo.InvariantCulture),
            Cut.Day => day.ToString("O", CultureInfo.InvariantCulture),
            Cut.Week => $"{ISOWeek.GetYear(Noon(day)):0000}-W{ISOWeek.GetWeekOfYear(Noon(day)):00}",
            Cut.Month => $"{day.Year:0000}-{day.Month:00}",
            Cut.Quarter => $"{day.Year:0000}-Q{((day.Month - 1) / 3) + 1}",
            Cut.Year => $"{day.Year:0000}",
            _ => throw new ArgumentOutOfRangeException(nameof(cut), cut, "It does not tell days apart."),
        };

    /// <summary>The weekday of a day: 1 for Monday (ISO 8601).</summary>
    public static int WeekdayOf(DateOnly day) => ((int)day.DayOfWeek + 6) % 7 + 1;

    /// <summary>The key of an hour of a day, 0…23.</summary>
    public static string HourKey(int hour) => hour.ToString("00", CultureInfo.InvariantCulture);

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new(12, 0));
}
