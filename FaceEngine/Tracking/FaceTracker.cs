using FaceEngine.Analysis;
using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Models;

namespace FaceEngine.Tracking;

/// <summary>
/// One camera's frames in order; keeps the identity of the face in front. While that face is followed with certainty the detector looks
/// at every fifth frame only. Not for several threads.
/// </summary>
/// <param name="analyzer">Finds faces and landmarks; it stays the caller's to dispose.</param>
public sealed class FaceTracker(FaceAnalyzer analyzer)
{
    private const int DetectEvery = 5;

    // From this many heights of the face followed on, another face stands clearly nearer.
    private const float ClearlyNearer = 1.3f;

    /// <summary>Where the face was seen last; the one before is overwritten.</summary>
    internal Sighting? Last
    {
        get;
        private set
        {
            field?.Look.Dispose();
            field = value;
        }
    }

    private BoxByLandmarks? carrier; // set with the first sighting of a track
    private IReadOnlyList<FaceBox> bystanders = [];
    private TimeSpan latest = TimeSpan.MinValue;
    private int number,
        sinceDetection;
    private bool present; // whether the last frame showed the face

    /// <summary>Looks at the next frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="at">When it was taken, by any clock that does not go back.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the last frame's.</exception>
    /// <exception cref="ObjectDisposedException">The analyzer is disposed.</exception>
    /// <exception cref="ModelException">A model failed.</exception>
    public TrackedFrame Next(in Frame frame, TimeSpan at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, latest);
        latest = at;
        if (Follow(frame, at) is { } sighting)
            return Reading(frame, sighting, detected: false);

        sinceDetection = 0;
        var faces = analyzer.Detect(frame);
        if (Choose(faces, at) is not { } face)
        {
            present = false;
            if (Last is { } gone && at - gone.At > Continuity.LongestLoss)
                Last = null; // it is nobody's any more
            return new TrackedFrame(0, null, null, analyzer.Assess(frame, null, [], null), Detected: true);
        }
        var landmarks = analyzer.FindLandmarks(frame, face);
        sighting = new Sighting(at, face, landmarks, FaceLook.Of(frame, landmarks));
        if (Last is not { } before || !Continuity.InReach(before, face, at) || !Continuity.LooksAlike(before, sighting.Look))
            number++;
        carrier = new BoxByLandmarks(face, landmarks);
        bystanders = [.. faces.Where(other => other != face)];
        return Reading(frame, sighting, detected: true);
    }

    /// <summary>Forgets the face, of which nothing is left in memory: the next one gets a new number. Numbers are not used twice.</summary>
    public void Reset() => (Last, carrier, bystanders, present) = (null, null, [], false);

    /// <summary>The face by its landmarks of the frame before, or null when the detector has to look.</summary>
    private Sighting? Follow(in Frame frame, TimeSpan at)
    {
        if (!present || Last is not { } before || carrier is null || ++sinceDetection >= DetectEvery)
            return null;
        var landmarks = analyzer.FindLandmarks(frame, before.Box);
        var box = carrier.At(landmarks);
        // The landmark model gives a face's points whatever it is shown: only what looks as it did a moment ago is believed.
        if (!(box.Height > 0) || !Continuity.InReach(before, box, at))
            return null;
        var look = FaceLook.Of(frame, landmarks);
        if (before.Look.Likeness(look) >= Continuity.Certain)
            return new Sighting(at, box, landmarks, look);
        look.Dispose();
        return null;
    }

    /// <summary>
    /// The face followed as long as it is there; another one when it stands clearly nearer; the largest when nobody is followed.
    /// </summary>
    private FaceBox? Choose(IReadOnlyList<FaceBox> faces, TimeSpan at)
    {
        var largest = FaceAnalyzer.Subject(faces);
        if (largest is not { } nearest || Last is not { } before)
            return largest;
        var reachable = faces.Where(face => Continuity.InReach(before, face, at)).ToList();
        if (reachable.Count == 0)
            return largest;
        var followed = reachable.MaxBy(face => face.Overlap(before.Box));
        return nearest.Height >= ClearlyNearer * followed.Height ? nearest : followed;
    }

    private TrackedFrame Reading(in Frame frame, Sighting sighting, bool detected)
    {
        (Last, present) = (sighting, true);
        var quality = analyzer.Assess(frame, sighting.Box, bystanders, sighting.Landmarks);
        return new TrackedFrame(number, sighting.Box, sighting.Landmarks, quality, detected);
    }
}
