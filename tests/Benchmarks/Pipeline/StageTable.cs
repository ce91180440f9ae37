namespace Benchmarks.Pipeline;

/// <summary>The measurement as a table, and whether the goals are met.</summary>
internal static class StageTable
{
    private const double TrackedGoal = 8; // milliseconds, mean
    private const double DescribedGoal = 0.5; // of dlib's whole frame

    public static void Write(Measured measured, int passes, bool withDlib, TextWriter to)
    {
        // Only frames in which everybody who is compared did all of the work.
        List<int> common = [.. withDlib ? measured.EngineFaces.Intersect(measured.Dlib.Faces) : measured.EngineFaces];
        if (common.Count == 0) throw new BenchmarkException("There is no frame in which a face was found.");
        to.WriteLine($"\n{common.Count} frames of {measured.Frames}: those with a face for {(withDlib ? $"both (FaceEngine {measured.EngineFaces.Count}, dlib {measured.Dlib.Faces.Count})" : "FaceEngine")}; "
            + $"640x480, one thread; each frame's least of {passes}\n");
        to.WriteLine($"{"milliseconds",-32}{"mean",8}{"median",8}{"95 %",8}{"longest",9}{(withDlib ? "of dlib's whole" : ""),17}");
        var whole = withDlib ? measured.Dlib.Whole.Mean(common) : double.NaN;
        foreach (var stage in withDlib ? [.. measured.Engine.All, .. measured.Dlib.All] : measured.Engine.All)
        {
            to.WriteLine($"{stage.Name,-32}{stage.Mean(common),8:0.00}{stage.Percentile(common, 0.5),8:0.00}{stage.Percentile(common, 0.95),8:0.00}"
                + $"{stage.Percentile(common, 1),9:0.00}{(withDlib ? $"{stage.Mean(common) / whole:0.00}" : ""),17}");
        }

        var tracked = measured.Engine.Tracked.Mean(common);
        to.WriteLine($"\nA tracked frame takes {tracked:0.00} ms, goal at most {TrackedGoal:0}: {Met(tracked <= TrackedGoal)}");
        if (!withDlib) return;
        var ratio = measured.Engine.DescribedTracked.Mean(common) / whole;
        to.WriteLine($"A described tracked frame takes {ratio:0.00} of dlib's time, goal at most {DescribedGoal:0.0}: {Met(ratio <= DescribedGoal)}");
        var ratios = common.Select(frame => measured.Engine.DescribedTracked[frame] / measured.Dlib.Whole[frame]).Order().ToList();
        to.WriteLine($"  frame by frame: median {ratios[ratios.Count / 2]:0.00}, 95 % below {ratios[(int)(0.95 * (ratios.Count - 1))]:0.00}");
    }

    private static string Met(bool met) => met ? "met" : "missed";
}
