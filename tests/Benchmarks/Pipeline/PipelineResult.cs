namespace Benchmarks.Pipeline;

/// <summary>What came of the frames, as <c>tests/LoadTest</c> reads it.</summary>
/// <param name="Setting">On which frames and how.</param>
/// <param name="Stages">The stages.</param>
internal sealed record PipelineResult(string Setting, IReadOnlyList<StageResult> Stages)
{
    private const double TrackedGoal = 8; // milliseconds, mean
    private const double DescribedGoal = 0.25; // of dlib's whole frame

    /// <summary>Counts only frames in which everybody who is compared did all of the work.</summary>
    /// <param name="measured">The times.</param>
    /// <param name="passes">How often every frame ran.</param>
    /// <param name="withDlib">Whether dlib ran, too.</param>
    /// <exception cref="BenchmarkException">There is no such frame.</exception>
    public static PipelineResult Of(Measured measured, int passes, bool withDlib)
    {
        var (engine, dlib) = (measured.Engine, withDlib ? measured.Dlib : null);
        List<int> common = [.. withDlib ? measured.EngineFaces.Intersect(measured.Dlib.Faces) : measured.EngineFaces];
        if (common.Count == 0)
            throw new BenchmarkException("There is no frame in which a face was found.");
        var who = withDlib
            ? $"FaceEngine ({measured.EngineFaces.Count}) and dlib ({measured.Dlib.Faces.Count}), in turns on the same frames"
            : "FaceEngine";
        return new(
            $"{common.Count} frames of {measured.Frames}, 640x480: those with a face for "
                + $"{who}; one thread; each frame's time is the least of {passes}.",
            [
                Stage(engine.Detect, dlib?.Detect),
                Stage(engine.Landmarks, dlib?.Landmarks),
                Stage(engine.Assess),
                Stage(engine.Describe, dlib?.Describe),
                Stage(engine.LivenessHint),
                Stage(engine.Whole, dlib?.Whole),
                Stage(engine.Tracked) with
                {
                    Goal = $"mean ≤ {TrackedGoal:0} ms",
                    Met = engine.Tracked.Mean(common) <= TrackedGoal,
                },
                Stage(engine.DescribedTracked, dlib?.Whole) with
                {
                    Goal = dlib is null ? null : $"≤ {DescribedGoal:0.00} × dlib",
                    Met = engine.DescribedTracked.Mean(common) <= DescribedGoal * dlib?.Whole.Mean(common),
                },
            ]
        );

        StageResult Stage(Timings timed, Timings? beside = null) =>
            new()
            {
                What = timed.Name,
                Mean = timed.Mean(common),
                Median = timed.Percentile(common, 0.5),
                P95 = timed.Percentile(common, 0.95),
                Longest = timed.Percentile(common, 1),
                Beside = beside?.Name,
                Dlib = beside?.Mean(common),
                DlibP95 = beside?.Percentile(common, 0.95),
            };
    }
}

/// <summary>One stage's milliseconds.</summary>
internal sealed record StageResult
{
    /// <summary>The stage.</summary>
    public required string What { get; init; }

    public required double Mean { get; init; }

    public required double Median { get; init; }

    public required double P95 { get; init; }

    public required double Longest { get; init; }

    /// <summary>What of dlib does the like; null for nothing, and without dlib.</summary>
    public required string? Beside { get; init; }

    /// <summary>Its mean.</summary>
    public required double? Dlib { get; init; }

    /// <summary>What 95 % of its frames stay below.</summary>
    public required double? DlibP95 { get; init; }

    /// <summary>What is wanted; null for nothing.</summary>
    public string? Goal { get; init; }

    public bool? Met { get; init; }
}
