namespace QueueServer.Http;

/// <summary>Which days may be asked about.</summary>
internal static class DayRange
{
    /// <summary>Days of the longest range: five years.</summary>
    public const int MostDays = 5 * 366;

    private const int FirstYear = 2000; // no office kept a queue here before
    private const int LastYear = 2200;

    /// <summary>Whether an office can have had such a day.</summary>
    public static bool Holds(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>What is wrong with the range of the fields <c>from</c> and <c>to</c>, itself included; null when nothing is.</summary>
    public static (string Field, string Code)? FaultOf(DateOnly from, DateOnly to) =>
        !Holds(from) ? ("from", "out-of-range")
        : !Holds(to) ? ("to", "out-of-range")
        : from > to ? ("from", "from-after-to")
        : to.DayNumber - from.DayNumber >= MostDays ? ("to", "range-too-long")
        : null;
}
