using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CrashTest;

/// <summary>The queue server as a process that can be killed at any moment.</summary>
internal sealed partial class Server : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Server(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = Process.Start(start)!; // UseShellExecute is off: a process is always started
        process.OutputDataReceived += (_, e) => Note(e.Data);
        process.ErrorDataReceived += (_, e) => Note(e.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The server ended before it listened:\n{Said}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ProcessId => process.Id;

    public Uri Address => address.Task.Result;

    /// <summary>What it logged and said so far.</summary>
    public string Said
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    /// <summary>What starts the server on a data folder, with other settings if any.</summary>
    public static string[] CommandLine(string data, params string[] settings) =>
        ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "QueueServer.dll"), "--StopWithInput", "true", "--urls", "http://127.0.0.1:0", "--Data", data, .. settings];

    /// <summary>Starts a server and waits until it listens.</summary>
    public static Task<Server> StartAsync(string data, params string[] settings) => RunAsync(CommandLine(data, settings));

    /// <summary>Runs a command that starts a server, and waits until it listens.</summary>
    public static async Task<Server> RunAsync(string[] command)
    {
        var server = new Server(new(command[0], command[1..]));
        await server.address.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>Runs a command that starts a server which must refuse to.</summary>
    /// <returns>Its exit code and all it said.</returns>
    public static async Task<(int Code, string Said)> RefuseAsync(string[] command)
    {
        using var server = new Server(new(command[0], command[1..]));
        _ = server.address.Task.Exception; // that it never listens is what is wanted
        using var patience = new CancellationTokenSource(Patience);
        await server.process.WaitForExitAsync(patience.Token);
        return (server.process.ExitCode, server.Said);
    }

    /// <summary>Ends it at once: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (output) output.Add(line);
        if (Listens().Match(line) is { Success: true } match) address.TrySetResult(new(match.Groups[1].Value));
    }

    [GeneratedRegex(@"^QueueServer listens on (http\S+)$")]
    private static partial Regex Listens();
}
