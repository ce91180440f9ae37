using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>What an office's figures of one day are made of: a replay of its journal, and nothing that is not in it.</summary>
/// <param name="Office">The office.</param>
/// <param name="Day">Its own date.</param>
/// <param name="Version">The last of the day's records in it.</param>
internal sealed record DayFacts(OfficeId Office, DateOnly Day, long Version)
{
    /// <summary>The settings in force as the day ended, or as it stands: names are as they were then.</summary>
    public required long Revision { get; init; }

    /// <summary>Whether the day is over: nothing of it changes any more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The legs, in the order in which their waits began.</summary>
    public ImmutableArray<Leg> Legs { get; init; } = [];

    /// <summary>What the counters did, hour by hour.</summary>
    public ImmutableArray<CounterHour> Hours { get; init; } = [];

    /// <summary>Records between which others were lost, or a queue that was brought back: figures of such a day lack something.</summary>
    public bool HasGaps { get; init; }
}

/// <summary>What one officer did at a counter within one hour of the office's clock. Whole seconds.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Officer">The officer's account.</param>
/// <param name="Hour">0…23.</param>
internal sealed record CounterHour(CounterId Counter, string Officer, int Hour)
{
    /// <summary>The counter was open.</summary>
    public int Open { get; init; }

    /// <summary>It was open and called nobody on purpose.</summary>
    public int Paused { get; init; }

    /// <summary>Somebody was called to it or served at it.</summary>
    public int Busy { get; init; }

    /// <summary>It called nobody although somebody it serves waited.</summary>
    public int IdleWhileWaiting { get; init; }
}
