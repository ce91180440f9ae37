using FaceEngine.Faces;

namespace FaceEngine.Liveness;

/// <summary>
/// When a turn that was asked for counts as made by a head. Figures of turns are in the unit of <see cref="FaceLandmarks.Turn"/>; the
/// measured ones stand in <c>models/manifest.json</c>, and what they are made from in <c>models/README.md</c>.
/// </summary>
public sealed record ChallengeSettings
{
    /// <summary>How many turns are asked for, 2..10.</summary>
    public required int Turns { get; init; }

    /// <summary>From here off the middle a head is turned.</summary>
    public required float Turn { get; init; }

    /// <summary>So near the middle it is back.</summary>
    public required float Release { get; init; }

    /// <summary>The largest absolute turn of a head that looks straight ahead.</summary>
    public required float FarthestMiddle { get; init; }

    /// <summary>The least and the most time in the middle before a turn is asked for.</summary>
    public required (TimeSpan Shortest, TimeSpan Longest) Pause { get; init; }

    /// <summary>No head moves so soon after it was asked.</summary>
    public required TimeSpan Reaction { get; init; }

    /// <summary>How long after the asking the turn may be reached.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>How long the way back may take.</summary>
    public required TimeSpan Return { get; init; }

    /// <summary>What a turn may change from frame to frame at once (noise), and</summary>
    public required float Step { get; init; }

    /// <summary>how much more a second.</summary>
    public required float Speed { get; init; }

    /// <summary>
    /// Bounds of how much nearer the nose comes to the jaw's far side (logarithm of the two distances' ratio) for each unit of turn.
    /// </summary>
    public required (float Least, float Most) Jaw { get; init; }

    /// <summary>The same of the eyes' widths: the far one grows narrower.</summary>
    public required (float Least, float Most) Eyes { get; init; }

    /// <summary>The same of the chin's way aside, as a share of its distance below the eyes: a head that turns hardly slants.</summary>
    public required (float Least, float Most) Chin { get; init; }

    /// <summary>How much narrower the face may grow (logarithm of eye distance over the distances from eyes to nose and mouth).</summary>
    public required float Narrowing { get; init; }
}
