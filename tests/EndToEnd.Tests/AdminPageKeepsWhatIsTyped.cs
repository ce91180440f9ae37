using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

public sealed class AdminPageKeepsWhatIsTyped(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    [Fact]
    public async Task A_refusal_names_the_fields_and_leads_to_them()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services");
        await admin.Item("ho-tich").ClickAsync();
        await admin.Test("services[0].prefix").FillAsync("B");
        await admin.Test("services[0].expectedMinutes").FillAsync("241");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Test("summary")).ToBeFocusedAsync();
        await Expect(admin.Test("taken:services[0].prefix")).ToHaveTextAsync("Chữ B đã dùng cho lĩnh vực Chứng thực.");
        await Expect(admin.Fault("services[0].expectedMinutes")).ToHaveTextAsync("Nhập số nguyên từ 1 đến 240.");
        await Expect(admin.Test("services[0].prefix")).ToHaveValueAsync("B");
        await admin.Test("summary").GetByRole(Microsoft.Playwright.AriaRole.Link).First.ClickAsync();
        await Expect(admin.Page.Locator("[data-testid^='services[0].']:focus")).ToHaveCountAsync(1);

        await admin.Test("language").ClickAsync();
        await Expect(admin.Test("taken:services[0].prefix"))
            .ToHaveTextAsync("The letter B belongs to Certified copies & signatures already.");
        await admin.Test("services[0].prefix").FillAsync("Z");
        await admin.Test("services[0].expectedMinutes").FillAsync("");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("services[0].expectedMinutes")).ToHaveTextAsync("Please fill this in.");
        await admin.Test("services[0].expectedMinutes").FillAsync("9");
        await admin.SaveAsync();
        await Expect(admin.Test("summary")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Somebody_elses_save_in_between_is_said_and_both_changes_stay()
    {
        var browser = await browsers.OpenAsync();
        var one = await AdminPage.SignInAsync(browser, office, "manager", "services");
        var two = await AdminPage.SignInAsync(browser, office, "admin", "services");
        await one.Item("ho-tich").ClickAsync();
        await one.Test("services[0].expectedMinutes").FillAsync("9");
        await two.Item("chung-thuc").ClickAsync();
        await two.Test("services[1].expectedMinutes").FillAsync("8");
        await two.SaveAsync();
        await Expect(two.Test("saved-by")).ToContainTextAsync("admin");

        await one.Test("save").ClickAsync();
        await Expect(one.Test("refusal")).ToContainTextAsync("admin vừa lưu thay đổi khác");
        await Expect(one.Test("services[0].expectedMinutes")).ToHaveValueAsync("9");
        await one.SaveAsync();
        await one.Item("chung-thuc").ClickAsync();
        await Expect(one.Test("services[1].expectedMinutes")).ToHaveValueAsync("8");
    }

    [Fact]
    public async Task A_time_is_of_the_24_hour_clock_in_every_language()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "hours");
        await admin.Test("language").ClickAsync();
        await admin.Test("hours.week").CheckAsync();
        var end = admin.Test("hours.week[0].periods[1].to");
        await Expect(end).ToHaveValueAsync("17:00");
        await end.FillAsync("25:00");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("hours.week[0].periods")).ToHaveTextAsync("Enter a time of the 24-hour clock, such as 07:30.");
        await Expect(end).ToHaveAttributeAsync("aria-invalid", "true");
        await admin.Test("summary").GetByRole(Microsoft.Playwright.AriaRole.Link).First.ClickAsync();
        await Expect(end).ToBeFocusedAsync();
        await end.FillAsync("1630"); // as on a keyboard of figures
        await end.BlurAsync();
        await Expect(end).ToHaveValueAsync("16:30");
        await admin.SaveAsync();
        await admin.Page.ReloadAsync();
        await Expect(end).ToHaveValueAsync("16:30");
    }

    [Fact]
    public async Task Leaving_asks_and_back_works()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        await admin.GoAsync("services", "dat-dai");
        await admin.GoAsync("counters");
        await admin.Page.GoBackAsync();
        await admin.HasSectionAsync("services");
        await Expect(admin.Test("services[2].prefix")).ToHaveValueAsync("C");
        await admin.Test("services[2].prefix").FillAsync("X");

        await admin.Page.GoBackAsync();
        await Expect(admin.Test("question")).ToBeVisibleAsync();
        await admin.Page.Keyboard.PressAsync("Escape");
        await Expect(admin.Test("services[2].prefix")).ToHaveValueAsync("X");
        await admin.Test("section-people").ClickAsync();
        await admin.Test("no").ClickAsync();
        await Expect(admin.Test("services[2].prefix")).ToHaveValueAsync("X");
        await admin.Test("section-people").ClickAsync();
        await admin.Test("yes").ClickAsync();
        await admin.HasSectionAsync("people");
        await admin.GoAsync("services", "dat-dai");
        await Expect(admin.Test("services[2].prefix")).ToHaveValueAsync("C");
    }

    [Fact]
    public async Task The_keyboard_does_all_of_it()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        var keys = admin.Page.Keyboard;
        await admin.Test("section-services").FocusAsync();
        await keys.PressAsync("Enter");
        await admin.HasSectionAsync("services");
        await Expect(admin.Page.Locator("h1")).ToBeFocusedAsync();
        await Expect(admin.Item("ho-tich")).ToBeVisibleAsync(); // the heading is there before the list
        await keys.PressAsync("Tab"); // the first service
        await Expect(admin.Item("ho-tich")).ToBeFocusedAsync();
        await keys.PressAsync("Tab"); // its place: it cannot go up
        await keys.PressAsync("Enter");
        await Expect(admin.Page.Locator(".items a").First).ToHaveTextAsync("Chứng thựcB");
        await admin.Test("save").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(admin.Test("said")).ToHaveTextAsync("Đã lưu.");
        Assert.Equal("chung-thuc", (await office.KioskViewAsync()).GetProperty("services")[0].GetProperty("id").GetString());
    }
}
