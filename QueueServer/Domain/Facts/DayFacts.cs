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

    /// <summary>The same, with the legs of services that were merged as the others'.</summary>
    public DayFacts As(MergedServices merged) => this with { Legs = [.. Legs.Select(merged.Of)] };
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

/// <summary>A time in which a counter did one thing.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Officer">Who sat there.</param>
/// <param name="Does">What it did.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when.</param>
internal readonly record struct CounterStretch(
    CounterId Counter,
    string Officer,
    CounterActivity Does,
    DateTimeOffset From,
    DateTimeOffset To
);

/// <summary>A day as it went: its facts, and what its counters did one thing after the other. Nothing of it is stored.</summary>
/// <param name="Facts">Its facts.</param>
/// <param name="Stretches">What the counters did, by counter and in order.</param>
/// <param name="ClosedAt">When it closed; null while it goes on.</param>
internal sealed record PastDay(DayFacts Facts, ImmutableArray<CounterStretch> Stretches, DateTimeOffset? ClosedAt)
{
    /// <inheritdoc cref="DayFacts.As" />
    public PastDay As(MergedServices merged) => this with { Facts = Facts.As(merged) };
}
