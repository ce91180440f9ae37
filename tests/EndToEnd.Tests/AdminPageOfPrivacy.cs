using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>How an office handles faces, as its manager reads and sets it.</summary>
public sealed class AdminPageOfPrivacy(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task What_is_held_is_counted_and_faces_are_turned_off()
    {
        await using var office = await RunningServer.StartAsync();
        await office.TakeWithFaceAsync("ho-tich");
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "privacy");
        await Expect(admin.Test("templates")).ToHaveTextAsync("1");
        await Expect(admin.Test("pictures")).ToHaveTextAsync("0");
        await Expect(admin.Test("deletion")).ToHaveCountAsync(0);

        await admin.Test("faces.use").UncheckAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("bị xóa ngay");
        await admin.SaveAsync();
        await admin.GoAsync("audit");
        await admin.GoAsync("privacy");
        Assert.Contains("/admin/privacy", admin.Page.Url, StringComparison.Ordinal);
        await Expect(admin.Test("templates")).ToHaveTextAsync("0");
        await Expect(admin.Test("deletion")).ToHaveAttributeAsync("data-why", "facesOff");
        await Expect(admin.Test("faces.use")).Not.ToBeCheckedAsync();
        Assert.False((await office.KioskViewAsync()).GetProperty("faces").GetBoolean());
    }

    [Fact]
    public async Task The_sheet_opens_to_be_printed_in_the_language_of_the_page()
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "privacy");
        await admin.Test("language").ClickAsync();
        await Expect(admin.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(admin.Test("wording").First).ToContainTextAsync("Version 1");
        await admin.Page.Locator("[data-section=storage] summary").ClickAsync();
        await Expect(admin.Page.Locator("[data-section=storage]")).ToContainTextAsync("AES-256-GCM");
        var sheet = await admin.Page.RunAndWaitForPopupAsync(() => admin.Test("sheet-html").ClickAsync());
        await Expect(sheet.Locator("h1")).ToHaveTextAsync("Data protection impact assessment");
        await PagesAreSound.SeeAsync(new Sheet(sheet), "impact-assessment-en", pictured: false);
    }

    [Fact]
    public async Task The_auditor_reads_and_changes_nothing()
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, role: "auditor", section: "privacy");
        await Expect(admin.Test("read-only")).ToBeVisibleAsync();
        await Expect(admin.Test("faces.use")).ToBeDisabledAsync();
        await Expect(admin.Test("held")).ToBeVisibleAsync();
        await Expect(admin.Test("save")).ToHaveCountAsync(0);
    }

    /// <summary>The impact assessment as a page of its own.</summary>
    private sealed class Sheet(IPage page) : PageUnderTest(page);
}
