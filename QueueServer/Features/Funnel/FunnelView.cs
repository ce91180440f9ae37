namespace QueueServer.Features.Funnel;

/// <summary>What visits at an office's kiosks came to.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Hours">By kiosk, day and hour of the office, in that order; hours in which nobody came are not there.</param>
internal sealed record FunnelView(DateOnly From, DateOnly To, IReadOnlyList<FunnelLine> Hours);

/// <summary>One hour of one kiosk.</summary>
/// <param name="Kiosk">The kiosk.</param>
/// <param name="Day">The office's day.</param>
/// <param name="Hour">The hour of that day, 0…23.</param>
internal sealed record FunnelLine(string Kiosk, DateOnly Day, int Hour)
{
    public required int Begun { get; init; }
    public required int WithFace { get; init; }
    public required int WithoutFace { get; init; }
    public required int Places { get; init; }

    /// <summary>Mean seconds from the beginning to the number; null where no number was shown.</summary>
    public required double? SecondsToNumber { get; init; }

    public required IReadOnlyList<GivenUp> GivenUp { get; init; }
    public required int ChallengesFailed { get; init; }
    public required int CameraTroubles { get; init; }
}
