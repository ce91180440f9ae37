using QueueServer.Domain.Simulation;
using QueueServer.Http;

namespace QueueServer.Features.Reports;

/// <summary>What would a day have come to, if …? Of one day, or of a weekday as it usually is.</summary>
internal sealed record WhatIfRequest
{
    /// <summary>The fewest days that make a weekday.</summary>
    public const int LeastDays = 2;

    /// <summary>The most.</summary>
    public const int MostDays = 12;

    /// <summary>The day; null where a weekday is asked for.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The weekday, 1 for Monday to 7 for Sunday; null where a day is asked for.</summary>
    public int? Weekday { get; init; }

    /// <summary>From how many of its last days a weekday is made.</summary>
    public int Days { get; init; } = 6;

    /// <summary>What would be otherwise.</summary>
    public Changes Changes { get; init; } = new();

    /// <summary>What is wrong with which day is asked for; null when nothing is.</summary>
    public (string Field, string Code)? Fault =>
        Day is null == Weekday is null ? ("day", "day-or-weekday")
        : Day is { } day && !DayRange.Holds(day) ? ("day", "out-of-range")
        : Weekday is < 1 or > 7 ? ("weekday", "out-of-range")
        : Days is < LeastDays or > MostDays ? ("days", "out-of-range")
        : null;
}
