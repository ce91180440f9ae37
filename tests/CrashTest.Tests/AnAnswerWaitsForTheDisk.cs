using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Tests.Shared;

namespace CrashTest.Tests;

/// <summary>
/// SIGKILL alone cannot show it, for the kernel still writes what a dead program handed it: the calls themselves are looked at.
/// </summary>
public sealed partial class AnAnswerWaitsForTheDisk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("strace-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task With_a_sync_between_the_append_and_the_answer()
    {
        var data = Path.Combine(folder, "data");
        await Setup.WriteOfficeAsync(data);
        await using var server = await RunningProgram.StartServerAsync(data);
        using var office = await Setup.BeginAsync(data, server.Address);
        await TakeAsync(office, "service-a");

        var log = Path.Combine(folder, "strace.log");
        using var strace = Process.Start(
            new ProcessStartInfo(
                "strace",
                [
                    "-f",
                    "-y",
                    "-s",
                    "20",
                    "-e",
                    "trace=pwrite64,write,fsync,fdatasync,sendto,sendmsg,writev",
                    "-o",
                    log,
                    "-p",
                    $"{server.ProcessId}",
                ]
            )
            {
                RedirectStandardError = true,
            }
        )!; // as always
        while (
            await strace.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains("attached", StringComparison.Ordinal)
        ) { }
        _ = strace.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await TakeAsync(office, "service-b");
        using (var interrupt = Process.Start("kill", ["-INT", $"{strace.Id}"]))
            await interrupt.WaitForExitAsync(TestContext.Current.CancellationToken);
        await strace.WaitForExitAsync(TestContext.Current.CancellationToken);

        var calls = await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken);
        var answered = Array.FindIndex(calls, call => call.Contains("HTTP/1.1 200", StringComparison.Ordinal));
        var appended = Array.FindLastIndex(
            calls,
            Math.Max(0, answered),
            call => call.Contains("pwrite64(", StringComparison.Ordinal) && call.Contains("queue.db-wal", StringComparison.Ordinal)
        );
        Assert.True(appended >= 0 && answered > appended, string.Join('\n', calls));
        Assert.True(IsSynced(calls[appended..answered]), string.Join('\n', calls[appended..answered]));
    }

    /// <summary>
    /// Whether a sync of the log began and ended within these calls; another thread's call may stand between its two halves.
    /// </summary>
    private static bool IsSynced(string[] calls)
    {
        for (var i = 0; i < calls.Length; i++)
        {
            if (Sync().Match(calls[i]) is not { Success: true } sync)
                continue;
            if (calls[i].EndsWith("= 0", StringComparison.Ordinal))
                return true;
            if (
                calls[i..]
                    .Any(call =>
                        SyncEnded().Match(call) is { Success: true } end
                        && (end.Groups["thread"].Value, end.Groups["call"].Value)
                            == (sync.Groups["thread"].Value, sync.Groups["call"].Value)
                    )
            )
                return true;
        }

        return false;
    }

    private static async Task TakeAsync(Setup office, string service)
    {
        using var answer = await office.Kiosk.PostAsJsonAsync(
            Setup.TicketsPath,
            new { commandId = Guid.CreateVersion7(), service },
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<call>fsync|fdatasync)\(\d+<[^>]*queue\.db-wal>")]
    private static partial Regex Sync();

    // strace pads a thread's number of fewer than five digits with blanks.
    [GeneratedRegex(@"^(?<thread>\d+)\s+<\.\.\. (?<call>fsync|fdatasync) resumed>.*= 0$")]
    private static partial Regex SyncEnded();
}
