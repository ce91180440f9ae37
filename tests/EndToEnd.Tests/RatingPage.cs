using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>The rating tablet of the first counter, and the officer who serves there.</summary>
internal sealed class RatingPage : PageUnderTest
{
    private readonly RunningServer server;
    private readonly HttpClient officer;

    private RatingPage(IPage page, RunningServer server, HttpClient officer)
        : base(page) => (this.server, this.officer) = (server, officer);

    public HttpClient Manager { get; private init; } = null!; // OpenAsync sets it before anyone sees this

    /// <summary>Opens the page, which shows its code, has a manager enter it, and puts the tablet at the first counter.</summary>
    public static async Task<RatingPage> OpenAsync(IBrowser browser, RunningServer server, int width = 800, int height = 1280)
    {
        var page = await browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                HasTouch = true,
                Locale = "en-US",
            }
        );
        var tablet = new RatingPage(page, server, await server.OfficerAtAsync("quay-1")) { Manager = await server.PersonAsync("manager") };
        await page.GotoAsync(new Uri(server.Address, "/rate").ToString());
        var code = await tablet.Test("pairing-code").InnerTextAsync();
        await PostAsync(tablet.Manager, "devices", new { code, name = "rating-1" });
        await tablet.ShowsAsync("unplaced");
        await PostAsync(tablet.Manager, "devices/rating-1", new { display = "quay-1" });
        await tablet.ShowsAsync("idle");
        return tablet;
    }

    public Task ShowsAsync(string screen) =>
        Assertions.Expect(Test("screen")).ToHaveAttributeAsync("data-screen", screen, new() { Timeout = 15_000 });

    public ILocator Level(string level) => Page.Locator($"[data-level={level}]");

    public ILocator Reason(string reason) => Page.Locator($"[data-reason={reason}]");

    /// <summary>Touches, once the touch before it is no longer taken for the same one.</summary>
    public async Task TouchAsync(ILocator button)
    {
        await SettledAsync();
        await button.TapAsync();
    }

    /// <summary>A key, likewise.</summary>
    public async Task PressAsync(string key)
    {
        await SettledAsync();
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>A second touch of a double one is not taken: what comes now is meant.</summary>
    private Task SettledAsync() =>
        Page.EvaluateAsync(
            """
            () => new Promise((done) => {
              const from = performance.now();
              const look = () => (performance.now() - from > 450 ? done() : requestAnimationFrame(look));
              look();
            })
            """
        );

    /// <summary>Somebody takes a number, is called, served and finished; answers the ticket.</summary>
    public async Task<string> ServeAsync()
    {
        using (var taken = await server.TakeAsync("ho-tich"))
            taken.EnsureSuccessStatusCode();
        var called = await AtCounterAsync("next");
        await AtCounterAsync("serve", called);
        await AtCounterAsync("finish", called);
        return called;
    }

    /// <summary>One act of the officer; answers the ticket.</summary>
    public async Task<string> AtCounterAsync(string verb, string? ticket = null) =>
        (await PostAsync(officer, $"counters/quay-1/{verb}", new { commandId = Guid.CreateVersion7(), ticket }))
            .GetProperty("ticket")
            .GetString()!; // it is about one

    /// <summary>Waits until the server has so many ratings.</summary>
    public async Task<IReadOnlyList<(string Level, string Reasons, string Text)>> RatedAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (server.Ratings() is var rated && rated.Count >= count)
                return rated;
            Assert.False(patience.IsCancellationRequested, $"There are no {count} ratings.");
            await Page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(done))");
        }
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/offices/ha-dong/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
