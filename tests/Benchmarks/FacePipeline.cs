using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using FaceEngine;
using FaceEngine.HeadTurns;
using FaceEngine.Tracking;

namespace Benchmarks;

/// <summary>
/// Each stage of the face pipeline on one real frame of 640x480, as a kiosk's page sends it (four bytes a pixel), on one thread.
/// </summary>
[MemoryDiagnoser]
public class FacePipeline
{
    private const int Width = 640, Height = 480;

    private readonly byte[] pixels = new byte[Width * Height * 4];
    private FaceAnalyzer analyzer = null!; // set before any benchmark
    private IReadOnlyList<FaceBox> faces = null!; // likewise
    private FaceLandmarks landmarks = null!; // likewise
    private FaceTracker tracker = null!; // likewise
    private HeadTurnReader reader = null!; // likewise
    private TimeSpan clock;

    private Frame Frame => new(pixels, Width, Height, PixelLayout.Rgba);

    [GlobalSetup]
    public void Load()
    {
        var root = Root();
        analyzer = FaceAnalyzer.Load(Path.Combine(root, "models"));
        string[] arguments =
        [
            "-v", "error", "-nostdin", "-i", Path.Combine(root, "tests", "clips", "franck.mp4"), "-vf", $"scale={Width}:{Height}",
            "-frames:v", "1", "-pix_fmt", "rgba", "-f", "rawvideo", "-",
        ];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("ffmpeg could not be started.");
        ffmpeg.StandardOutput.BaseStream.ReadExactly(pixels);
        faces = analyzer.Detect(Frame);
        landmarks = analyzer.FindLandmarks(Frame, faces[0]);
        tracker = new FaceTracker(analyzer);
        reader = new HeadTurnReader(analyzer.HeadTurns(TimeSpan.FromSeconds(1)));
    }

    [GlobalCleanup]
    public void Free() => analyzer.Dispose();

    [Benchmark]
    public int Detect() => analyzer.Detect(Frame).Count;

    [Benchmark]
    public float Landmarks() => analyzer.FindLandmarks(Frame, faces[0]).Turn;

    [Benchmark]
    public FrameFault Assess() => analyzer.Assess(Frame, faces, landmarks).Fault;

    [Benchmark]
    public float Describe() => analyzer.Describe(Frame, landmarks)[0];

    /// <summary>A frame of somebody who is followed: landmarks, quality and head turn, and the detector at every fifth.</summary>
    [Benchmark]
    public float Tracked()
    {
        clock += TimeSpan.FromSeconds(1.0 / 15);
        var tracked = tracker.Next(Frame, clock);
        return reader.Next(clock, tracked.Landmarks?.Turn).Offset;
    }

    [Benchmark]
    public float LivenessHint() => analyzer.LivenessHint(Frame, faces[0]);

    [Benchmark]
    public float Whole()
    {
        var frame = Frame;
        var faces = analyzer.Detect(frame);
        var landmarks = analyzer.FindLandmarks(frame, faces[0]);
        return analyzer.Assess(frame, faces, landmarks).Fault == FrameFault.None ? analyzer.Describe(frame, landmarks)[0] : 0;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "models", "manifest.json"))) return folder.FullName;
        throw new InvalidOperationException("The benchmarks must lie below the repository's root.");
    }
}
