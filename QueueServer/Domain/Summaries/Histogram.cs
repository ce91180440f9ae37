using System.Collections.Immutable;

namespace QueueServer.Domain.Summaries;

/// <summary>
/// How often something took how long, in buckets whose edges stand still: two histograms are added bucket by bucket, and nothing is lost
/// by it. Bucket 0 is what took less than five seconds; each of the next 99 reaches a tenth further than the one before it, so that the
/// last begins at seventeen hours and holds whatever took longer.
/// </summary>
internal sealed class Histogram
{
    /// <summary>How many buckets there are.</summary>
    public const int Buckets = 101;

    /// <summary>How far a percentile may be from the true one, as a part of it: half a bucket. Below five seconds it is 2.5 s.</summary>
    public const double Error = 0.05;

    private const double FirstEdge = 5; // seconds
    private const double Growth = 1.1;

    private static readonly double[] Edges = EdgesOf();
    private readonly long[] counts = new long[Buckets];

    /// <summary>How many times are in it.</summary>
    public long Count { get; private set; }

    /// <summary>The bucket of a time.</summary>
    /// <param name="seconds">0 or more.</param>
    public static int BucketOf(double seconds)
    {
        var at = Array.BinarySearch(Edges, seconds);
        return at >= 0 ? at + 1 : ~at; // an edge belongs to the bucket it begins
    }

    /// <summary>What stands for the times of a bucket, in seconds: its geometric middle, and the edge at which the last begins.</summary>
    public static double ValueOf(int bucket) =>
        bucket switch
        {
            0 => FirstEdge / 2,
            Buckets - 1 => Edges[^1],
            _ => Math.Sqrt(Edges[bucket - 1] * Edges[bucket]),
        };

    /// <summary>Adds so many times of a bucket.</summary>
    public void Add(int bucket, long times)
    {
        counts[bucket] += times;
        Count += times;
    }

    /// <summary>
    /// So much of them took no longer, in seconds: as <see cref="Facts.Spread.Percentile"/>, each time taken as its bucket's. Null of
    /// nothing.
    /// </summary>
    /// <param name="share">0…1.</param>
    public double? Percentile(double share)
    {
        if (Count == 0)
            return null;
        var at = (Count - 1) * share;
        var below = (long)at;
        var low = ValueAt(below);
        return below + 1 < Count ? low + ((at - below) * (ValueAt(below + 1) - low)) : low;
    }

    /// <summary>The buckets that hold anything.</summary>
    public ImmutableSortedDictionary<int, long> ToCounts() =>
        counts.Index().Where(bucket => bucket.Item > 0).ToImmutableSortedDictionary(bucket => bucket.Index, bucket => bucket.Item);

    private double ValueAt(long place)
    {
        var bucket = 0;
        for (var before = counts[0]; before <= place; before += counts[bucket])
            bucket++;
        return ValueOf(bucket);
    }

    private static double[] EdgesOf()
    {
        var edges = new double[Buckets - 1];
        for (var (i, edge) = (0, FirstEdge); i < edges.Length; i++, edge *= Growth)
            edges[i] = edge;
        return edges;
    }
}
