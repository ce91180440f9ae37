using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>What visitors said, as columns of a report: in the place of what the server counted.</summary>
public sealed class RatingsAreReported(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const string Many = "n\u00a0=\u00a0120"; // on one line

    private static readonly string?[] Hides = [null, "few", "beside"];

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 1280)]
    [InlineData("vi", 640)]
    [InlineData("en", 640)]
    [InlineData("vi", 360)]
    [InlineData("en", 360)]
    public async Task Beside_how_many_said_so_and_hidden_where_few_did(string language, int width)
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office);
        foreach (var service in new[] { 0, 1, 2 })
            await console.GiveAsync(service);
        var manager = await ReportsPage.SignInAsync(desk, office, "manager");
        if (language == "en")
            await manager.Test("language").ClickAsync();
        await Expect(manager.Headline("satisfied")).ToHaveCountAsync(0); // nobody was asked
        await manager.Page.RouteAsync("**/reports?*", RateAsync);
        await manager.Page.SetViewportSizeAsync(width, 900);
        await manager.Test("by").SelectOptionAsync("counter");
        await manager.Test("by").SelectOptionAsync("service");

        await Expect(manager.Headline("satisfied")).ToContainTextAsync(language == "vi" ? "92,5%" : "92.5%");
        await Expect(manager.Headline("satisfied")).ToContainTextAsync(Many);
        await Expect(manager.Test("part").Nth(0).Locator("td").Nth(-2)).ToContainTextAsync(Many);
        await Expect(manager.Test("part").Nth(1).Locator("td").Nth(-2)).ToHaveTextAsync("<5");
        await Expect(manager.Test("part").Nth(2).Locator("td").Nth(-1)).ToHaveTextAsync("*");
        await PagesAreSound.SeeAsync(manager, $"reports-ratings-{width}-{language}");
        await manager.Test("parts").Locator("a[href='#about-satisfied']").FocusAsync();
        await manager.Page.Keyboard.PressAsync("Enter");
        await Expect(manager.Page.Locator("#about-satisfied")).ToBeInViewportAsync();
        await manager.Test("sheet").ClickAsync();
        await Expect(manager.Test("monthly")).ToContainTextAsync(Many);
        await PagesAreSound.SeeAsync(manager, $"reports-ratings-sheet-{width}-{language}");
        Assert.Empty(manager.Complaints);
    }

    private static async Task RateAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var report = JsonNode.Parse(await answer.TextAsync())!.AsObject();
        foreach (var whole in new[] { "total", "before", "yearBefore" })
            report[whole]!["ratings"] = RatingsOf(null);
        foreach (var (place, part) in report["parts"]!.AsArray().Index())
            part!["figures"]!["ratings"] = RatingsOf(Hides[place % Hides.Length]);
        await route.FulfillAsync(new() { Response = answer, Body = report.ToJsonString() });
    }

    private static JsonObject RatingsOf(string? hides) =>
        new()
        {
            ["asked"] = 300,
            ["finished"] = 310,
            ["hides"] = hides,
            ["count"] = hides is null ? 120 : null,
            ["share"] = hides is null ? 0.925 : null,
            ["responseRate"] = hides is null ? 0.4 : null,
            ["interval"] = hides is null ? new JsonObject { ["low"] = 0.8639, ["high"] = 0.96 } : null,
        };
}
