using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>Forty working days of an office that were played: what if, and what tomorrow needs, by those who answer for it.</summary>
public sealed class WhatIfIsPlayed(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartOnPlayedDaysAsync(days: 40, tickets: 150);

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    [Fact]
    public async Task By_the_keyboard_alone_and_the_address_keeps_it()
    {
        var page = await WhatIfPage.SignInAsync(await browsers.OpenAsync(), office, "manager");
        await page.Test("which").FocusAsync();
        await TabToAsync(page, "added-1-dat-dai");
        await page.Page.Keyboard.PressAsync(" ");
        await TabToAsync(page, "added-1-from");
        await page.Page.Keyboard.TypeAsync("800"); // what is there is chosen by the key that led to it
        await TabToAsync(page, "added-1-to");
        await page.Page.Keyboard.TypeAsync("1130");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Test("answer")).ToBeFocusedAsync();
        await Expect(page.Test("answer").Locator(".lead").First)
            .ToContainTextAsync("Thêm một quầy cho Hộ tịch và Đất đai – Xây dựng từ 08:00 đến 11:30: chín trên mười người chờ không quá ");
        await Expect(page.Test("total").Locator("tbody tr")).ToHaveCountAsync(9);
        await Expect(page.Test("counters").Locator("tr[data-counter=added-1]")).ToBeVisibleAsync();
        await Expect(page.Figure("issued", 1)).ToHaveTextAsync(await page.Figure("issued", 0).InnerTextAsync());

        await page.Page.ReloadAsync();
        await Expect(page.Test("answer")).ToContainTextAsync("Thêm một quầy cho Hộ tịch và Đất đai – Xây dựng từ 08:00 đến 11:30");
        await Expect(page.Test("added-1-from")).ToHaveValueAsync("08:00");
        await page.Page.GoBackAsync();
        await Expect(page.Test("answer")).ToHaveCountAsync(0);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task With_every_change_and_what_is_wrong_stands_at_its_field()
    {
        var page = await WhatIfPage.SignInAsync(await browsers.OpenAsync(), office, "manager");
        await page.Test("which").SelectOptionAsync("2");
        await page.Test("added-1-ho-tich").UncheckAsync();
        await page.Test("more").Locator("summary").ClickAsync();
        await page.Test("counter-quay-5").SelectOptionAsync("never");
        await page.Test("counter-quay-2").SelectOptionAsync("only");
        await page.Test("counter-quay-2-to").FillAsync("mười giờ");
        await page.Test("hours").CheckAsync();
        await page.Test("hours-to").FillAsync("18:00");
        await page.Test("pace-dat-dai").FillAsync("80");
        await page.Test("calling-priority").FillAsync("2");
        await page.Test("calling-order").SelectOptionAsync("asListed");
        await page.Test("ask").ClickAsync();
        await Expect(page.Test("refusal")).ToHaveTextAsync("Có chỗ cần sửa; lời nhắc ở ngay tại chỗ đó.");
        await Expect(page.Test("fault:changes.counters[0].works")).ToHaveTextAsync("Nhập giờ theo 24 giờ, ví dụ 07:30.");
        await page.Test("counter-quay-2-to").FillAsync("10:00");
        await page.Test("pace-dat-dai").FillAsync("5");
        await page.Test("ask").ClickAsync();
        await Expect(page.Test("fault:changes.added[0].services")).ToHaveTextAsync("Chọn ít nhất một lĩnh vực.");
        await Expect(page.Test("fault:changes.paces[0].percent")).ToHaveTextAsync("Số này ngoài khoảng cho phép.");
        await Expect(page.Test("hours-to")).ToHaveValueAsync("18:00"); // nothing is lost
        await page.Test("pace-dat-dai").FillAsync("80");
        await page.Test("remove-1").ClickAsync();
        await page.Test("ask").ClickAsync();
        await Expect(page.Test("answer")).ToContainTextAsync("Với những thay đổi này");
        await Expect(page.Test("days")).ToContainTextAsync("Trung bình của");
        await Expect(page.Test("refusal")).ToBeEmptyAsync();
        Assert.All(page.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal)); // of what was refused
    }

    [Fact]
    public async Task Of_a_day_on_which_nothing_was()
    {
        var page = await WhatIfPage.SignInAsync(await browsers.OpenAsync(), office, "auditor");
        await page.Test("day").FillAsync("2001-01-01");
        await page.Test("ask").ClickAsync();
        await Expect(page.Test("fault:day")).ToHaveTextAsync("Ngày này không có hoạt động nào.");
        await page.GoAsync("/reports/what-if?ask=%7Bnonsense");
        await Expect(page.Test("added-1-from")).ToHaveValueAsync("08:30");
        await Expect(page.Test("answer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task And_by_no_officer()
    {
        var officer = await WhatIfPage.SignInAsync(await browsers.OpenAsync(), office, "officer", "/reports");
        await Expect(officer.Test("period")).ToBeVisibleAsync();
        await Expect(officer.Test("to-whatIf")).ToHaveCountAsync(0);
        foreach (var path in new[] { "/reports/what-if", "/reports/advice" })
        {
            await officer.GoAsync(path);
            await Expect(officer.Test("not-yours")).ToHaveTextAsync("Tài khoản này không xem được báo cáo của cơ quan này.");
        }

        Assert.Empty(officer.Complaints);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task And_both_pages_are_sound(string language)
    {
        var page = await WhatIfPage.SignInAsync(await browsers.OpenAsync(), office, "manager");
        if (language == "en")
            await page.Test("language").ClickAsync();
        await page.Test("more").Locator("summary").ClickAsync();
        await page.Test("counter-quay-2").SelectOptionAsync("only");
        await page.Test("hours").CheckAsync();
        await PagesAreSound.SeeAsync(page, $"what-if-form-{language}");
        await page.Test("ask").ClickAsync();
        await page.Test("total").WaitForAsync();
        await SeeAtEveryWidthAsync(page, $"what-if-{language}");
        await page.GoAsync("/reports/advice");
        await page.Test("last").First.WaitForAsync();
        await SeeAtEveryWidthAsync(page, $"advice-{language}");
        Assert.Empty(page.Complaints);
    }

    private static async Task SeeAtEveryWidthAsync(WhatIfPage page, string name)
    {
        await PagesAreSound.SeeAsync(page, $"{name}-1280");
        foreach (var width in new[] { 1280, 640, 360 })
        {
            await page.Page.SetViewportSizeAsync(width, 800);
            Assert.Equal(0, await page.SidewaysAsync());
            Assert.Empty(await Axe.FaultsAsync(page.Page));
            if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
                await page.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-whole.png"), FullPage = true });
        }

        await page.Page.SetViewportSizeAsync(1280, 720);
    }

    /// <summary>Goes on with the tabulator until something has the focus.</summary>
    private static async Task TabToAsync(WhatIfPage page, string testId)
    {
        const int Most = 30;
        for (var pressed = 0; pressed < Most; pressed++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.Test(testId).EvaluateAsync<bool>("field => field === document.activeElement"))
                return;
        }

        Assert.Fail($"{Most} times the tabulator did not lead to {testId}");
    }
}
