using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Simulation;

/// <summary>A time in which a counter calls.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Officer">Who sits there.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it calls nobody any more; who is there is served to the end.</param>
internal sealed record Shift(CounterId Counter, string Officer, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Times in which it calls nobody, in order; each begins once who is there has gone.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>How long it lets somebody wait whom it could call.</summary>
    public TimeSpan Between { get; init; }
}

/// <summary>A time in which a counter calls nobody.</summary>
internal readonly record struct Pause(DateTimeOffset From, DateTimeOffset To);
