using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Tests.Shared.Browser))]

namespace Tests.Shared;

/// <summary>
/// The Chromium of this machine, started once for all page tests: without its own windows where that is installed, for a page costs a fifth
/// of the processor's time in it.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000); // a busy machine is slow, not wrong; what must be quick says so itself
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync("--autoplay-policy=no-user-gesture-required");
    }

    /// <summary>A window of this size, with nothing of any other in it.</summary>
    internal Task<IBrowserContext> ContextAsync(int width, int height) =>
        browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
            }
        ); // made in InitializeAsync

    /// <summary>Another Chromium, with the rules about sound that a browser has by itself.</summary>
    internal Task<IBrowser> LaunchWithoutSoundAsync() => LaunchAsync("--autoplay-policy=document-user-activation-required");

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private Task<IBrowser> LaunchAsync(string autoplay) =>
        playwright!.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium(),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream",
                    autoplay,
                ],
                IgnoreDefaultArgs = ["--mute-audio"],
            }
        );

    private static string Chromium() =>
        Names
            .SelectMany(
                _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
                (name, folder) => Path.Combine(folder, name)
            )
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The page tests need Chromium in the PATH (Debian: apt-get install chromium).");
}
