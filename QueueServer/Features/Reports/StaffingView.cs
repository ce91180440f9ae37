using QueueContracts;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Staffing;

namespace QueueServer.Features.Reports;

/// <summary>How many counters the next working day needs, and what came of the last one of its weekday.</summary>
internal sealed record StaffingView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>The advice for the next working day.</summary>
    public required AdvisedDay Next { get; init; }

    /// <summary>
    /// What the advice for the last usual day of the same weekday would have been on its eve, with what came of it; null where there is no
    /// such day. It is made anew from the days before it: nothing of it is kept.
    /// </summary>
    public required AdvisedDay? Last { get; init; }

    /// <summary>What services are called.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Services { get; init; }
}

/// <summary>A day and the advice for it.</summary>
internal sealed record AdvisedDay
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether it is a holiday's neighbour or has hours of its own: others of its weekday say little of it.</summary>
    public required bool IsUnusual { get; init; }

    /// <summary>The days it is taken from.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>Whether there were too few days to say anything.</summary>
    public required bool HasTooFewDays { get; init; }

    /// <summary>Group by group.</summary>
    public required IReadOnlyList<AdvisedGroup> Groups { get; init; }
}

/// <summary>The advice for counters that share lines.</summary>
internal sealed record AdvisedGroup
{
    /// <summary>Their services.</summary>
    public required IReadOnlyList<ServiceId> Services { get; init; }

    /// <summary>The counters.</summary>
    public required IReadOnlyList<CounterId> Counters { get; init; }

    /// <summary>Minutes within which nine of ten are to be called.</summary>
    public required int TargetMinutes { get; init; }

    /// <summary>How long a counter has to do with one, in seconds.</summary>
    public required double ServiceSeconds { get; init; }

    /// <summary>How irregular arrivals and services are; 1 where both are as chance makes them.</summary>
    public required double Variation { get; init; }

    /// <summary>How many are left at closing with as many counters as usually open, because lines grow.</summary>
    public required double LeftAtClosing { get; init; }

    /// <summary>Times of the day, one after the other.</summary>
    public required IReadOnlyList<AdvisedTime> Times { get; init; }

    /// <summary>The wire's form of advice.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="outcome">What came of a part of it; null where nothing has yet.</param>
    public static AdvisedGroup Of(GroupAdvice advice, Func<SlotAdvice, StaffingOutcome>? outcome) =>
        new()
        {
            Services = advice.Group.Services,
            Counters = advice.Group.Counters,
            TargetMinutes = advice.TargetMinutes,
            ServiceSeconds = Math.Round(advice.ServiceSeconds, 1),
            Variation = Math.Round(advice.Variation, 2),
            LeftAtClosing = Math.Round(advice.LeftAtClosing, 1),
            Times = [.. advice.Runs.Select(run => new AdvisedTime(run, outcome?.Invoke(run)))],
        };
}

/// <summary>A time of a day.</summary>
/// <param name="Advice">What is advised.</param>
/// <param name="Outcome">What came of it; null where nothing has yet.</param>
internal sealed record AdvisedTime(SlotAdvice Advice, StaffingOutcome? Outcome);
