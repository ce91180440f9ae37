using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>The figures of a set of legs. Each is defined on the page that shows it, under <c>reports.about.</c> in the texts.</summary>
internal sealed record Figures
{
    /// <summary>Numbers given.</summary>
    public required int Issued { get; init; }

    /// <summary>Of these, called at least once.</summary>
    public required int Called { get; init; }

    /// <summary>Services finished.</summary>
    public required int Finished { get; init; }

    /// <summary>Services sent on to another service or counter.</summary>
    public required int Transferred { get; init; }

    /// <summary>Called, and never came back.</summary>
    public required int NoShows { get; init; }

    /// <summary>Called and did not come, or gone for a paper, and came back.</summary>
    public required int Returned { get; init; }

    /// <summary>Given up by the visitor.</summary>
    public required int CancelledByVisitor { get; init; }

    /// <summary>Ended by an officer.</summary>
    public required int CancelledByOfficer { get; init; }

    /// <summary>Ended by the close of the day.</summary>
    public required int Expired { get; init; }

    /// <summary>Interrupted for a paper that was missing, whether or not the visitor came back.</summary>
    public required int Left { get; init; }

    /// <summary>Taken from afar, and nobody came.</summary>
    public required int NeverCame { get; init; }

    /// <summary>Still going on.</summary>
    public required int GoingOn { get; init; }

    /// <summary>Legs one of whose times a clock told that is not to be believed: in no time below.</summary>
    public required int Unsure { get; init; }

    /// <summary>The waits for the first call.</summary>
    public required Spread Wait { get; init; }

    /// <summary>The same with those who left without a call.</summary>
    public required Survival WaitOfAll { get; init; }

    /// <summary>The waits after a transfer.</summary>
    public required Spread WaitAfterTransfer { get; init; }

    /// <summary>The waits after a return.</summary>
    public required Spread WaitAfterReturn { get; init; }

    /// <summary>From the last call to the confirmed arrival.</summary>
    public required Spread Way { get; init; }

    /// <summary>Services that were finished.</summary>
    public required Spread Service { get; init; }

    /// <summary>From taking the number to the end of its last service.</summary>
    public required Spread Stay { get; init; }

    /// <summary>Called within the target, of those who were called or waited longer than it.</summary>
    public required Part OnTime { get; init; }

    /// <summary>Left without being served, of the numbers given.</summary>
    public required Part Abandoned { get; init; }

    /// <summary>Overtaken by one who came later for the same, of those called.</summary>
    public required Part Overtaken { get; init; }

    /// <summary>Waited longer than an hour for the first call, of those called.</summary>
    public required Part OverAnHour { get; init; }

    /// <summary>How many seconds less the middle wait of the priority classes is; null where one of the two has none.</summary>
    public required double? PriorityGain { get; init; }

    /// <summary>Waits within the range that was told, of those to whom one was.</summary>
    public required Part ToldTrue { get; init; }

    /// <summary>How far waits were from the middle of the range, in the mean; null where none was told.</summary>
    public required double? ToldError { get; init; }

    /// <summary>Finished services of which is said what they came to.</summary>
    public required Part Outcomes { get; init; }

    /// <summary>How many came to what.</summary>
    public required ImmutableSortedDictionary<OutcomeKind, int> OutcomeKinds { get; init; }

    /// <summary>How often procedures were dealt with, quantities included.</summary>
    public required int Procedures { get; init; }

    /// <summary>What visitors said; null where no rating tells to which set of legs it belongs.</summary>
    public required Satisfaction? Ratings { get; init; }

    /// <summary>What the counters did; null where this set of legs has no counters of its own.</summary>
    public required CounterTime? Counters { get; init; }
}

/// <summary>Some of a whole.</summary>
/// <param name="Count">Some.</param>
/// <param name="Of">The whole.</param>
internal sealed record Part(int Count, int Of)
{
    /// <summary>0…1; null of nothing.</summary>
    public double? Share => Of == 0 ? null : (double)Count / Of;
}

/// <summary>What counters did, in seconds.</summary>
/// <param name="Open">Open.</param>
/// <param name="Paused">Open, and calling nobody on purpose.</param>
/// <param name="Busy">Somebody was called to them or served.</param>
/// <param name="IdleWhileWaiting">Calling nobody although somebody they serve waited.</param>
/// <param name="Finished">Services finished there.</param>
internal sealed record CounterTime(long Open, long Paused, long Busy, long IdleWhileWaiting, int Finished)
{
    /// <summary>Busy, of the time open without pauses; null while they were not open.</summary>
    public double? Occupancy => Open > Paused ? (double)Busy / (Open - Paused) : null;

    /// <summary>Services finished in an hour open; as above.</summary>
    public double? PerHour => Open > 0 ? Finished * 3600.0 / Open : null;
}
