#:property PublishAot=false

// Everything on this machine with one command:
//
//   dotnet run start.cs [--demo] [--data DIR] [--ports 5080,5081,5082] [--camera LABEL]
//
// Restores what the programs need, builds them, starts the queue server, the kiosk and the board on loopback, pairs them, and stops
// all three on Ctrl+C. Each option can also be set by its environment variable; every other setting of the programs (see docs/settings.md)
// is passed on from the environment as it is.

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

var root = Path.GetDirectoryName(SourcePath())!; // a source file has a folder
if (!Options.TryRead(args, out var options, out var fault))
{
    Console.Error.WriteLine(fault);
    return 2;
}

if (!PortsAreFree())
    return 2;

string[] restore = options.Demo ? ["--demo-clip"] : [];
if (!Step("Models", ["run", "--project", "models/Restore", "--", .. restore]))
    return 1;
if (!Step("Build", ["build", "Programs.slnf", "-c", "Release", "-v", "quiet", "--nologo"]))
    return 1;
if (!PortsAreFree())
    return 2; // building takes a while

var stop = new CancellationTokenSource(); // not disposed: the end of the process still cancels it
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
AppDomain.CurrentDomain.ProcessExit += (_, _) => stop.Cancel();

var data = Path.GetFullPath(options.Data);
var logs = Directory.CreateDirectory(Path.Combine(data, "logs")).FullName;
var (server, kiosk, board) = (Address(options.Ports[0]), Address(options.Ports[1]), Address(options.Ports[2]));
var children = new List<Child>();
try
{
    await StartAsync("QueueServer", server, "--Data", data);
    string Secret(string device) => Path.Combine(data, "devices", $"{device}.secret");
    List<string> camera = ["--Kiosk:Models", Path.Combine(root, "models")];
    if (options.Camera.Length > 0)
        camera.AddRange(["--Kiosk:Camera:Label", options.Camera]);
    if (options.Demo)
        // a clip answers no challenge
        camera.AddRange(["--Kiosk:Camera:Clip", Path.Combine(root, "tests", "clips", "franck.webm"), "--Kiosk:Visit:Liveness", "off"]);
    await Task.WhenAll(
        StartAsync(
            "KioskDevice",
            kiosk,
            ["--Server:Address", server, "--Server:SecretFile", Secret("kiosk-1"), "--Kiosk:Data", Path.Combine(data, "kiosk"), .. camera]
        ),
        StartAsync(
            "DisplayBoard",
            board,
            "--Server:Address",
            server,
            "--Server:SecretFile",
            Secret("board-1"),
            "--Board:Data",
            Path.Combine(data, "board")
        )
    );

    Console.WriteLine(
        $"""

          Kiosk    {kiosk}/
          Board    {board}/
          Console  {server}/console
          Hall     {server}/hall
          Admin    {server}/admin

        """
    );
    var firstRun = Path.Combine(data, "first-run.txt");
    if (File.Exists(firstRun))
    {
        foreach (var line in File.ReadLines(firstRun))
        {
            if (line.Split('=', 2) is [var role, var account] && account.Split(':', 2) is [var user, var password])
                Console.WriteLine($"  {role, -13} user {user}, password {password}");
        }

        Console.WriteLine($"  (each is changed at the first sign-in, and then no longer stands in {firstRun})");
    }

    Console.WriteLine("\nCtrl+C stops all three.");
    var ended = await Task.WhenAny(children.Select(child => child.Process.WaitForExitAsync(stop.Token)));
    if (stop.IsCancellationRequested)
        return 0;
    var dead = children.First(child => child.Process.HasExited);
    Console.Error.WriteLine($"{dead.Name} ended by itself with code {dead.Process.ExitCode}; its log is {dead.LogFile}");
    return 1;
}
catch (OperationCanceledException)
{
    return 0;
}
catch (ChildException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
finally
{
    foreach (var child in children)
        child.Dispose();
}

bool PortsAreFree()
{
    if (options.Ports.FirstOrDefault(port => !IsFree(port)) is var taken and not 0)
    {
        Console.Error.WriteLine(
            $"Port {taken} is used by another program. Stop that program, or choose other ports: --ports 6080,6081,6082"
        );
        return false;
    }

    return true;
}

bool Step(string what, string[] arguments)
{
    Console.WriteLine($"{what} …");
    var info = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root };
    using var process = Process.Start(info)!; // UseShellExecute is off: a process is always started
    process.WaitForExit();
    if (process.ExitCode == 0)
        return true;
    Console.Error.WriteLine($"{what} failed (dotnet {string.Join(' ', arguments)}); nothing was started.");
    return false;
}

