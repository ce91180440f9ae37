using FaceEngine.Faces;

namespace FaceEngine.Tracking;

/// <summary>Where a face was, what it looked like, and when.</summary>
internal sealed record Sighting(TimeSpan At, FaceBox Box, FaceLandmarks Landmarks, FaceLook Look);

/// <summary>Whether one sighting can be of the same head as the one before it.</summary>
internal static class Continuity
{
    /// <summary>
    /// How long a face may be away: a blink of the detector or a busy machine, not a person leaving and another one coming, who also looks
    /// otherwise.
    /// </summary>
    public static readonly TimeSpan LongestLoss = TimeSpan.FromSeconds(1.2);

    /// <summary>From this likeness on nobody need look twice.</summary>
    public const float Certain = 0.75f;

    // One person at 25 frames a second moves by up to 0.10 of the face's height from frame to frame and 0.18 in 0.2 s; the detector's
    // height alone jitters by 0.12. Likeness within 0.2 s was 0.51 and more for one person, 0.43 and less for two.
    private const float SameLook = 0.5f;

    /// <summary>Whether a box can be where the head went: not farther and not of another size than a head gets in that time.</summary>
    public static bool InReach(Sighting before, FaceBox box, TimeSpan at)
    {
        var seconds = (at - before.At).TotalSeconds;
        if (seconds > LongestLoss.TotalSeconds)
            return false;
        var height = before.Box.Height;
        var way = Math.Sqrt(
            Math.Pow(Middle(box.Left, box.Right) - Middle(before.Box.Left, before.Box.Right), 2)
                + Math.Pow(Middle(box.Top, box.Bottom) - Middle(before.Box.Top, before.Box.Bottom), 2)
        );
        return way <= height * Math.Min(0.12 + 0.8 * seconds, 0.35)
            && Math.Abs(Math.Log(box.Height / height)) <= Math.Min(0.18 + 0.3 * seconds, 0.3);
    }

    /// <summary>Whether what is there now looks like what was there before.</summary>
    public static bool LooksAlike(Sighting before, FaceLook look) => before.Look.Likeness(look) >= SameLook;

    private static double Middle(float from, float to) => ((double)from + to) / 2;
}
