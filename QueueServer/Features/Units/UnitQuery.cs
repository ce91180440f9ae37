using Microsoft.AspNetCore.Mvc;
using QueueContracts;
using QueueServer.Http;

namespace QueueServer.Features.Units;

/// <summary>What is asked about units.</summary>
internal sealed record UnitQuery
{
    /// <summary>The first day.</summary>
    [FromQuery(Name = "from")]
    public required DateOnly From { get; init; }

    /// <summary>The last day, itself included.</summary>
    [FromQuery(Name = "to")]
    public required DateOnly To { get; init; }

    /// <summary>The unit that is looked at; null for the top.</summary>
    [FromQuery(Name = "unit")]
    public UnitId? Unit { get; init; }

    /// <summary>Whether everybody is counted where they stand today; where they stood on each day when not said.</summary>
    [FromQuery(Name = "asOfToday")]
    public bool? AsOfToday { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public (string Field, string Code)? Fault => DayRange.FaultOf(From, To);
}
