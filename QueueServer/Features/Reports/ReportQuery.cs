using Microsoft.AspNetCore.Mvc;
using QueueContracts;
using QueueServer.Domain.Facts;
using QueueServer.Http;

namespace QueueServer.Features.Reports;

/// <summary>What a report is asked about.</summary>
internal sealed record ReportQuery
{
    /// <summary>The first day, in the office's own dates.</summary>
    [FromQuery(Name = "from")]
    public required DateOnly From { get; init; }

    /// <summary>The last day, itself included.</summary>
    [FromQuery(Name = "to")]
    public required DateOnly To { get; init; }

    /// <summary>By what it is cut, such as <c>service</c> or <c>month</c>; by service when not said.</summary>
    [FromQuery(Name = "by")]
    public string? By { get; init; }

    /// <summary>Only this service.</summary>
    [FromQuery(Name = "service")]
    public ServiceId? Service { get; init; }

    /// <summary>Only this counter.</summary>
    [FromQuery(Name = "counter")]
    public CounterId? Counter { get; init; }

    /// <summary>The language of what is written into a table: <c>vi</c> (when not said) or <c>en</c>.</summary>
    [FromQuery(Name = "lang")]
    public string? Language { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public (string Field, string Code)? Fault =>
        DayRange.FaultOf(From, To) is { } fault ? fault
        : Cut is null ? ("by", "unknown-cut")
        : Language is not (null or "vi" or "en") ? ("lang", "unknown-language")
        : null;

    /// <summary>The cut; null where there is none of this name.</summary>
    public Cut? Cut =>
        By is null ? Domain.Facts.Cut.Service
        : !char.IsAsciiDigit(By.FirstOrDefault()) && Enum.TryParse<Cut>(By, ignoreCase: true, out var cut) ? cut
        : null;
}
