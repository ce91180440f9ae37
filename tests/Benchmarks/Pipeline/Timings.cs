namespace Benchmarks.Pipeline;

/// <summary>
/// Milliseconds of one stage, frame by frame: of several passes the least counts, since nothing makes a machine faster than it is.
/// </summary>
/// <param name="name">The stage.</param>
/// <param name="frames">How many frames there are.</param>
internal sealed class Timings(string name, int frames)
{
    private readonly double[] least = [.. Enumerable.Repeat(double.PositiveInfinity, frames)];

    public string Name => name;

    /// <summary>Takes a frame's time of one pass.</summary>
    public void Add(int frame, double milliseconds) => least[frame] = Math.Min(least[frame], milliseconds);

    /// <summary>Mean over some frames.</summary>
    public double Mean(IEnumerable<int> of) => of.Average(frame => least[frame]);

    /// <summary>Below how many milliseconds a share of some frames stays (nearest rank).</summary>
    /// <param name="of">The frames.</param>
    /// <param name="share">0..1.</param>
    public double Percentile(IEnumerable<int> of, double share)
    {
        var sorted = of.Select(frame => least[frame]).Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
