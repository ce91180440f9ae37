using System.Diagnostics;
using Tests.Shared;

namespace CrashTest.Tests;

/// <summary>What systemd says of the units, with the programs that the other tests start.</summary>
public sealed class TheUnitsAreSound : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("units-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("server", "QueueServer")]
    [InlineData("kiosk", "KioskDevice")]
    [InlineData("board", "DisplayBoard")]
    public async Task To_systemd(string name, string program)
    {
        var built = Path.ChangeExtension(Repository.Program(program), null); // its executable stands beside it
        Assert.True(File.Exists(built), built);
        var text = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "deploy", "systemd", $"queue-{name}.service"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains($"ExecStart=/opt/queue/{name}/{program} ", text, StringComparison.Ordinal);
        Assert.Contains("\nLimitCORE=0\n", text, StringComparison.Ordinal);
        Assert.Contains("\nEnvironment=DOTNET_EnableDiagnostics=0\n", text, StringComparison.Ordinal);
        var unit = Path.Combine(folder, $"queue-{name}.service");
        await File.WriteAllTextAsync(
            unit,
            text.Replace($"/opt/queue/{name}/{program}", built, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        using var verify = Process.Start(
            new ProcessStartInfo("systemd-analyze", ["verify", "--man=no", unit]) { RedirectStandardError = true }
        )!; // as always
        var said = await verify.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await verify.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (verify.ExitCode, said));
    }
}
