#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0047
#:package System.CommandLine

// Everything on this machine with one command: dotnet run start.cs
//
// Restores what the programs need, builds them, starts the queue server, the kiosk and the board on loopback, pairs them, opens their
// pages, and stops all three on Ctrl+C. `dotnet run start.cs -- --help` names the options. Every other setting of the programs
// (docs/settings.md) is passed on from the environment as it is.

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

var root = Path.GetDirectoryName(SourcePath())!; // a source file has a folder
var demo = Setting<bool>("--demo", "KIOSK_DEMO", "A clip stands for the camera, and the office gives numbers around the clock");
var folder = Setting<string?>("--data", "KIOSK_DATA", "Where everything is kept [default: data; data-demo with --demo]");
var ports = Setting<string>("--ports", "KIOSK_PORTS", "Ports of server, kiosk and board", "5080,5081,5082");
var camera = Setting<string?>("--camera", "KIOSK_CAMERA", "Words of the name of the camera to use, where there are several");
var closed = Setting<bool>("--no-open", "KIOSK_NO_OPEN", "Opens no page in the browser");
ports.Validators.Add(result =>
{
    if (PortsOf(result.GetValue(ports)!) is not [> 0, > 0, > 0]) // it has a default
        result.AddError("--ports needs three different port numbers, such as 6080,6081,6082.");
});
var command = new RootCommand("Builds and starts the queue server, the kiosk and the board on this machine; Ctrl+C stops all three.");
foreach (Option option in new Option[] { demo, folder, ports, camera, closed })
    command.Options.Add(option);
command.SetAction(RunAsync);
return await command.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });

async Task<int> RunAsync(ParseResult said, CancellationToken stop)
{
    var (isDemo, at) = (said.GetValue(demo), PortsOf(said.GetValue(ports)!)); // as above
    if (!ArePortsFree(at))
        return 2;
    string[] restore = isDemo ? ["--demo-clip"] : [];
    if (!Step("Models", isCounted: false, ["run", "--project", "models/Restore", "--", .. restore]))
        return 1;
    if (!Step("Build", isCounted: true, ["build", "Programs.slnf", "-c", "Release", "-v", "minimal", "-tl:off", "--nologo"]))
        return 1;
    if (!ArePortsFree(at))
        return 2; // building takes a while

    var data = Path.GetFullPath(
        said.GetValue(folder) is { Length: > 0 } named ? named
        : isDemo ? "data-demo"
        : "data"
    );
    var logs = Directory.CreateDirectory(Path.Combine(data, "logs")).FullName;
    var (server, kiosk, board) = (Address(at[0]), Address(at[1]), Address(at[2]));
    string[] serving = isDemo ? ["--SampleHours", "false"] : [];
    List<string> looking = ["--Kiosk:Models", Path.Combine(root, "models"), "--Kiosk:Data", Path.Combine(data, "kiosk")];
    if (said.GetValue(camera) is { Length: > 0 } label)
        looking.AddRange(["--Kiosk:Camera:Label", label]);
    if (isDemo) // a clip answers no challenge
        looking.AddRange(["--Kiosk:Camera:Clip", Path.Combine(root, "tests", "clips", "franck.webm"), "--Kiosk:Visit:Liveness", "off"]);

    var children = new List<Child>();
    try
    {
        var waited = Stopwatch.StartNew();
        await StartAsync("QueueServer", server, ["--Data", data, .. serving]);
        await Task.WhenAll(
            StartAsync("KioskDevice", kiosk, [.. Paired("kiosk-1"), .. looking]),
            StartAsync("DisplayBoard", board, [.. Paired("board-1"), "--Board:Data", Path.Combine(data, "board")])
        );
        Console.WriteLine($"Start: 3 of 3 programs, {waited.Elapsed.TotalSeconds:0} s");
        Describe(server, kiosk, board, data);
        Open(said.GetValue(closed), [$"{kiosk}/", $"{board}/", $"{server}/console"]);
        Console.WriteLine("\nCtrl+C stops all three.");
        await Task.WhenAny(children.Select(child => child.Process.WaitForExitAsync(stop)));
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

    string[] Paired(string device) =>
        ["--Server:Address", server, "--Server:SecretFile", Path.Combine(data, "devices", $"{device}.secret")];

    async Task StartAsync(string name, string address, IReadOnlyList<string> arguments)
    {
        var dll = Path.Combine(root, "artifacts", "bin", name, "release", $"{name}.dll");
        var log = Path.Combine(logs, $"{name}.log");
        var child = new Child(name, log, ["exec", dll, "--urls", address, "--StopWithInput", "true", .. arguments]);
        lock (children)
            children.Add(child);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100, stop))
        {
            if (child.Process.HasExited)
                throw new ChildException($"{name} could not start; its log is {child.LogFile}");
            try
            {
                if ((await http.GetAsync($"{address}/health/ready", stop)).IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !stop.IsCancellationRequested))
            {
                // Not up yet.
            }
        }

        throw new ChildException($"{name} did not become ready within 60 seconds; its log is {child.LogFile}");
    }
}

