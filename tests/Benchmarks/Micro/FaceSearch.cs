using BenchmarkDotNet.Attributes;
using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Faces;

namespace Benchmarks.Micro;

/// <summary>Looking for a face among those of the day.</summary>
public class FaceSearch
{
    private readonly FaceIndex index = new();
    private FaceTemplate face = null!; // Setup makes it

    [Params(2_000, 10_000)]
    public int Templates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var i = 0; i < Templates; i++)
            index.Add(VisitorId.New(), Made(random));
        face = Made(random);
    }

    [Goal(milliseconds: 1)]
    [Benchmark(Description = "search a face among {0:N0} templates")]
    public float Search() => index.Search(face).Best;

    private static FaceTemplate Made(Random random) =>
        FaceTemplate.Mean(
            "made-up",
            [
                [
                    .. Enumerable
                        .Range(0, FaceTemplate.Length)
                        .Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)),
                ],
            ]
        );
}
