using QueueServer.Domain.Facts;
using QueueServer.Domain.Summaries;

namespace Domain.Tests.Summaries;

/// <summary>A percentile of added histograms is within a twentieth of the percentile of all the times themselves.</summary>
public sealed class HistogramsAreAdded
{
    public static TheoryData<string, int, int> Kinds =>
        new()
        {
            { "even", 1, 7 },
            { "even", 12, 400 },
            { "skewed", 126, 300 },
            { "skewed", 3, 1 },
            { "two peaks", 30, 50 },
            { "all the same", 5, 20 },
            { "edges", 9, 96 },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Their_percentiles_are_near(string kind, int offices, int times)
    {
        var (random, all, merged) = (new Random(offices), new List<double>(), new Histogram());
        for (var office = 0; office < offices; office++)
        {
            var own = new Histogram();
            for (var i = 0; i < times; i++)
            {
                var seconds = Draw(kind, i, random);
                all.Add(seconds);
                own.Add(Histogram.BucketOf(seconds), 1);
            }

            foreach (var (bucket, count) in own.ToCounts())
                merged.Add(bucket, count);
        }

        all.Sort();
        Assert.Equal(all.Count, merged.Count);
        foreach (var share in new[] { 0, 0.1, 0.5, 0.9, 0.95, 1 })
        {
            var exact = Spread.Percentile(all.ToArray(), share);
            Assert.InRange(merged.Percentile(share)!.Value, exact * (1 - Histogram.Error), exact * (1 + Histogram.Error));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4.999, 0)]
    [InlineData(5, 1)]
    [InlineData(5.4999, 1)]
    [InlineData(5.5, 2)]
    [InlineData(43_200, 96)] // twelve hours
    [InlineData(62_000, 99)]
    [InlineData(63_000, 100)]
    [InlineData(1e9, 100)]
    public void Each_time_has_one_bucket(double seconds, int bucket) => Assert.Equal(bucket, Histogram.BucketOf(seconds));

    [Fact]
    public void Buckets_grow_by_a_tenth_and_their_values_lie_in_them()
    {
        for (var bucket = 0; bucket < Histogram.Buckets; bucket++)
            Assert.Equal(bucket, Histogram.BucketOf(Histogram.ValueOf(bucket)));
        for (var bucket = 1; bucket < Histogram.Buckets - 2; bucket++)
            Assert.Equal(1.1, Histogram.ValueOf(bucket + 1) / Histogram.ValueOf(bucket), 9);
    }

    [Fact]
    public void Nothing_has_no_percentile() => Assert.Null(new Histogram().Percentile(0.5));

    private static double Draw(string kind, int i, Random random) =>
        kind switch
        {
            "even" => 5 + (random.NextDouble() * 7200),
            "skewed" => 5 + (-600 * Math.Log(1 - random.NextDouble())),
            "two peaks" => (random.Next(2) == 0 ? 60 : 20_000) + random.Next(30),
            "edges" => 5 * Math.Pow(1.1, i),
            _ => 754.5,
        };
}
