using System.Text.Json.Serialization;

namespace QueueServer.Domain.Summaries;

/// <summary>What is counted of an office's day, and may be added up over days and offices: counts, and sums of seconds.</summary>
internal readonly record struct SummarySums
{
    /// <summary>Numbers given.</summary>
    public long Issued { get; init; }

    /// <summary>Of these, called at least once.</summary>
    public long Called { get; init; }

    /// <summary>Services finished.</summary>
    public long Finished { get; init; }

    /// <summary>Left without being served.</summary>
    public long Abandoned { get; init; }

    /// <summary>Called within the target, …</summary>
    public long OnTime { get; init; }

    /// <summary>… of those who were called or waited longer than it.</summary>
    public long OnTimeOf { get; init; }

    /// <summary>Legs whose times are not to be believed: in no sum of seconds, and in no histogram.</summary>
    public long Unsure { get; init; }

    /// <summary>Finished services of which is said what they came to.</summary>
    public long Outcomes { get; init; }

    /// <summary>Finished services whose visitors were asked how satisfied they were, …</summary>
    public long Asked { get; init; }

    /// <summary>… who were very satisfied, …</summary>
    public long VerySatisfied { get; init; }

    /// <summary>… satisfied, …</summary>
    public long Satisfied { get; init; }

    /// <summary>… and not.</summary>
    public long Dissatisfied { get; init; }

    /// <summary>Seconds of all waits for the first call.</summary>
    public long Waited { get; init; }

    /// <summary>Seconds of all services that were finished.</summary>
    public long Served { get; init; }

    /// <summary>Seconds that counters were open, …</summary>
    public long Open { get; init; }

    /// <summary>… paused, …</summary>
    public long Paused { get; init; }

    /// <summary>… busy with somebody, …</summary>
    public long Busy { get; init; }

    /// <summary>… and idle while somebody they serve waited.</summary>
    public long IdleWhileWaiting { get; init; }

    /// <summary>Ratings.</summary>
    [JsonIgnore]
    public long Ratings => VerySatisfied + Satisfied + Dissatisfied;

    public static SummarySums operator +(SummarySums one, SummarySums other) =>
        new()
        {
            Issued = one.Issued + other.Issued,
            Called = one.Called + other.Called,
            Finished = one.Finished + other.Finished,
            Abandoned = one.Abandoned + other.Abandoned,
            OnTime = one.OnTime + other.OnTime,
            OnTimeOf = one.OnTimeOf + other.OnTimeOf,
            Unsure = one.Unsure + other.Unsure,
            Outcomes = one.Outcomes + other.Outcomes,
            Asked = one.Asked + other.Asked,
            VerySatisfied = one.VerySatisfied + other.VerySatisfied,
            Satisfied = one.Satisfied + other.Satisfied,
            Dissatisfied = one.Dissatisfied + other.Dissatisfied,
            Waited = one.Waited + other.Waited,
            Served = one.Served + other.Served,
            Open = one.Open + other.Open,
            Paused = one.Paused + other.Paused,
            Busy = one.Busy + other.Busy,
            IdleWhileWaiting = one.IdleWhileWaiting + other.IdleWhileWaiting,
        };
}