/// What a step says is shown as it comes; of a build, which says much, how many projects are done.
bool Step(string what, bool isCounted, string[] arguments)
{
    var (took, lines, done) = (Stopwatch.StartNew(), new List<string>(), 0);
    var all = Directory.GetDirectories(root).Sum(at => Directory.GetFiles(at, "*.csproj").Length);
    Console.WriteLine($"{what} …");
    var info = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardOutput = true };
    using var process = Process.Start(info)!; // UseShellExecute is off: a process is always started
    while (process.StandardOutput.ReadLine() is { } line)
    {
        lines.Add(line);
        if (!isCounted)
            Console.WriteLine($"  {line}");
        else if (line.Contains(" -> ", StringComparison.Ordinal))
            Console.WriteLine($"  {++done} of {all} projects, {took.Elapsed.TotalSeconds:0} s");
    }

    process.WaitForExit();
    if (process.ExitCode == 0)
    {
        Console.WriteLine($"{what}: done, {took.Elapsed.TotalSeconds:0} s");
        return true;
    }

    var last = isCounted ? string.Join('\n', lines.TakeLast(40)) : "";
    Console.Error.WriteLine($"{last}\n{what} failed (dotnet {string.Join(' ', arguments)}); nothing was started.");
    return false;
}

static void Describe(string server, string kiosk, string board, string data)
{
    Console.WriteLine($"\n  Kiosk    {kiosk}/\n  Board    {board}/");
    foreach (var page in new[] { "Console", "Hall", "Admin" })
        Console.WriteLine($"  {page, -8} {server}/{page.ToLowerInvariant()}");
    var firstRun = Path.Combine(data, "first-run.txt");
    if (!File.Exists(firstRun))
        return;
    foreach (var line in File.ReadLines(firstRun))
    {
        if (line.Split('=', 2) is [var role, var account] && account.Split(':', 2) is [var user, var password])
            Console.WriteLine($"  {role, -13} user {user}, password {password}");
    }

    Console.WriteLine($"  (each is changed at the first sign-in, and then no longer stands in {firstRun})");
}

/// Opens pages as this desktop opens addresses; without a desktop it says what can show them.
static void Open(bool isClosed, string[] pages)
{
    string[] browsers = ["google-chrome", "chromium", "chromium-browser", "microsoft-edge", "firefox"];
    var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
    var hasOwn = !OperatingSystem.IsLinux(); // a browser, and a desktop
    var found = hasOwn ? "the system's browser" : browsers.FirstOrDefault(name => folders.Any(at => File.Exists(Path.Combine(at, name))));
    var isDesktop =
        hasOwn || (Environment.GetEnvironmentVariable("DISPLAY") ?? Environment.GetEnvironmentVariable("WAYLAND_DISPLAY")) is not null;
    Console.WriteLine($"\n  Browser: {found ?? "none found; install Chrome, Chromium, Edge or Firefox to see the pages"}");
    if (!isDesktop)
        Console.WriteLine("  There is no desktop here: see the pages through an SSH tunnel.");
    if (isClosed || !isDesktop || found is null)
        return;
    foreach (var page in pages)
    {
        try
        {
            Process.Start(new ProcessStartInfo(page) { UseShellExecute = true })?.Dispose();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Console.WriteLine($"  {page} could not be opened: {e.Message}");
        }
    }
}

/// An option of the command line, else of the environment: a switch is on with 1 or true.
static Option<T> Setting<T>(string name, string variable, string description, string otherwise = "") =>
    new(name)
    {
        Description = $"{description} ({variable})",
        DefaultValueFactory = _ =>
        {
            var said = Environment.GetEnvironmentVariable(variable) ?? otherwise;
            return (T)(object)(typeof(T) == typeof(bool) ? said is "1" or "true" : said);
        },
    };

/// The different ports that are said; 0 for what is none.
static int[] PortsOf(string said) =>
    [
        .. said.Split(',', StringSplitOptions.TrimEntries)
            .Select(text => ushort.TryParse(text, CultureInfo.InvariantCulture, out var port) ? port : 0)
            .Distinct(),
    ];

static string Address(int port) => $"http://127.0.0.1:{port}";

static bool ArePortsFree(int[] ports)
{
    var taken = ports.FirstOrDefault(port => !IsFree(port));
    if (taken != 0)
        Console.Error.WriteLine($"Port {taken} is used by another program. Stop it, or choose other ports: --ports 6080,6081,6082");
    return taken == 0;
}

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