async Task StartAsync(string name, string address, params string[] arguments)
{
    var dll = Path.Combine(root, "artifacts", "bin", name, "release", $"{name}.dll");
    var child = new Child(
        name,
        Path.Combine(logs, $"{name}.log"),
        ["exec", dll, "--urls", address, "--StopWithInput", "true", .. arguments]
    );
    lock (children)
        children.Add(child);
    using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
    for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); )
    {
        if (child.Process.HasExited)
            throw new ChildException($"{name} could not start; its log is {child.LogFile}");
        try
        {
            if ((await http.GetAsync($"{address}/health/ready", stop.Token)).IsSuccessStatusCode)
                return;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            // Not up yet.
        }

        await Task.Delay(100, stop.Token);
    }

    throw new ChildException($"{name} did not become ready within 60 seconds; its log is {child.LogFile}");
}

static string Address(int port) => $"http://127.0.0.1:{port}";

static bool IsFree(int port)
{
    try
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        probe.Start();
        return true;
    }
    catch (SocketException)
    {
        return false;
    }
}

static string SourcePath([CallerFilePath] string path = "") => path;

/// <summary>
/// A program started here. Its standard input stays open for as long as this process lives: when it closes, the program stops.
/// </summary>
sealed class Child : IDisposable
{
    private readonly StreamWriter log;

    public Child(string name, string logFile, string[] arguments)
    {
        (Name, LogFile) = (name, logFile);
        log = new(logFile, append: true) { AutoFlush = true };
        Process = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // No debugger and no dump without asking for it: what they hold of faces is nobody's.
                Environment = { ["DOTNET_EnableDiagnostics"] = Environment.GetEnvironmentVariable("DOTNET_EnableDiagnostics") ?? "0" },
            }
        )!; // UseShellExecute is off: a process is always started
        Process.OutputDataReceived += (_, e) => Write(e.Data);
        Process.ErrorDataReceived += (_, e) =>
        {
            Write(e.Data);
            if (e.Data is not null)
                Console.Error.WriteLine(e.Data);
        };
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    public string Name { get; }
    public string LogFile { get; }
    public Process Process { get; }

    public void Dispose()
    {
        Process.StandardInput.Close();
        if (!Process.WaitForExit(TimeSpan.FromSeconds(10)))
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }

    private void Write(string? line)
    {
        if (line is null)
            return;
        lock (log)
            log.WriteLine(line);
    }
}

/// <summary>A program could not be started; the message says which and where its log is.</summary>
sealed class ChildException(string message) : Exception(message);

/// <summary>The command line, then the environment, then the defaults.</summary>
sealed record Options(bool Demo, string Data, int[] Ports, string Camera)
{
    private const string Usage = "Usage: dotnet run start.cs [--demo] [--data DIR] [--ports SERVER,KIOSK,BOARD] [--camera LABEL]";

    public static bool TryRead(string[] args, out Options options, out string fault)
    {
        options = new(
            Environment.GetEnvironmentVariable("KIOSK_DEMO") is "1" or "true",
            Environment.GetEnvironmentVariable("KIOSK_DATA") ?? "data",
            [],
            Environment.GetEnvironmentVariable("KIOSK_CAMERA") ?? ""
        );
        var ports = Environment.GetEnvironmentVariable("KIOSK_PORTS") ?? "5080,5081,5082";
        fault = "";
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--demo":
                    options = options with { Demo = true };
                    break;
                case "--data" when i + 1 < args.Length:
                    options = options with { Data = args[++i] };
                    break;
                case "--camera" when i + 1 < args.Length:
                    options = options with { Camera = args[++i] };
                    break;
                case "--ports" when i + 1 < args.Length:
                    ports = args[++i];
                    break;
                default:
                    fault = $"'{args[i]}' is not understood, or lacks its value.\n{Usage}";
                    return false;
            }
        }

        var numbers = ports
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(text => int.TryParse(text, out var port) ? port : 0)
            .ToArray();
        if (numbers.Length != 3 || numbers.Any(port => port is < 1 or > 65535) || numbers.Distinct().Count() != 3)
        {
            fault = $"--ports needs three different port numbers, not '{ports}'.\n{Usage}";
            return false;
        }

        options = options with { Ports = numbers };
        return true;
    }
}
