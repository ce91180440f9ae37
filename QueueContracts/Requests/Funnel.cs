namespace QueueContracts.Requests;

/// <summary>Where a visit at a kiosk was given up.</summary>
public enum VisitStep
{
    /// <summary>At the choice of a service.</summary>
    Service,

    /// <summary>At the choice of a priority class.</summary>
    Class,

    /// <summary>At the question whether the face may be used.</summary>
    Consent,

    /// <summary>While the face was looked for.</summary>
    Capture,

    /// <summary>While the head was to be turned.</summary>
    Challenge,

    /// <summary>After the kiosk itself had given up on the face.</summary>
    NoFace,

    /// <summary>While a code was typed.</summary>
    Code,

    /// <summary>While the server was asked, or did not answer.</summary>
    Server,

    /// <summary>After a refusal.</summary>
    Refusal,
}

/// <summary>How often visits were given up at one step.</summary>
/// <param name="At">The step.</param>
/// <param name="Count">How often.</param>
public sealed record GivenUp(VisitStep At, int Count);

/// <summary>What one hour at one kiosk came to. Counts, and nothing of anybody: no number, no service, no time of a single visit.</summary>
public sealed record FunnelHour
{
    /// <summary>Names this hour of this kiosk: handed in again, it is counted once.</summary>
    public required CommandId Id { get; init; }

    /// <summary>When the hour began.</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>Visits begun.</summary>
    public int Begun { get; init; }

    /// <summary>Numbers shown to those who let their face be used.</summary>
    public int WithFace { get; init; }

    /// <summary>Numbers shown to the others.</summary>
    public int WithoutFace { get; init; }

    /// <summary>Visits that came to see their place in line.</summary>
    public int Places { get; init; }

    /// <summary>Seconds from the beginning to the number, of all numbers together.</summary>
    public int Seconds { get; init; }

    /// <summary>Where visits were given up.</summary>
    public IReadOnlyList<GivenUp> GivenUp { get; init; } = [];

    /// <summary>Challenges that were failed.</summary>
    public int ChallengesFailed { get; init; }

    /// <summary>How often the camera began to fail.</summary>
    public int CameraTroubles { get; init; }
}

/// <summary>Hours of a kiosk that are over.</summary>
/// <param name="Hours">At most <see cref="MostHours"/>.</param>
public sealed record FunnelRequest(IReadOnlyList<FunnelHour> Hours)
{
    /// <summary>Hours of one request: about a week.</summary>
    public const int MostHours = 200;
}
