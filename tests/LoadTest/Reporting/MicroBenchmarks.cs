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
internal sealed record MicroBenchmark(string What, double MedianMicroseconds, double LongestMicroseconds, long AllocatedBytes, double? GoalMicroseconds);

/// <summary>Runs the micro-benchmarks as a process of their own.</summary>
internal static class MicroBenchmarks
{
    /// <exception cref="LoadException">They ended with an error.</exception>
    public static async Task<IReadOnlyList<MicroBenchmark>> RunAsync()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var process = Process.Start("dotnet", ["exec", Repository.Built("Benchmarks"), "micro", "--out", path]);
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new LoadException("The micro-benchmarks failed; what they wrote stands above.");
            await using var results = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<IReadOnlyList<MicroBenchmark>>(results, JsonSerializerOptions.Web) ?? [];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
