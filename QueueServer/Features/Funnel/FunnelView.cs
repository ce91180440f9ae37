namespace QueueServer.Features.Funnel;

/// <summary>What visits at an office's kiosks came to.</summary>
/// <param name="From">The first day, in the office's own dates.</param>
/// <param name="To">The last day, itself included.</param>
/// <param name="By">By what it is cut.</param>
/// <param name="Total">All of them.</param>
/// <param name="Parts">Each part with its key, in order; where nobody came there is none.</param>
internal sealed record FunnelView(DateOnly From, DateOnly To, FunnelCut By, FunnelCounts Total, IReadOnlyList<FunnelPart> Parts);

/// <summary>By what visits at kiosks are told apart.</summary>
internal enum FunnelCut
{
    Kiosk,
    Hour,
    Weekday,
    Day,
    Week,
    Month,
}

/// <param name="Key">A kiosk's name; else as a report's parts are named.</param>
/// <param name="Counts">What they came to.</param>
internal sealed record FunnelPart(string Key, FunnelCounts Counts);

/// <summary>Visits at kiosks, counted.</summary>
internal sealed record FunnelCounts
{
    /// <summary>Visits begun.</summary>
    public required int Begun { get; init; }

    /// <summary>Numbers shown to those who let their face be used.</summary>
    public required int WithFace { get; init; }

    /// <summary>Numbers shown to the others.</summary>
    public required int WithoutFace { get; init; }

    /// <summary>Visits that came to see their place in line.</summary>
    public required int Places { get; init; }

    /// <summary>Mean seconds from the beginning to the number; null where no number was shown.</summary>
    public required double? SecondsToNumber { get; init; }

    /// <summary>Where visits were given up, in the order of a visit.</summary>
    public required IReadOnlyList<GivenUp> GivenUp { get; init; }

    /// <summary>Challenges that were failed.</summary>
    public required int ChallengesFailed { get; init; }

    /// <summary>How often a camera began to fail.</summary>
    public required int CameraTroubles { get; init; }
}
