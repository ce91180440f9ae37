using System.Diagnostics;
using System.Text.Json;
using Tests.Shared;

namespace LoadTest.Reporting;

/// <summary>One micro-benchmark's result, as <c>tests/Benchmarks</c> writes it.</summary>
/// <param name="What">What is timed.</param>
/// <param name="MedianMicroseconds">Median of one operation over the iterations.</param>
/// <param name="LongestMicroseconds">Of the slowest iteration.</param>
/// <param name="AllocatedBytes">What one operation allocates.</param>
/// <param name="GoalMicroseconds">What the median should not exceed; null for none.</param>
internal sealed record MicroBenchmark(
    string What,
    double MedianMicroseconds,
    double LongestMicroseconds,
    long AllocatedBytes,
    double? GoalMicroseconds
);

/// <summary>The face pipeline's stages, likewise.</summary>
/// <param name="Setting">On which frames and how.</param>
/// <param name="Stages">The stages.</param>
internal sealed record PipelineBenchmark(string Setting, IReadOnlyList<StageBenchmark> Stages);

/// <summary>One stage's milliseconds.</summary>
internal sealed record StageBenchmark
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
    public required string? Goal { get; init; }

    public required bool? Met { get; init; }
}

/// <summary>Runs <c>tests/Benchmarks</c> as a process of its own.</summary>
internal static class BenchmarkProgram
{
    /// <summary>Every single operation of the server.</summary>
    /// <exception cref="LoadException">They ended with an error.</exception>
    public static Task<IReadOnlyList<MicroBenchmark>> RunMicroAsync() => RunAsync<IReadOnlyList<MicroBenchmark>>("micro");

    /// <summary>Every stage of the face pipeline.</summary>
    /// <exception cref="LoadException">They ended with an error: models, clips or ffmpeg are missing.</exception>
    public static Task<PipelineBenchmark> RunPipelineAsync() => RunAsync<PipelineBenchmark>("pipeline");

    private static async Task<TResult> RunAsync<TResult>(string what)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var process = Process.Start("dotnet", ["exec", Repository.Built("Benchmarks"), what, "--out", path]);
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new LoadException($"The benchmarks '{what}' failed; what they wrote stands above.");
            await using var results = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<TResult>(results, JsonSerializerOptions.Web)
                ?? throw new LoadException($"The benchmarks '{what}' wrote nothing.");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
