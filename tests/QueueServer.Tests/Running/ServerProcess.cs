using System.Diagnostics;
using System.Text.RegularExpressions;

namespace QueueServer.Tests.Running;

/// <summary>The whole program as a process, so that what is tested is what an office runs.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly List<string> errors = [];
    private readonly List<string> output = [];
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string data, string urls, params string[] settings)
    {
        process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "QueueServer.dll"), "--StopWithInput", "true", "--Data", data, "--urls", urls, .. settings])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!; // UseShellExecute is off: a process is always started
        process.OutputDataReceived += (_, e) =>
        {
            lock (output) if (e.Data is { } line) output.Add(line);
            if (Listens().Match(e.Data ?? "") is { Success: true } match) address.TrySetResult(new(match.Groups[1].Value));
        };
        process.ErrorDataReceived += (_, e) =>
        {
            lock (errors) if (e.Data is { } line) errors.Add(line);
        };
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The server ended before it listened."));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => address.Task.Result;

    /// <summary>The memory it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>What it logged and said so far.</summary>
    public string Said
    {
        get
        {
            lock (output) lock (errors) return string.Join('\n', [.. output, .. errors]);
        }
    }

    /// <summary>Starts a server that must come to listen.</summary>
    public static async Task<ServerProcess> StartAsync(string data, params string[] settings)
    {
        var server = new ServerProcess(data, "http://127.0.0.1:0", settings);
        await server.address.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>Starts a server that must refuse to start.</summary>
    /// <returns>Its exit code and the lines on its standard error.</returns>
    public static async Task<(int Code, string[] Errors)> RefuseAsync(string data, string urls = "http://127.0.0.1:0")
    {
        await using var server = new ServerProcess(data, urls);
        _ = server.address.Task.Exception; // that it never listens is what is wanted
        using var patience = new CancellationTokenSource(Patience);
        await server.process.WaitForExitAsync(patience.Token);
        return (server.process.ExitCode, [.. server.errors]);
    }

    /// <summary>Runs the program with a command instead of serving.</summary>
    /// <returns>Its exit code and all of its standard error.</returns>
    public static async Task<(int Code, string Error)> CommandAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "QueueServer.dll"), .. command])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!; // UseShellExecute is off: a process is always started
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }

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

    [GeneratedRegex(@"^QueueServer listens on (http\S+)$")]
    private static partial Regex Listens();
}
