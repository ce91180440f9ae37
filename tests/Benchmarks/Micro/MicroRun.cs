using System.Globalization;
using System.Reflection;
using System.Text.Json;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Tests.Shared;

namespace Benchmarks.Micro;

/// <summary>Every micro-benchmark, by BenchmarkDotNet, in this process: short, for a machine that others use, too.</summary>
internal static class MicroRun
{
    private static readonly Type[] Classes = [typeof(QueueRules), typeof(JournalWrites), typeof(DayReplay), typeof(FaceSearch)];

    /// <param name="path">Where the results are written as JSON; null for the console only.</param>
    /// <param name="name">The one class to run; null for all.</param>
    /// <exception cref="BenchmarkException">There is no such class, or not every benchmark ran.</exception>
    public static void Run(string? path, string? name = null)
    {
        var chosen = Classes.Where(type => name is null || type.Name == name).ToList();
        if (chosen.Count == 0)
            throw new BenchmarkException($"There is no '{name}': {string.Join(", ", Classes.Select(type => type.Name))}.");
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(
                Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                    .WithWarmupCount(20)
                    .WithIterationCount(10)
                    .WithIterationTime(TimeInterval.FromMilliseconds(250))
            )
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks"));
        var summaries = chosen.Select(type => BenchmarkRunner.Run(type, config)).ToList();
        if (
            summaries.Exists(summary =>
                summary.HasCriticalValidationErrors
                || summary.Reports.Length == 0
                || summary.Reports.Any(report => report.ResultStatistics is null)
            )
        )
            throw new BenchmarkException("Not every benchmark ran; what was wrong stands above.");
        var results = summaries.SelectMany(summary => summary.Reports).Select(ResultOf).ToList();
        foreach (var result in results)
            Console.WriteLine($"{result.What, -70}{result.MedianMicroseconds, 14:N2} µs{result.AllocatedBytes, 14:N0} B");
        if (path is not null)
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(results, JsonSerializerOptions.Web));
    }

    private static MicroResult ResultOf(BenchmarkReport report)
    {
        var (benchmark, statistics) = (report.BenchmarkCase, report.ResultStatistics!); // checked above
        var arguments = benchmark.Parameters.Items.Select(item => item.Value).ToArray();
        return new(
            string.Format(CultureInfo.InvariantCulture, benchmark.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), arguments),
            statistics.Median / 1000,
            statistics.Max / 1000,
            report.GcStats.GetBytesAllocatedPerOperation(benchmark) ?? 0,
            benchmark.Descriptor.WorkloadMethod.GetCustomAttribute<GoalAttribute>()?.Microseconds
        );
    }
}

/// <summary>One result, as <c>tests/LoadTest</c> reads it.</summary>
/// <param name="What">What was timed.</param>
/// <param name="MedianMicroseconds">Median of one operation over the iterations.</param>
/// <param name="LongestMicroseconds">Of the slowest iteration.</param>
/// <param name="AllocatedBytes">What one operation allocates.</param>
/// <param name="GoalMicroseconds">What the median should not exceed; null for none.</param>
internal sealed record MicroResult(
    string What,
    double MedianMicroseconds,
    double LongestMicroseconds,
    long AllocatedBytes,
    double? GoalMicroseconds
);
