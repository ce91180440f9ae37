using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>An office's figures, by everybody who reads them: whole days served at the counter, read by keyboard.</summary>
public sealed class ReportsAreRead(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task By_officer_manager_leader_and_auditor_each_as_they_may()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office);
        await console.GiveAsync();
        await console.GiveAsync(service: 2);
        await console.PressAsync("next");
        await console.PressAsync("serve");
        await console.PressAsync("finish");
        await Expect(console.Test("next")).ToBeEnabledAsync();

        var officer = await ReportsPage.OpenAsync(office, console.Page);
        await Expect(officer.Headline("issued")).ToHaveTextAsync("1"); // the one who was called by nobody is nobody's own
        await Expect(officer.Test("answer")).ToContainTextAsync("Chỉ gồm việc của chính tài khoản này.");
        await Expect(officer.Test("by").Locator("option[value=officer]")).ToHaveCountAsync(0);
        await Expect(officer.Test("sheet")).ToHaveCountAsync(0);

        var manager = await ReportsPage.SignInAsync(desk, office, "manager");
        await Expect(manager.Headline("issued")).ToHaveTextAsync("2");
        await Expect(manager.Test("answer")).ToContainTextAsync("100% người được gọi trong thời gian mục tiêu.");
        await Expect(manager.Part("dat-dai")).ToContainTextAsync("Đất đai");
        await Expect(manager.Test("total")).ToContainTextAsync("2");

        // By the keyboard alone: another view, every figure, what a figure means.
        await manager.Test("by").FocusAsync();
        await manager.Page.Keyboard.PressAsync("C");
        await manager.Test("by").SelectOptionAsync("officer");
        await Expect(manager.Part("officer")).ToBeVisibleAsync();
        await manager.Test("all").FocusAsync();
        await manager.Page.Keyboard.PressAsync(" ");
        await Expect(manager.Test("parts").Locator("thead th")).ToHaveCountAsync(34);
        await manager.Test("headline-onTime").Locator("a").FocusAsync();
        await manager.Page.Keyboard.PressAsync("Enter");
        await Expect(manager.Page.Locator("#about-onTime")).ToBeInViewportAsync();
        await manager.Page.GoBackAsync();

        foreach (var role in new[] { "auditor", "admin" })
        {
            var reader = await ReportsPage.SignInAsync(desk, office, role);
            await Expect(reader.Headline("issued")).ToHaveTextAsync("2");
            await Expect(reader.Test("by").Locator("option[value=officer]")).ToHaveCountAsync(role == "admin" ? 1 : 0);
            Assert.Empty(reader.Complaints);
        }

        Assert.Empty(manager.Complaints);
    }

    [Fact]
    public async Task Whatever_days_are_asked_for_the_address_keeps_them()
    {
        await using var office = await RunningOffice.StartAsync();
        var manager = await ReportsPage.SignInAsync(await browsers.OpenAsync(), office, "manager");
        await Expect(manager.Test("answer")).ToContainTextAsync("Chưa có ai lấy số trong những ngày này.");
        await manager.Test("period").SelectOptionAsync("year");
        await Expect(manager.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("from=20[0-9]{2}-01-01"));
        await manager.Test("period").SelectOptionAsync("own");
        await manager.Test("from").FillAsync("2026-11-24");
        await manager.Test("to").FillAsync("2026-11-23");
        await manager.Test("show").ClickAsync();
        await Expect(manager.Test("refusal")).ToHaveTextAsync("Ngày bắt đầu sau ngày kết thúc.");
        await manager.Test("to").FillAsync("2026-11-24");
        await manager.Test("show").ClickAsync();
        await Expect(manager.Test("refusal")).ToBeEmptyAsync();
        await manager.Page.ReloadAsync();
        await Expect(manager.Test("from")).ToHaveValueAsync("2026-11-24");
        await manager.Test("sheet").ClickAsync();
        await Expect(manager.Test("monthly")).ToContainTextAsync("BÁO CÁO THÁNG");
        await manager.Page.GoBackAsync();
        await manager.Test("answer").WaitForAsync();
        Assert.All(manager.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal)); // of the days refused
    }

    [Fact]
    public async Task As_a_table_that_is_downloaded_in_every_form()
    {
        await using var office = await RunningOffice.StartAsync();
        var manager = await ReportsPage.SignInAsync(await browsers.OpenAsync(), office, "manager");
        foreach (var kind in new[] { "figures", "csv", "xlsx", "json" })
        {
            var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Test($"export-{kind}").ClickAsync());
            Assert.StartsWith("bao-cao_ha-dong_", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.Null(await download.FailureAsync());
        }
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task And_are_sound(string language)
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office);
        foreach (var service in new[] { 0, 1, 2, 0 })
            await console.GiveAsync(service);
        await console.PressAsync("next");
        var manager = await ReportsPage.SignInAsync(desk, office, "manager");
        if (language == "en")
            await manager.Test("language").ClickAsync();
        foreach (var cut in new[] { "service", "hour", "weekday" })
        {
            await manager.Test("by").SelectOptionAsync(cut);
            await Expect(manager.Page.Locator($"[data-testid=by] option[value={cut}]")).ToHaveAttributeAsync("selected", "");
            await PagesAreSound.SeeAsync(manager, $"reports-{cut}-{language}");
        }

        await manager.Test("all").CheckAsync();
        await PagesAreSound.SeeAsync(manager, $"reports-all-{language}");
        await manager.Test("sheet").ClickAsync();
        await manager.Test("monthly").WaitForAsync();
        await PagesAreSound.SeeAsync(manager, $"reports-sheet-{language}");
        await manager.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await manager.Page.Locator("body > div > header").IsHiddenAsync());
        Assert.Empty(manager.Complaints);
    }
}
