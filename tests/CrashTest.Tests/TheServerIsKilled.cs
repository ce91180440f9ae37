namespace CrashTest.Tests;

public sealed class TheServerIsKilled(ITestOutputHelper output)
{
    /// <summary>The short form of the tool: by hand it kills two hundred times.</summary>
    [Fact]
    public async Task And_keeps_every_promise()
    {
        var report = await CrashRun.RunAsync(kills: 4, seed: 20261123, output.WriteLine);
        output.WriteLine($"{report}");
        Assert.Empty(report.Faults);
        Assert.True(report is { Acknowledged: > 120, CutOff: > 0, Repeated: > 5, Numbers: > 20 }, $"{report}");
    }
}
