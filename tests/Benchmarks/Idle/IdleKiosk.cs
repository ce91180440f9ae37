using System.Diagnostics;
using Microsoft.Playwright;
using Tests.Shared;

namespace Benchmarks.Idle;

/// <summary>
/// What a kiosk takes of one core while nobody is near: KioskDevice with its models and paired with a server, its page in a headless
/// Chromium whose fake camera shows a wall. Only KioskDevice's own time counts, as the system keeps it.
/// </summary>
internal static class IdleKiosk
{
    private const double Goal = 0.15;

    // Whatever is larger is a camera's frame.
    private const int FrameBytes = 100_000;

    // What starting costs must not count: the first frames load the models and compile the code that reads them.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(TimeSpan duration)
    {
        var data = Directory.CreateTempSubdirectory("idle-kiosk-");
        try
        {
            await using var server = await RunningProgram.StartServerAsync(data.FullName);
            await using var kiosk = await RunningProgram.StartAsync(
                "KioskDevice",
                "--Server:Address",
                server.Address.ToString(),
                "--Server:SecretFile",
                Path.Combine(data.FullName, "devices", "kiosk-1.secret"),
                "--Kiosk:Models",
                Repository.Models
            );
            var wall = await WallAsync(data.FullName);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = Chromium(),
                    Args =
                    [
                        "--no-sandbox",
                        "--disable-gpu",
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream",
                        $"--use-file-for-fake-video-capture={wall}",
                    ],
                }
            );
            await WatchAsync(browser, kiosk, duration);
        }
        catch (InvalidOperationException error)
        {
            throw new BenchmarkException(error.Message); // a program ended while it started; the message holds what it wrote
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task WatchAsync(IBrowser browser, RunningProgram kiosk, TimeSpan duration)
    {
        var page = await browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 1080, Height = 1920 },
            }
        );
        var frames = 0;
        page.WebSocket += (_, socket) =>
            socket.FrameSent += (_, message) =>
            {
                if (message.Binary is { Length: > FrameBytes })
                    Interlocked.Increment(ref frames);
            };
        await page.GotoAsync(kiosk.Address.ToString());
        await page.Locator("[data-screen=idle][data-camera=ready]").WaitForAsync(new() { Timeout = 60_000 });
        await page.EvaluateAsync(
            """
            () => {
              window.changes = 0;
              const what = { attributes: true, attributeFilter: ['data-screen', 'data-camera'] };
              new MutationObserver(() => window.changes++).observe(document.querySelector('.kiosk'), what);
            }
            """
        );
        Console.WriteLine(
            $"The kiosk is idle; it is watched for {duration.TotalSeconds:0} s after {Settling.TotalSeconds:0} s of settling …"
        );
        await Task.Delay(Settling);

        var (own, system) = kiosk.ProcessorTime;
        var (first, watch) = (frames, Stopwatch.StartNew());
        await Task.Delay(duration);
        var (ownThen, systemThen) = kiosk.ProcessorTime;
        var elapsed = watch.Elapsed;
        var read = frames - first;
        if (read == 0 || await page.EvaluateAsync<int>("() => window.changes") > 0)
            throw new BenchmarkException(
                $"The kiosk was not idle with its camera on all the time ({read} frames were read): nothing was measured."
            );

        double Share(TimeSpan time) => time / elapsed;
        var total = Share(ownThen - own + (systemThen - system));
        Console.WriteLine(
            $"""
            KioskDevice took {total:0.0 %} of one core over {elapsed.TotalSeconds:0} s ({Share(ownThen - own):0.0 %} itself, {Share(
                systemThen - system
            ):0.0 %} the system for it),
            {read} frames, {read / elapsed.TotalSeconds:0.0} a second, {(ownThen - own + (systemThen - system)).TotalMilliseconds
                / read:0.0} ms each. Goal at most {Goal:0 %}: {(total <= Goal ? "met" : "missed")}
            """
        );
    }

    /// <summary>What the camera sees: grey with a sensor's noise. Chromium's own test picture is taken for a face now and then.</summary>
    private static async Task<string> WallAsync(string folder)
    {
        var path = Path.Combine(folder, "wall.mjpeg");
        string[] arguments =
        [
            "-v",
            "error",
            "-nostdin",
            "-f",
            "lavfi",
            "-i",
            "color=c=gray:s=640x480:r=30:d=4",
            "-vf",
            "noise=alls=10:allf=t",
            "-pix_fmt",
            "yuvj420p",
            "-q:v",
            "4",
            "-f",
            "mjpeg",
            path,
        ];
        using var ffmpeg = Process.Start("ffmpeg", arguments);
        await ffmpeg.WaitForExitAsync();
        return ffmpeg.ExitCode == 0 ? path : throw new BenchmarkException("ffmpeg could not draw the wall.");
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new BenchmarkException("Chromium is not on the PATH (Debian: apt-get install chromium).");
}
