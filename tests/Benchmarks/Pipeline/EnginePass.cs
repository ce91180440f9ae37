using System.Diagnostics;
using FaceEngine.Analysis;
using FaceEngine.Frames;
using FaceEngine.Tracking;

namespace Benchmarks.Pipeline;

/// <summary>One pass of FaceEngine over the frames of one recording, each frame through everything that is timed.</summary>
/// <param name="analyzer">It stays the caller's to dispose.</param>
/// <param name="timed">Where the times go.</param>
internal sealed class EnginePass(FaceAnalyzer analyzer, EngineTimings timed)
{
    private readonly FaceTracker followed = new(analyzer),
        described = new(analyzer);

    /// <summary>Times one frame.</summary>
    /// <param name="pixels">Its bytes.</param>
    /// <param name="at">When it was taken, from the recording's start.</param>
    /// <param name="number">Its number among all frames.</param>
    /// <returns>Whether there was a face, so that every stage ran.</returns>
    public bool Run(byte[] pixels, TimeSpan at, int number)
    {
        var frame = new Frame(pixels, ClipFrames.Width, ClipFrames.Height, PixelLayout.Rgba);
        var start = Stopwatch.GetTimestamp();
        followed.Next(frame, at);
        timed.Tracked.Add(number, Since(start));

        start = Stopwatch.GetTimestamp();
        if (described.Next(frame, at).Landmarks is { } seen)
            analyzer.Describe(frame, seen);
        timed.DescribedTracked.Add(number, Since(start));

        start = Stopwatch.GetTimestamp();
        var faces = analyzer.Detect(frame);
        var detect = Since(start);
        timed.Detect.Add(number, detect);
        if (FaceAnalyzer.Subject(faces) is not { } face)
            return false;

        start = Stopwatch.GetTimestamp();
        var landmarks = analyzer.FindLandmarks(frame, face);
        var find = Since(start);
        timed.Landmarks.Add(number, find);

        start = Stopwatch.GetTimestamp();
        analyzer.Assess(frame, faces, landmarks);
        var assess = Since(start);
        timed.Assess.Add(number, assess);

        start = Stopwatch.GetTimestamp();
        analyzer.Describe(frame, landmarks);
        var describe = Since(start);
        timed.Describe.Add(number, describe);
        timed.Whole.Add(number, detect + find + assess + describe);

        start = Stopwatch.GetTimestamp();
        analyzer.LivenessHint(frame, face);
        timed.LivenessHint.Add(number, Since(start));
        return true;
    }

    private static double Since(long start) => Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}

/// <summary>What is timed of FaceEngine.</summary>
/// <param name="frames">How many frames there are.</param>
internal sealed class EngineTimings(int frames)
{
    public Timings Detect { get; } = new("detect", frames);
    public Timings Landmarks { get; } = new("landmarks", frames);
    public Timings Assess { get; } = new("assess", frames);
    public Timings Describe { get; } = new("describe", frames);
    public Timings LivenessHint { get; } = new("liveness hint", frames);

    /// <summary>Detect, landmarks, assess and describe.</summary>
    public Timings Whole { get; } = new("whole frame", frames);

    /// <summary>A frame of somebody who is followed: the detector looks at every fifth at most.</summary>
    public Timings Tracked { get; } = new("tracked frame", frames);

    public Timings DescribedTracked { get; } = new("described tracked frame", frames);
}
