using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace ScreenHosting.Speech;

/// <summary>The program on this machine that turns text into sound: espeak-ng, without a network and without a shell.</summary>
/// <param name="command">The program; it takes the arguments of espeak-ng.</param>
/// <param name="wordsPerMinute">How fast it speaks; espeak-ng's own default is 175.</param>
/// <param name="time">The clock of its time limit.</param>
/// <param name="logger">Hears of failures; the words are not logged, they may hold a visitor's number.</param>
public sealed partial class Voice(string command, int wordsPerMinute, TimeProvider time, ILogger<Voice> logger)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>Tries the program once.</summary>
    /// <returns>Null when it runs; otherwise why not.</returns>
    public Task<string?> TryAsync(CancellationToken cancellationToken) => RunAsync(["--version"], cancellationToken);

    /// <summary>Writes <paramref name="text"/> as a WAV file.</summary>
    /// <returns>False when the program failed, which is logged.</returns>
    public async Task<bool> SpeakAsync(string language, string text, string file, CancellationToken cancellationToken)
    {
        if (
            await RunAsync(
                ["-v", language, "-s", wordsPerMinute.ToString(CultureInfo.InvariantCulture), "-w", file, "--", text],
                cancellationToken
            )
            is not { } reason
        )
            return true;
        NotSpoken(logger, command, reason);
        return false;
    }

    [LoggerMessage(203, LogLevel.Warning, "{Command} could not speak: {Reason}")]
    private static partial void NotSpoken(ILogger logger, string command, string reason);

    private async Task<string?> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(TimeLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        using var process = new Process
        {
            StartInfo = new(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
            var output = process.StandardOutput.ReadToEndAsync(stop.Token);
            var error = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            await output;
            return process.ExitCode == 0 ? null : $"exit code {process.ExitCode}: {(await error).Trim()}";
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return $"no end within {TimeLimit.TotalSeconds} s";
        }
    }
}
