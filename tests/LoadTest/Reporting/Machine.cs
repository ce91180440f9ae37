using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace LoadTest.Reporting;

/// <summary>What it was measured on. It names no machine.</summary>
/// <param name="At">When.</param>
/// <param name="Load">The machine's load then: of one, five and fifteen minutes.</param>
/// <param name="Cores">Processors this process may use.</param>
/// <param name="Processor">Their model.</param>
/// <param name="MemoryGiB">The machine's memory.</param>
/// <param name="Kernel">The kernel's version.</param>
/// <param name="FileSystem">The file system that the servers' data is on.</param>
internal sealed partial record Machine(
    DateTimeOffset At,
    string Load,
    int Cores,
    string Processor,
    double MemoryGiB,
    string Kernel,
    string FileSystem
)
{
    public static Machine Read() =>
        new(
            DateTimeOffset.UtcNow,
            string.Join(" ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3)),
            Environment.ProcessorCount,
            ValueOf("/proc/cpuinfo", "model name"),
            long.Parse(ValueOf("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / 1024.0 / 1024.0,
            Version().Match(File.ReadAllText("/proc/sys/kernel/osrelease")).Value,
            new DriveInfo(Path.GetTempPath()).DriveFormat
        );

    /// <summary>The runtime, as it calls itself.</summary>
    public static string Runtime => RuntimeInformation.FrameworkDescription;

    private static string ValueOf(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "0";

    [GeneratedRegex(@"^[0-9.]+")]
    private static partial Regex Version();
}
