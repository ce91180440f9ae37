using FaceEngine.Analysis;
using FaceEngine.Faces;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Liveness;

/// <summary>
/// One picture held in one way at angles from −45 to 45 degrees, each as detector and landmarks read it. The track is given: whether the
/// tracker would keep it is not asked, in the attacker's favour.
/// </summary>
internal sealed class HeldPicture
{
    public const double PerSecond = 12.5;
    private const double Step = 7.5,
        Farthest = 45;
    private const int Steps = (int)(2 * Farthest / Step);

    private static readonly FrameQuality Quality = new(FrameFault.None, 0.5f, 0, 100, 120, 0);

    private readonly TrackedFrame?[] frames;

    public HeldPicture(FaceAnalyzer analyzer, Picture still, Motion motion)
    {
        Motion = motion;
        var face = analyzer.Detect(still.Frame)[0];
        frames =
        [
            .. Enumerable.Range(0, Steps + 1).Select(step => Read(analyzer, MovedPicture.At(still, face, motion, step * Step - Farthest))),
        ];
        // Straight, or turned back so that even the picture of a turned face seems to look ahead.
        Rests =
        [
            .. new[] { Steps / 2, Seen().MinBy(step => Math.Abs(frames[step]!.Landmarks!.Turn)) }
                .Distinct()
                .Where(step => frames[step] is not null),
        ];
    }

    public Motion Motion { get; }

    public int Readings => Seen().Count();

    /// <summary>The steps it may rest at.</summary>
    public IReadOnlyList<int> Rests { get; }

    /// <summary>The steps it may be moved to.</summary>
    public static IEnumerable<int> Targets { get; } = [0, 1, 2, Steps - 2, Steps - 1, Steps];

    public TrackedFrame At(int step) => frames[step]!; // only for steps at which a face is seen

    /// <summary>From rest to the target, a moment there, and back; null when the face is lost on the way.</summary>
    public IReadOnlyList<TrackedFrame>? Way(int rest, int target)
    {
        var there = Enumerable.Range(0, Math.Abs(target - rest) + 1).Select(at => frames[rest + Math.Sign(target - rest) * at]).ToList();
        return there.Contains(null) ? null : [.. there!, there[^1]!, there[^1]!, .. Enumerable.Reverse(there)!];
    }

    private static TrackedFrame? Read(FaceAnalyzer analyzer, Picture picture)
    {
        var frame = picture.Frame;
        return FaceAnalyzer.Subject(analyzer.Detect(frame)) is { } face
            ? new TrackedFrame(1, face, analyzer.FindLandmarks(frame, face), Quality, Detected: true)
            : null;
    }

    private IEnumerable<int> Seen() => Enumerable.Range(0, Steps + 1).Where(step => frames[step] is not null);
}
