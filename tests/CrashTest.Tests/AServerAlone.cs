using Tests.Shared;

namespace CrashTest.Tests;

/// <summary>A server that is alone pays nothing for what several are held together by.</summary>
public sealed class AServerAlone : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alone-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Loads_no_silo()
    {
        await using var server = await RunningProgram.StartServerAsync(Path.Combine(folder, "data"));
        using var client = new HttpClient { BaseAddress = server.Address };
        await client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken);
        var loaded = await File.ReadAllTextAsync($"/proc/{server.ProcessId}/maps", TestContext.Current.CancellationToken);
        Assert.Contains("QueueServer.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("Orleans.Runtime.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("Orleans.Core.dll", loaded, StringComparison.Ordinal);
    }
}
