using System.Collections.Concurrent;
using EndToEnd.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserPool))]

namespace EndToEnd.Tests;

/// <summary>
/// Browsers that outlive the classes they serve, each lent to one class at a time: no more start than classes run side by side, and a class
/// finds nothing of the one before it, whose contexts are closed.
/// </summary>
public sealed class BrowserPool : IAsyncDisposable
{
    private readonly ConcurrentBag<PooledBrowser> free = [];

    internal async Task<PooledBrowser> BorrowAsync() => free.TryTake(out var browser) ? browser : await PooledBrowser.CreateAsync();

    internal void Return(PooledBrowser browser) => free.Add(browser);

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in free)
            await browser.DisposeAsync();
    }
}

/// <summary>The program that drives browsers, and one browser without a camera; started when it is first needed.</summary>
internal sealed class PooledBrowser : IAsyncDisposable
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

    private readonly IPlaywright playwright;
    private IBrowser? plain;

    private PooledBrowser(IPlaywright playwright) => this.playwright = playwright;

    public static async Task<PooledBrowser> CreateAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000); // a busy machine is slow, not wrong; what must be quick says so itself
        return new(await Playwright.CreateAsync());
    }

    /// <summary>
    /// The browser without a camera: Chromium without its own windows where that is installed, in which a page costs a fifth of the
    /// processor's time.
    /// </summary>
    public async Task<IBrowser> PlainAsync() =>
        plain is { IsConnected: true } ? plain : plain = await LaunchAsync(Find("chromium-headless-shell", "chromium"));

    /// <summary>A browser besides, started with these options: all of Chromium, as people have it.</summary>
    public Task<IBrowser> LaunchBesidesAsync(string[] arguments) => LaunchAsync(Find("chromium"), arguments);

    /// <summary>Closes every page of the browser without a camera.</summary>
    public async Task ClearAsync()
    {
        foreach (var context in plain?.Contexts.ToArray() ?? [])
            await context.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (plain is not null)
            await plain.DisposeAsync();
        playwright.Dispose();
    }

    private Task<IBrowser> LaunchAsync(string chromium, params string[] arguments) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = [.. Quiet, .. arguments] });

    /// <summary>The first of these that is installed.</summary>
    private static string Find(params string[] names) =>
        names
            .SelectMany(
                _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
                (name, at) => Path.Combine(at, name)
            )
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("chromium is not on the PATH: bash test.sh installs it.");
}
