using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tests.Shared;

/// <summary>One of the three programs as a process of its own: what is tested is what an office runs.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120); // a busy machine is slow, not wrong

    private readonly Process process;
    private readonly List<string> output = [];
    private readonly List<string> errors = [];
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(string[] command)
    {
        process = Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!; // UseShellExecute is off: a process is always started
        process.OutputDataReceived += (_, e) => Note(e.Data, isError: false);
        process.ErrorDataReceived += (_, e) => Note(e.Data, isError: true);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) =>
            address.TrySetException(new InvalidOperationException($"{string.Join(' ', command)} ended before it listened:\n{Output}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ProcessId => process.Id;

    /// <summary>Whether it ended.</summary>
    public bool HasExited => process.HasExited;

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

    /// <summary>What it wrote, logged and complained of so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    /// <summary>Starts a program on a port of its own and waits until it listens.</summary>
    /// <param name="name">The program.</param>
    /// <param name="settings">Its settings; of two that are the same the later one holds.</param>
    public static Task<RunningProgram> StartAsync(string name, params string[] settings) =>
        StartAsync(CommandLine(Repository.Program(name), settings));

    /// <summary>Starts the queue server on a data folder.</summary>
    /// <inheritdoc cref="StartAsync(string, string[])" />
    public static Task<RunningProgram> StartServerAsync(string data, params string[] settings) =>
        StartAsync(ServerCommandLine(data, settings));

    /// <summary>Runs a command that starts a program, and waits until it listens.</summary>
    public static async Task<RunningProgram> StartAsync(string[] command)
    {
        var program = Begin(command);
        await program.address.Task.WaitAsync(Patience);
        return program;
    }

    /// <summary>Runs a command that starts a program, and waits for nothing.</summary>
    public static RunningProgram Begin(params string[] command)
    {
        var program = new RunningProgram(command);
        // it may be ended before it listens
        _ = program.address.Task.ContinueWith(static never => never.Exception, TaskContinuationOptions.OnlyOnFaulted);
        return program;
    }

    /// <summary>Runs a command that ends by itself: what is asked of a program besides serving, or a start that must be refused.</summary>
    /// <returns>Its exit code and the lines on its standard error.</returns>
    public static async Task<(int Code, string[] Errors)> RunAsync(params string[] command)
    {
        await using var program = Begin(command); // that it never listens is what is wanted
        using var patience = new CancellationTokenSource(Patience);
        await program.process.WaitForExitAsync(patience.Token);
        return (program.process.ExitCode, [.. program.errors]);
    }

    /// <summary>What starts a program on a port of its own, to end with its standard input.</summary>
    public static string[] CommandLine(string dll, params string[] settings) =>
        ["dotnet", "exec", dll, "--StopWithInput", "true", "--urls", "http://127.0.0.1:0", .. settings];

    /// <summary>Tests take more numbers at one kiosk than visitors do, hold more connections, and run at night.</summary>
    public static readonly string[] WithoutLimits =
    [
        "--Limits:IssuesAMinute",
        "0",
        "--Limits:IssuesADay",
        "0",
        "--Limits:StreamsOfOneName",
        "0",
        "--Limits:StreamsOfOneAddress",
        "0",
        "--SampleHours",
        "false",
    ];

    /// <summary>What starts the queue server on a data folder.</summary>
    /// <inheritdoc cref="CommandLine" />
    public static string[] ServerCommandLine(string data, params string[] settings) =>
        CommandLine(Repository.Program("QueueServer"), ["--Data", data, .. WithoutLimits, .. settings]);

    /// <summary>Ends it at once, as a power cut would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Ends it as a service is ended, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(patience.Token);
        }

        process.Dispose();
    }

    private void Note(string? line, bool isError)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        if (isError)
            errors.Add(line);
        else if (Listens().Match(line) is { Success: true } match)
            address.TrySetResult(new(match.Groups[1].Value));
    }

    [GeneratedRegex(@"^\w+ listens on (http\S+)$")]
    private static partial Regex Listens();
}
