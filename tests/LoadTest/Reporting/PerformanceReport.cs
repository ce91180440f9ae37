using LoadTest.Measuring;

namespace LoadTest.Reporting;

/// <summary>Everything that was measured, as one page of Markdown.</summary>
internal static class PerformanceReport
{
    public static void Write(
        string path,
        Machine before,
        Machine after,
        IReadOnlyList<Outcome> outcomes,
        IReadOnlyList<MicroBenchmark> benchmarks,
        PipelineBenchmark pipeline
    )
    {
        using var to = new StreamWriter(path) { NewLine = "\n" };
        to.WriteLine("# How fast it is");
        to.WriteLine();
        to.WriteLine(
            "Written by `dotnet run -c Release --project tests/LoadTest -- report`, as it was measured; `tests/LoadTest` and "
                + "`tests/Benchmarks` say how."
        );
        to.WriteLine();
        to.WriteLine("| | |");
        to.WriteLine("|---|---|");
        to.WriteLine($"| when | {before.At:yyyy-MM-dd HH:mm} to {after.At:HH:mm} UTC |");
        to.WriteLine($"| processors | {before.Cores} × {before.Processor} |");
        to.WriteLine($"| memory | {before.MemoryGiB:0.0} GiB |");
        to.WriteLine($"| system | Linux {before.Kernel}, {before.FileSystem}, {Machine.Runtime} |");
        to.WriteLine(
            $"| load of the machine | {before.Load} at the start, {after.Load} at the end (1, 5 and 15 minutes; what is measured counts "
                + "itself) |"
        );
        to.WriteLine();
        to.WriteLine(
            "Server and clients are separate processes on this one machine and share its processors, and so they share them with "
                + "whatever else ran then. Each scenario has a freshly started server (Release build, "
                + "loopback, its own data folder), warmed up with 300 tickets. Nothing of the server is weakened for it: devices are "
                + "paired, officers sign in, limits hold."
        );
        foreach (var outcome in outcomes)
            Write(outcome, to);
        Write(benchmarks, to);
        Write(pipeline, to);
    }

    private static void Write(Outcome outcome, StreamWriter to)
    {
        to.WriteLine();
        to.WriteLine($"## {outcome.Title}");
        to.WriteLine(outcome.Setting);
        to.WriteLine();
        to.WriteLine("| | measured | beside | goal | |");
        to.WriteLine("|---|---|---|---|---|");
        foreach (var figure in outcome.Figures)
            to.WriteLine($"| {figure.What} | {figure.Measured} | {figure.Baseline} | {figure.Goal} | {OutcomeText.Met(figure.Met)} |");
        if (outcome.Faults.Count == 0)
            return;
        to.WriteLine();
        foreach (var fault in outcome.Faults)
            to.WriteLine($"- **Wrong**: {fault}");
    }

    private static void Write(IReadOnlyList<MicroBenchmark> benchmarks, StreamWriter to)
    {
        to.WriteLine();
        to.WriteLine("## Single operations");
        to.WriteLine("BenchmarkDotNet, in one process, twenty iterations of a quarter of a second to warm up and ten that count.");
        to.WriteLine();
        to.WriteLine("| | median | slowest iteration | allocated | goal | |");
        to.WriteLine("|---|---|---|---|---|---|");
        foreach (var one in benchmarks)
        {
            to.WriteLine(
                $"| {one.What} | {Time(one.MedianMicroseconds)} | {Time(one.LongestMicroseconds)} | {one.AllocatedBytes / 1024.0:N1} KiB | "
                    + $"{(one.GoalMicroseconds is { } goal ? $"≤ {Time(goal)}" : "")} | "
                    + $"{OutcomeText.Met(one.GoalMicroseconds is { } most ? one.MedianMicroseconds <= most : null)} |"
            );
        }
    }

    private static void Write(PipelineBenchmark pipeline, StreamWriter to)
    {
        to.WriteLine();
        to.WriteLine("## The face pipeline");
        to.WriteLine(pipeline.Setting);
        to.WriteLine();
        to.WriteLine("| FaceEngine, milliseconds | mean | median | 95 % | longest | dlib | mean | 95 % | goal | |");
        to.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var one in pipeline.Stages)
        {
            to.WriteLine(
                $"| {one.What} | {one.Mean:0.00} | {one.Median:0.00} | {one.P95:0.00} | {one.Longest:0.00} | {one.Beside} | "
                    + $"{one.Dlib:0.00} | {one.DlibP95:0.00} | {one.Goal} | "
                    + $"{OutcomeText.Met(one.Met)} |"
            );
        }
    }

    private static string Time(double microseconds) =>
        microseconds switch
        {
            < 10 => $"{microseconds:0.00} µs",
            < 1000 => $"{microseconds:0} µs",
            < 10_000 => $"{microseconds / 1000:0.00} ms",
            _ => $"{microseconds / 1000:0.0} ms",
        };
}
