using System.Diagnostics;
using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>
/// Real Chromium from Debian. Its fake camera is fixed for a browser process, so each person is a browser of their own; the one without a
/// camera serves all tests of a class, each with pages of its own. Classes run side by side.
/// </summary>
public sealed class Browsers(BrowserPool pool) : IAsyncLifetime
{
    private static readonly SemaphoreSlim Converting = new(1, 1);
    private readonly List<IBrowser> opened = [];
    private PooledBrowser borrowed = null!; // InitializeAsync sets it before anyone sees this

    public async ValueTask InitializeAsync() => borrowed = await pool.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        pool.Return(borrowed);
    }

    /// <summary>Closes what a test opened: a browser that plays a clip to nobody still takes its share of the machine.</summary>
    public async ValueTask CloseAsync()
    {
        foreach (var browser in opened)
            await browser.DisposeAsync();
        opened.Clear();
        await borrowed.ClearAsync();
    }

    /// <summary>A browser without a camera, for officers and boards.</summary>
    internal Task<IBrowser> OpenAsync() => borrowed.PlainAsync();

    /// <summary>A browser of the test's own, started with these options: all of Chromium, as people have it.</summary>
    internal async Task<IBrowser> OpenWithAsync(params string[] arguments)
    {
        var browser = await borrowed.LaunchBesidesAsync(arguments);
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
}

/// <summary>Tests that promise times: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
