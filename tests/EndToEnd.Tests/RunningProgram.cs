using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EndToEnd.Tests;

/// <summary>One of the three programs as a process of its own, on a port of its own.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(string name, string dll, IEnumerable<string> arguments)
    {
        process = Process.Start(new ProcessStartInfo("dotnet", ["exec", dll, "--StopWithInput", "true", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!; // UseShellExecute is off: a process is always started
        process.OutputDataReceived += (_, e) => Note(e.Data);
        process.ErrorDataReceived += (_, e) => Note(e.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"{name} ended with code {process.ExitCode}:\n{Output}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => address.Task.Result;

    /// <summary>What it has taken of the processors since its start, by itself and by the system for it.</summary>
    public (TimeSpan Own, TimeSpan System) ProcessorTime
    {
        get
        {
            process.Refresh();
            return (process.UserProcessorTime, process.PrivilegedProcessorTime);
        }
    }

    /// <summary>What it holds of the machine's memory, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>What it wrote.</summary>
    public string Output
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    /// <summary>Starts a program and waits until it listens.</summary>
    /// <param name="name">The program.</param>
    /// <param name="port">0 for any.</param>
    /// <param name="arguments">Its settings.</param>
    public static Task<RunningProgram> StartAsync(string name, int port, params string[] arguments) => StartFromAsync(Repository.Program(name), port, arguments);

    /// <summary>Starts a program that stands elsewhere than the build put it.</summary>
    /// <inheritdoc cref="StartAsync" />
    public static async Task<RunningProgram> StartFromAsync(string dll, int port, params string[] arguments)
    {
        var program = new RunningProgram(Path.GetFileNameWithoutExtension(dll), dll, ["--urls", $"http://127.0.0.1:{port}", .. arguments]);
        await program.address.Task.WaitAsync(StartTimeout);
        return program;
    }

    /// <summary>Ends it at once, as a power cut would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (output) output.Add(line);
        if (Listens().Match(line) is { Success: true } match) address.TrySetResult(new(match.Groups[1].Value));
    }

    [GeneratedRegex(@"^\w+ listens on (http\S+)$")]
    private static partial Regex Listens();
}
