using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>What tomorrow needs, of days so busy that more counters are advised whichever weekday it is.</summary>
public sealed class TomorrowIsAdvised(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task And_an_advice_is_played()
    {
        await using var office = await RunningServer.StartOnPlayedDaysAsync(days: 30, tickets: 220);
        var page = await WhatIfPage.SignInAsync(await browsers.OpenAsync(), office, "manager", "/reports");
        await page.Test("to-advice").ClickAsync();
        await Expect(page.Test("next").Locator("tbody tr")).Not.ToHaveCountAsync(0);
        await Expect(page.Test("last").Locator("tbody tr")).Not.ToHaveCountAsync(0);
        await Expect(page.Test("last-week")).ToContainTextAsync("không có gì được lưu");
        await page.Test("play").First.ClickAsync();
        await Expect(page.Test("answer").Locator(".lead").First).ToContainTextAsync("chín trên mười người chờ không quá");
        await page.Test("way-advice").ClickAsync();
        await page.Test("next").WaitForAsync();
        Assert.Empty(page.Complaints);
    }
}
