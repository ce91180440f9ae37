namespace CrashTest.Tests;

public sealed class ThreeServersShareOneDatabase(ITestOutputHelper output)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task And_keep_every_promise_when_one_of_them_and_then_the_database_is_killed()
    {
        var report = await NodesRun.RunAsync(seed: 20261123);
        output.WriteLine($"{report}");
        Assert.Empty(report.Faults);
        Assert.True(report is { Acknowledged: >= 600, CutOff: > 0, Numbers: > 50 }, $"{report}");
        Assert.InRange(report.AfterKill, TimeSpan.Zero, Soon);
        Assert.InRange(report.AfterRestart, TimeSpan.Zero, Soon);
    }
}
