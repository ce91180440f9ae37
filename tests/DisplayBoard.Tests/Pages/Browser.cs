using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(DisplayBoard.Tests.Pages.Browser))]

namespace DisplayBoard.Tests.Pages;

/// <summary>The Chromium of this machine, started once for all page tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000); // a busy machine is slow, not wrong; what must be quick says so itself
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync("--autoplay-policy=no-user-gesture-required");
    }

    /// <summary>Opens the board's page, watched for everything it must not do.</summary>
    internal async Task<BoardPage> OpenAsync(Uri board, int width = 1920, int height = 1080) =>
        await BoardPage.OpenAsync(await ContextAsync(width, height), board);

    /// <summary>Opens the board's page with a clock that the test may move.</summary>
    internal async Task<BoardPage> OpenWithSteeredTimeAsync(Uri board) =>
        await BoardPage.OpenAsync(await ContextAsync(1920, 1080), board, steerTime: true);

    /// <summary>Another Chromium, with the rules about sound that a browser has by itself.</summary>
    internal Task<IBrowser> LaunchWithoutSoundAsync() => LaunchAsync("--autoplay-policy=document-user-activation-required");

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private Task<IBrowserContext> ContextAsync(int width, int height) =>
        browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } });

    private Task<IBrowser> LaunchAsync(string autoplay) => playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Chromium(),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", autoplay],
        IgnoreDefaultArgs = ["--mute-audio"],
    });

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The page tests need Chromium in the PATH (Debian: apt-get install chromium).");
}
