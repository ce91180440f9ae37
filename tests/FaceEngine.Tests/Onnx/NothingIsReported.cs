using System.Diagnostics;
using FaceEngine.Tests.Models;

namespace FaceEngine.Tests.Onnx;

/// <summary>
/// The runtime's own reports to its maker are off before it starts: it then puts no identifier of the machine on the disk, where it keeps
/// what it would send.
/// </summary>
public sealed class NothingIsReported : IDisposable
{
    // Where somebody tests, the runtime keeps still by itself.
    private static readonly string[] KeepsStill = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "ORT_DISABLE_TELEMETRY"];

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("home-");

    [Fact]
    public async Task By_a_process_that_loads_the_models()
    {
        var load = $"{typeof(ModelFileTests).FullName}.{nameof(ModelFileTests.The_untouched_copy_loads)}";
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(NothingIsReported).Assembly.Location, "-method", load])
        {
            RedirectStandardOutput = true,
            Environment = { ["HOME"] = home.FullName },
        };
        foreach (var name in KeepsStill)
            start.Environment.Remove(name);
        start.Environment.Remove("XDG_CACHE_HOME");
        using var process = Process.Start(start)!; // UseShellExecute is off: a process is always started
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", said);
        var left = home.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.FullName);
        Assert.DoesNotContain(left, path => path.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => home.Delete(recursive: true);
}
