using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Stores;

/// <summary>
/// Whether a store keeps what it acknowledged, how fast, in how many bytes: SQLite as the journal has it, LiteDB, and a file of lines. For
/// a power cut a child that commits is killed under strace, and of a copy everything is cut off that no sync had covered.
/// </summary>
internal static class StoresRun
{
    private const int Rows = 5000;
    private const int Rounds = 5;

    public static async Task RunAsync(int cuts)
    {
        Console.WriteLine("store     syncs a commit   power cuts that lost rows   that would not open   commits/s        bytes a row");
        var speeds = MeasureSpeeds();
        foreach (var name in RowStore.Names)
        {
            var random = new Random(14);
            var (lost, broken, syncs, commits) = (0, 0, 0, 0);
            for (var cut = 0; cut < cuts; cut++)
            {
                var (faults, opened, synced, acknowledged) = await CutAsync(name, random.Next(20, 200));
                (lost, broken) = (lost + (opened && faults > 0 ? 1 : 0), broken + (opened ? 0 : 1));
                (syncs, commits) = (syncs + synced, commits + acknowledged);
            }

            var (least, most, bytes) = speeds[name];
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -10}{(double)syncs / commits, -17:0.00}{$"{lost} of {cuts}", -28}{$"{broken} of {cuts}", -22}"
                        + $"{$"{least:0}…{most:0}", -17}{bytes:0}"
                )
            );
        }
    }

    /// <summary>
    /// Commits rows until it is killed, and says each once it is acknowledged. It is the child of <see cref="CutAsync"/>.
    /// </summary>
    public static void Commit(string name, string folder)
    {
        using var store = RowStore.Open(name, folder);
        for (var number = 1; ; number++)
        {
            store.Add(number);
            Console.Out.WriteLine(number);
            Console.Out.Flush();
        }
    }

    /// <summary>In turns, so that what else the machine does falls on all of them.</summary>
    private static Dictionary<string, (double Least, double Most, double Bytes)> MeasureSpeeds()
    {
        var speeds = RowStore.Names.ToDictionary(name => name, _ => new List<double>());
        var bytes = new Dictionary<string, double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var name in RowStore.Names)
            {
                var folder = Directory.CreateTempSubdirectory("stores-");
                using (var store = RowStore.Open(name, folder.FullName))
                {
                    store.Add(0); // opening is not committing
                    var started = Stopwatch.GetTimestamp();
                    for (var number = 1; number < Rows; number++)
                        store.Add(number);
                    speeds[name].Add((Rows - 1) / Stopwatch.GetElapsedTime(started).TotalSeconds);
                }

                bytes[name] = (double)folder.EnumerateFiles().Sum(file => file.Length) / Rows;
                folder.Delete(recursive: true);
            }
        }

        return RowStore.Names.ToDictionary(name => name, name => (speeds[name].Min(), speeds[name].Max(), bytes[name]));
    }

    /// <returns>How many acknowledged rows were lost, whether it opened at all, and what was synced for how many commits.</returns>
    private static async Task<(int Lost, bool Opened, int Syncs, int Acknowledged)> CutAsync(string name, int after)
    {
        var folder = Directory.CreateTempSubdirectory("stores-");
        var log = Path.Combine(Path.GetTempPath(), $"{folder.Name}.strace");
        try
        {
            var acknowledged = await KillAsync(name, folder.FullName, log, after);
            var seen = new SyncLog(File.ReadLines(log), folder.FullName);
            seen.CutOff();
            try
            {
                using var store = RowStore.Open(name, folder.FullName);
                var there = store.Read().ToHashSet();
                return (Enumerable.Range(1, acknowledged).Count(number => !there.Contains(number)), true, seen.Syncs, acknowledged);
            }
            catch (Exception e) when (e is not BenchmarkException)
            {
                return (acknowledged, false, seen.Syncs, acknowledged); // whatever a store throws at its own file
            }
        }
        finally
        {
            folder.Delete(recursive: true);
            File.Delete(log);
        }
    }

    private static async Task<int> KillAsync(string name, string folder, string log, int after)
    {
        var own = typeof(StoresRun).Assembly.Location;
        string[] arguments =
        [
            "-f",
            "-y",
            "-s",
            "0",
            "-e",
            "trace=pwrite64,write,fsync,fdatasync,ftruncate",
            "-o",
            log,
            "dotnet",
            "exec",
            own,
            "stores",
            "--child",
            name,
            folder,
        ];
        using var strace =
            Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardOutput = true })
            ?? throw new BenchmarkException("strace did not start.");
        var acknowledged = 0;
        while (acknowledged < after)
        {
            if (await strace.StandardOutput.ReadLineAsync() is not { } line)
                throw new BenchmarkException($"{name} ended by itself after {acknowledged} rows.");
            acknowledged = int.Parse(line, CultureInfo.InvariantCulture);
        }

        strace.Kill(entireProcessTree: true);
        while (await strace.StandardOutput.ReadLineAsync() is { } line)
            acknowledged = int.TryParse(line, CultureInfo.InvariantCulture, out var number) ? number : acknowledged;
        await strace.WaitForExitAsync();
        return acknowledged;
    }
}
