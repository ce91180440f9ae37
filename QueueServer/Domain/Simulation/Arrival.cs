using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Simulation;

/// <summary>Somebody who takes a number.</summary>
/// <param name="At">When.</param>
/// <param name="Class">The priority class; null for none.</param>
/// <param name="Errands">What they wait for, one after the other; at least one.</param>
internal sealed record Arrival(DateTimeOffset At, ClassId? Class, ImmutableArray<Errand> Errands)
{
    /// <summary>When the appointment begins that they come for; null for none.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>
/// One wait and what comes of it. Whoever came and has another errand is sent on to its service; whoever did not come and has another comes
/// back for it.
/// </summary>
/// <param name="Service">What for.</param>
/// <param name="Takes">How long the counter has to do with them once they are there; where they do not come, from the call.</param>
internal sealed record Errand(ServiceId Service, TimeSpan Takes)
{
    /// <summary>How long they take from the call to the counter.</summary>
    public TimeSpan Way { get; init; }

    /// <summary>After how long a wait they give up unless they were called; null where they stay.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Whether they come when they are called.</summary>
    public bool Comes { get; init; } = true;

    /// <summary>How long they are away before they come back; counts only where they did not come, and have another errand.</summary>
    public TimeSpan Away { get; init; }

    /// <summary>What the officer says it came to; null for nothing.</summary>
    public ServiceOutcome? Outcome { get; init; }
}
