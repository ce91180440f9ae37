using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace DisplayBoard.Speech;

/// <summary>The program on this machine that turns text into sound: espeak-ng, without a network and without a shell.</summary>
internal sealed class Voice(IOptions<BoardOptions> options, TimeProvider time, ILogger<Voice> logger)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);
    private const string WordsPerMinute = "140"; // for a hall with an echo; espeak-ng's own default is 175

    private readonly string command = options.Value.SpeechCommand;

    /// <summary>Tries the program once.</summary>
    /// <returns>Null when it runs; otherwise why not.</returns>
    public Task<string?> TryAsync(CancellationToken cancellationToken) => RunAsync(["--version"], cancellationToken);

    /// <summary>Writes <paramref name="text"/> as a WAV file.</summary>
    /// <returns>False when the program failed, which is logged.</returns>
    public async Task<bool> SpeakAsync(string language, string text, string file, CancellationToken cancellationToken)
    {
        if (await RunAsync(["-v", language, "-s", WordsPerMinute, "-w", file, "--", text], cancellationToken) is not { } reason) return true;
        logger.NotSpoken(command, text, reason);
        return false;
    }

    private async Task<string?> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(TimeLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        using var process = new Process { StartInfo = new(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
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
