namespace CrashTest.Tests;

public sealed class TheServerThatTakesTheTurnsIsLost(ITestOutputHelper output)
{
    /// <summary>What a kiosk waits before it asks again is four seconds; this machine may be busy.</summary>
    private const double Soon = 6;

    [Fact]
    public async Task And_another_takes_them_whether_it_was_killed_ended_or_stood_still()
    {
        var report = await TakeoverRun.RunAsync(1, output.WriteLine);
        output.WriteLine($"{report}");
        Assert.Empty(report.Faults);
        Assert.Equal(0, report.Refused[Loss.Ended]);
        Assert.InRange(TakeoverReport.Percentile(report.Gaps[Loss.Killed], 100), 0, Soon);
        Assert.InRange(TakeoverReport.Percentile(report.Gaps[Loss.Ended], 100), 0, Soon);
        Assert.InRange(report.AfterDatabase.TotalSeconds, 0, Soon);
    }
}
