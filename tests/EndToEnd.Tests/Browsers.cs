using System.Diagnostics;
using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>
/// Real Chromium from Debian. Its fake camera is fixed for a browser process, so each person is a browser of their own; the one without a
/// camera serves all tests of a class, each with pages of its own. Classes run side by side.
/// </summary>
public sealed class Browsers : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
    ];

    private static readonly SemaphoreSlim Converting = new(1, 1);
    private readonly List<IBrowser> opened = [];
    private IPlaywright? playwright;
    private IBrowser? plain;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000); // a busy machine is slow, not wrong; what must be quick says so itself
        playwright = await Playwright.CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (plain is not null)
            await plain.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Closes what a test opened: a browser that plays a clip to nobody still takes its share of the machine.</summary>
    public async ValueTask CloseAsync()
    {
        foreach (var browser in opened)
            await browser.DisposeAsync();
        opened.Clear();
        foreach (var context in plain?.Contexts.ToArray() ?? [])
            await context.DisposeAsync();
    }

    /// <summary>A browser without a camera, for officers and boards.</summary>
    internal async Task<IBrowser> OpenAsync() => plain ??= await LaunchAsync();

    /// <summary>A browser of the test's own, started with these options.</summary>
    internal async Task<IBrowser> OpenWithAsync(params string[] arguments)
    {
        var browser = await LaunchAsync(arguments);
        lock (opened)
            opened.Add(browser);
        return browser;
    }

    /// <summary>A browser before whose camera the person of a clip stands.</summary>
    internal async Task<IBrowser> OpenBeforeAsync(string clip) =>
        await OpenWithAsync(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            $"--use-file-for-fake-video-capture={await CameraFileAsync(clip)}"
        );

    private Task<IBrowser> LaunchAsync(params string[] arguments) =>
        // made in InitializeAsync
        playwright!.Chromium.LaunchAsync(new() { ExecutablePath = FindChromium(), Args = [.. Quiet, .. arguments] });

    /// <summary>The clip as Chromium's fake camera reads it; made once beside the clip.</summary>
    private static async Task<string> CameraFileAsync(string clip)
    {
        var source = Repository.Clip(clip);
        var target = Path.ChangeExtension(source, ".mjpeg");
        await Converting.WaitAsync();
        try
        {
            if (File.Exists(target))
                return target;
            var part = target + ".part";
            using var ffmpeg = Process.Start(
                "ffmpeg",
                [
                    "-v",
                    "error",
                    "-y",
                    "-i",
                    source,
                    "-t",
                    "20",
                    "-r",
                    "15",
                    "-vf",
                    "scale=640:480",
                    "-pix_fmt",
                    "yuvj420p",
                    "-f",
                    "mjpeg",
                    part,
                ]
            );
            await ffmpeg.WaitForExitAsync();
            if (ffmpeg.ExitCode != 0)
                throw new InvalidOperationException($"ffmpeg could not convert {source}.");
            File.Move(part, target);
            return target;
        }
        finally
        {
            Converting.Release();
        }
    }

    private static string FindChromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("chromium is not on the PATH: bash test.sh installs it.");
}

/// <summary>Tests that promise times: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
