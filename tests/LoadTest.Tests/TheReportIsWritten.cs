using LoadTest.Measuring;
using LoadTest.Reporting;
using LoadTest.Scenarios;

namespace LoadTest.Tests;

/// <summary>What is asked for, and what is written about it.</summary>
public sealed class TheReportIsWritten : IDisposable
{
    private static readonly Machine Machine = new(
        new(2026, 11, 23, 9, 5, 0, TimeSpan.Zero),
        "0.10 0.20 0.30",
        2,
        "A processor",
        23.5,
        "6.1",
        "ext4"
    );

    private static readonly PipelineBenchmark Pipeline = new(
        "On frames.",
        [
            new()
            {
                What = "detect",
                Mean = 5,
                Median = 4.9,
                P95 = 5.1,
                Longest = 5.25,
                Beside = "HOG detector",
                Dlib = 17.3,
                DlibP95 = 17.5,
                Goal = null,
                Met = null,
            },
            new()
            {
                What = "assess",
                Mean = 0.7,
                Median = 0.6,
                P95 = 1,
                Longest = 1.1,
                Beside = null,
                Dlib = null,
                DlibP95 = null,
                Goal = null,
                Met = null,
            },
            new()
            {
                What = "tracked frame",
                Mean = 8.5,
                Median = 8,
                P95 = 9,
                Longest = 9,
                Beside = null,
                Dlib = null,
                DlibP95 = null,
                Goal = "mean ≤ 8 ms",
                Met = false,
            },
        ]
    );

    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void A_goal_is_met_or_missed_or_there_is_none()
    {
        Outcome outcome = new(
            "A load",
            "How.",
            [new("fast", "5 ms", "≤ 9 ms", "TQ 99 ms", true), new("slow", "10 ms", "≤ 9 ms", "", false), new("told", "1")],
            []
        );
        PerformanceReport.Write(
            path,
            Machine,
            Machine,
            [outcome],
            [new("one", 1500, 2500, 2048, 1000), new("two", 5, 6, 0, null)],
            Pipeline
        );
        var lines = File.ReadAllLines(path);
        Assert.Contains("| fast | 5 ms | TQ 99 ms | ≤ 9 ms | met |", lines);
        Assert.Contains("| slow | 10 ms |  | ≤ 9 ms | **missed** |", lines);
        Assert.Contains("| told | 1 |  |  |  |", lines);
        Assert.Contains("| one | 1.50 ms | 2.50 ms | 2.0 KiB | ≤ 1.00 ms | **missed** |", lines);
        Assert.Contains("| two | 5.00 µs | 6.00 µs | 0.0 KiB |  |  |", lines);
        Assert.Contains("| detect | 5.00 | 4.90 | 5.10 | 5.25 | HOG detector | 17.30 | 17.50 |  |  |", lines);
        Assert.Contains("| assess | 0.70 | 0.60 | 1.00 | 1.10 |  |  |  |  |  |", lines);
        Assert.Contains("| tracked frame | 8.50 | 8.00 | 9.00 | 9.00 |  |  |  | mean ≤ 8 ms | **missed** |", lines);
    }

    [Fact]
    public void What_was_wrong_is_told()
    {
        PerformanceReport.Write(path, Machine, Machine, [new("A load", "How.", [], ["a number was given twice"])], [], Pipeline);
        Assert.Contains("- **Wrong**: a number was given twice", File.ReadAllLines(path));
    }

    [Fact]
    public void Without_a_name_everything_is_run() => Assert.Equal(Scenario.All, LoadRequest.Parse(["report"]).Scenarios);

    [Fact]
    public void A_name_chooses_and_an_unknown_one_is_refused()
    {
        Assert.Equal(["day", "idle"], LoadRequest.Parse(["day", "idle"]).Scenarios.Select(scenario => scenario.Name));
        Assert.Throws<LoadException>(() => LoadRequest.Parse(["night"]));
        Assert.Throws<LoadException>(() => LoadRequest.Parse(["--server"]));
    }

    public void Dispose() => File.Delete(path);
}
