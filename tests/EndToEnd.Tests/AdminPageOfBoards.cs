using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>What stands where on a board, what it says on which days, and the margin of its screen.</summary>
public sealed class AdminPageOfBoards(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const string Display = "boards[0].display";

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task The_layout_is_chosen_by_its_picture_with_the_keyboard_alone()
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await BeginAsync(office);
        await Expect(admin.Test($"{Display}.layout.columns")).ToBeCheckedAsync();
        await Expect(admin.Test($"{Display}.columns")).ToBeVisibleAsync();
        await admin.Test($"{Display}.layout.columns").FocusAsync();
        await admin.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(admin.Test($"{Display}.layout.list")).ToBeCheckedAsync();
        await Expect(admin.Test($"{Display}.columns")).ToBeHiddenAsync(); // a list has one
        await admin.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(admin.Test($"{Display}.layout.split")).ToBeFocusedAsync();
        await admin.SaveAsync();

        await admin.Page.ReloadAsync();
        await Expect(admin.Test($"{Display}.layout.split")).ToBeCheckedAsync();
        AssertClean(admin);
    }

    [Fact]
    public async Task Announcements_are_added_and_removed_and_what_is_wrong_is_said_at_its_field()
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await BeginAsync(office);
        await admin.Test($"{Display}.overscan").FillAsync("12");
        await admin.Test("add-announcement").ClickAsync();
        await admin.Test("add-announcement").ClickAsync();
        var first = $"{Display}.announcements[0]";
        await admin.Test($"{first}.text.vi").FillAsync("Nghỉ lễ 2/9");
        await admin.Test($"{first}.firstDay").FillAsync("2026-09-02");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault($"{first}.lastDay")).ToHaveTextAsync("Chưa điền.");

        await admin.Test($"{first}.lastDay").FillAsync("2026-09-01");
        await admin.Test($"{Display}.announcements[1].firstDay").FillAsync("2026-09-02");
        await admin.Test($"{Display}.announcements[1].lastDay").FillAsync("2026-09-02");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault($"{Display}.overscan")).ToHaveTextAsync("Nhập số nguyên từ 0 đến 10.");
        await Expect(admin.Fault($"{first}.lastDay")).ToHaveTextAsync("Ngày cuối phải từ ngày đầu trở đi.");
        await Expect(admin.Fault($"{Display}.announcements[1].text")).ToHaveTextAsync("Nội dung này để trống.");

        await admin.Test("remove-announcement").Nth(1).ClickAsync();
        await admin.Test($"{first}.lastDay").FillAsync("2026-09-03");
        await admin.Test($"{Display}.overscan").FillAsync("3");
        await admin.SaveAsync();
        await admin.Page.ReloadAsync();
        await Expect(admin.Test("announcement")).ToHaveCountAsync(1);
        await Expect(admin.Test($"{first}.text.vi")).ToHaveValueAsync("Nghỉ lễ 2/9");
        await Expect(admin.Test($"{first}.lastDay")).ToHaveValueAsync("2026-09-03");
        await Expect(admin.Test($"{Display}.overscan")).ToHaveValueAsync("3");
        AssertClean(admin);
    }

    [Theory]
    [InlineData("vi", ForcedColors.None)]
    [InlineData("en", ForcedColors.None)]
    [InlineData("vi", ForcedColors.Active)]
    public async Task Its_form_is_sound(string language, ForcedColors colours)
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await BeginAsync(office, language);
        await admin.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        await admin.Test($"{Display}.layout.list").CheckAsync();
        await admin.Test("add-announcement").ClickAsync();
        await admin.Test("save").ClickAsync();
        await Expect(admin.Test("summary")).ToBeFocusedAsync();
        await admin.Test($"{Display}.layout.list").FocusAsync();
        await admin.Page.Keyboard.PressAsync("ArrowLeft");
        await PagesAreSound.SeeAsync(admin, $"admin-board-layout-{language}-{colours}");
        await admin.Test($"{Display}.announcements[0].lastDay").FocusAsync();
        await PagesAreSound.SeeAsync(admin, $"admin-board-announcements-{language}-{colours}");
        AssertClean(admin);
    }

    /// <summary>Settings that are refused are an error to the browser, too.</summary>
    private static void AssertClean(AdminPage admin) =>
        Assert.DoesNotContain(admin.Complaints, complaint => !complaint.Contains("/settings", StringComparison.Ordinal));

    private async Task<AdminPage> BeginAsync(RunningServer office, string language = "vi")
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "boards");
        if (language == "en")
            await admin.Test("language").ClickAsync();
        await Expect(admin.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await admin.Test("add").ClickAsync();
        await admin.Test("boards[0].name").FillAsync("Sảnh");
        return admin;
    }
}
