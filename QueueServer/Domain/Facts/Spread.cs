using System.Runtime.InteropServices;

namespace QueueServer.Domain.Facts;

/// <summary>How long something took, over many times it did. Seconds; null where there are too few to tell.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="P50">Half took no longer.</param>
/// <param name="P90">Nine of ten took no longer; from ten on.</param>
/// <param name="P95">Nineteen of twenty took no longer; from twenty on.</param>
/// <param name="Longest">The longest.</param>
internal sealed record Spread(int Count, double? Mean, double? P50, double? P90, double? P95, double? Longest)
{
    /// <summary>Fewer say nothing of one in ten.</summary>
    public const int LeastForP90 = 10;

    /// <summary>Fewer say nothing of one in twenty.</summary>
    public const int LeastForP95 = 20;

    public static Spread None { get; } = new(0, null, null, null, null, null);

    /// <param name="seconds">The times, in any order; they are sorted in place.</param>
    public static Spread Of(List<double> seconds)
    {
        if (seconds.Count == 0)
            return None;
        seconds.Sort();
        var sorted = CollectionsMarshal.AsSpan(seconds);
        var sum = 0.0;
        foreach (var one in sorted)
            sum += one;
        return new(
            sorted.Length,
            sum / sorted.Length,
            Percentile(sorted, 0.5),
            sorted.Length < LeastForP90 ? null : Percentile(sorted, 0.9),
            sorted.Length < LeastForP95 ? null : Percentile(sorted, 0.95),
            sorted[^1]
        );
    }

    /// <summary>
    /// Between the two neighbours by linear interpolation: type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages",
    /// The American Statistician 50 (1996); PERCENTILE.INC of spreadsheets.
    /// </summary>
    /// <param name="sorted">At least one value, in order.</param>
    /// <param name="share">0…1.</param>
    public static double Percentile(ReadOnlySpan<double> sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
