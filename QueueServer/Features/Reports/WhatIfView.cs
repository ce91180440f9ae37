using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Simulation;

namespace QueueServer.Features.Reports;

/// <summary>What a question can be about.</summary>
internal sealed record WhatIfChoices
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Its services, in its order.</summary>
    public required IReadOnlyList<NamedService> Services { get; init; }

    /// <summary>Its counters, in its order.</summary>
    public required IReadOnlyList<NamedCounter> Counters { get; init; }

    /// <summary>Whom a counter calls first.</summary>
    public required CallingSettings Calling { get; init; }

    /// <summary>Whether anybody comes before others.</summary>
    public required bool HasClasses { get; init; }

    /// <summary>The last day that can be asked about; null where there is none in the last half year.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>The hours of that day, from its first to its last; null where they are not limited.</summary>
    public required Period? Hours { get; init; }
}

/// <summary>A service by its name.</summary>
internal sealed record NamedService(ServiceId Id, IReadOnlyDictionary<string, string> Name);

/// <summary>A counter by its name.</summary>
internal sealed record NamedCounter(CounterId Id, int Number, IReadOnlyDictionary<string, string> Name, IReadOnlyList<ServiceId> Services);

/// <summary>What a day came to, what it comes to when it is played, and what it would have come to.</summary>
internal sealed record WhatIfView
{
    /// <summary>The day, or those that make the weekday.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>What happened; in the mean where there are several days.</summary>
    public required DayOutcome Happened { get; init; }

    /// <summary>The same, played.</summary>
    public required DayOutcome Replayed { get; init; }

    /// <summary>The same, played with the changes.</summary>
    public required DayOutcome Changed { get; init; }

    /// <summary>Who is played.</summary>
    public required WhatIfPeople People { get; init; }

    /// <summary>The services as they were called then.</summary>
    public required IReadOnlyList<NamedService> Services { get; init; }

    /// <summary>The counters as they were called then; those that were added have no name.</summary>
    public required IReadOnlyList<NamedCounter> Counters { get; init; }
}
