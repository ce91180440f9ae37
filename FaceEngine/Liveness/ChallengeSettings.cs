namespace FaceEngine.Liveness;

/// <summary>
/// When a turn that was asked for counts as made by a head. Figures of turns are in the unit of <see cref="FaceLandmarks.Turn"/>; the
/// measured ones stand in <c>models/manifest.json</c>, and what they are made from in <c>models/README.md</c>.
/// </summary>
/// <param name="Turns">How many turns are asked for, 2..10.</param>
/// <param name="Turn">From here off the middle a head is turned.</param>
/// <param name="Release">So near the middle it is back.</param>
/// <param name="FarthestMiddle">The largest absolute turn of a head that looks straight ahead.</param>
/// <param name="ShortestPause">The least time in the middle before a turn is asked for.</param>
/// <param name="LongestPause">The most.</param>
/// <param name="Reaction">No head moves so soon after it was asked.</param>
/// <param name="Window">How long after the asking the turn may be reached.</param>
/// <param name="Return">How long the way back may take.</param>
/// <param name="Step">What a turn may change from frame to frame at once (noise), and</param>
/// <param name="Speed">how much more a second.</param>
/// <param name="Jaw">Bounds of how much nearer the nose comes to the jaw's far side (logarithm of the two distances' ratio) for each unit
/// of turn.</param>
/// <param name="Eyes">The same of the eyes' widths: the far one grows narrower.</param>
/// <param name="Chin">The same of the chin's way aside, as a share of its distance below the eyes: a head that turns hardly slants.</param>
/// <param name="Narrowing">How much narrower the face may grow (logarithm of eye distance over the distances from eyes to nose and
/// mouth).</param>
public sealed record ChallengeSettings(
    int Turns,
    float Turn,
    float Release,
    float FarthestMiddle,
    TimeSpan ShortestPause,
    TimeSpan LongestPause,
    TimeSpan Reaction,
    TimeSpan Window,
    TimeSpan Return,
    float Step,
    float Speed,
    (float Least, float Most) Jaw,
    (float Least, float Most) Eyes,
    (float Least, float Most) Chin,
    float Narrowing
);
