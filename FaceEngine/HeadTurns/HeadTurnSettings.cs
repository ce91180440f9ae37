using FaceEngine.Faces;

namespace FaceEngine.HeadTurns;

/// <summary>When a turned head means something. Turns are in the unit of <see cref="FaceLandmarks.Turn"/>.</summary>
/// <param name="Learn">How long a head must be quiet for its own middle to be learnt.</param>
/// <param name="Turn">How far from the middle a turn begins.</param>
/// <param name="Release">How near the middle a turn has ended; below <paramref name="Turn"/>.</param>
/// <param name="Dwell">How long a turn must be held to choose, 0.6..3 s.</param>
public sealed record HeadTurnSettings(TimeSpan Learn, float Turn, float Release, TimeSpan Dwell)
{
    /// <summary>The shortest and the longest dwell.</summary>
    public static readonly TimeSpan ShortestDwell = TimeSpan.FromSeconds(0.6),
        LongestDwell = TimeSpan.FromSeconds(3);

    internal void Check()
    {
        if (Learn <= TimeSpan.Zero || !(Release > 0) || !(Turn > Release) || !(Turn < 1) || Dwell < ShortestDwell || Dwell > LongestDwell)
            throw new ArgumentOutOfRangeException(nameof(HeadTurnSettings), $"{this}: a value is out of its range.");
    }
}
