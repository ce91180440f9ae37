using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static EndToEnd.Tests.PublicPhone;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>Booked on a phone, looked after there, and checked in near the office.</summary>
public sealed class AnAppointmentByPhone(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const string Path = "/cho/ha-dong/book";

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    /// <summary>What begins in five to ten minutes.</summary>
    private static async Task BookSoonAsync(BookingPhone phone)
    {
        await phone.Days.First.CheckAsync();
        if (await phone.Times.CountAsync() < 2)
            await phone.Days.Nth(1).CheckAsync(); // just before midnight
        await phone.Times.Nth(1).CheckAsync();
        await phone.Button.ClickAsync();
        await phone.Button.ClickAsync();
        await phone.Page.WaitForURLAsync("**/b/ha-dong/*");
    }

    [Fact]
    public async Task Booked_moved_and_given_up_by_keyboard_alone()
    {
        await using var server = await BookedServer.StartAsync();
        var phone = await BookingPhone.OpenAsync(await browsers.OpenAsync(), server, path: "/cho/ha-dong");
        await phone.PressAsync(phone.Page.GetByRole(AriaRole.Link, new() { Name = "Đặt lịch hẹn" }), "Enter");
        await phone.PressAsync(phone.Choice("service", "ho-tich"), "Space");
        await Expect(phone.Days.Nth(5)).ToBeEnabledAsync();
        await Expect(phone.Days.Nth(2)).ToHaveAccessibleNameAsync(new Regex(@"\d\d/\d\d còn 24 chỗ$"));
        await phone.PressAsync(phone.Days.Nth(2), "Space");
        await Expect(phone.Times).ToHaveCountAsync(24);
        await phone.PressAsync(phone.Times.Nth(9), "Space");
        await Expect(phone.Times.Nth(9)).ToHaveAccessibleNameAsync("09:00 còn 1 chỗ");
        await phone.SeeAsync("cho-book"); // in another language, too, and what was chosen stays so
        await Expect(phone.Times.Nth(9)).ToBeCheckedAsync();
        await phone.PressAsync(phone.Times.Nth(9), "Enter");

        await Expect(phone.Page.Locator("#confirming h2")).ToBeFocusedAsync();
        await Expect(phone.Page.Locator("#when")).ToContainTextAsync("09:00, ");
        await Expect(phone.Page.Locator("#until")).ToHaveTextAsync(new Regex(@"^Chỗ được giữ đến \d\d:\d\d \(còn [45]:\d\d\)\.$"));
        await phone.Contact.FillAsync("không phải");
        await phone.Contact.PressAsync("Enter");
        await Expect(phone.Said).ToHaveTextAsync("Xin nhập một số điện thoại hoặc một địa chỉ email.");
        await Expect(phone.Contact).ToBeFocusedAsync();
        await phone.SeeAsync("cho-book-confirm");
        await Expect(phone.Contact).ToHaveValueAsync("không phải");
        await phone.Contact.FillAsync("0912 345 678");
        await phone.Contact.PressAsync("Enter");

        await phone.Page.WaitForURLAsync("**/b/ha-dong/*");
        await Expect(phone.State).ToHaveTextAsync("Đã xác nhận");
        await Expect(phone.Test("code")).ToHaveTextAsync(new Regex("^[0-9A-Z]{4}-[0-9A-Z]{4}$"));
        await Expect(phone.Page.Locator("#booking dl")).ToContainTextAsync("2 Hoàng Diệu");
        await phone.SeeAsync("booking");

        await phone.PressAsync(phone.Act("move"), "Enter");
        await Expect(phone.Page.Locator("#moving h2")).ToBeFocusedAsync();
        await phone.PressAsync(phone.Days.Nth(3), "Space");
        await phone.PressAsync(phone.Times.Nth(14), "Space");
        await PagesAreSound.SeeAsync(phone, "booking-move", pictured: true);
        await phone.PressAsync(phone.Times.Nth(14), "Enter");
        await Expect(phone.Said).ToHaveTextAsync("Đã đổi giờ hẹn.");
        await Expect(phone.Page.Locator(".when")).ToContainTextAsync("14:00, ");
        await Expect(phone.Act("move")).ToBeFocusedAsync();

        await phone.PressAsync(phone.Act("cancel"), "Enter");
        await Expect(phone.Page.Locator("#sure")).ToBeVisibleAsync();
        await PagesAreSound.SeeAsync(phone, "booking-cancel", pictured: true);
        await phone.Page.Keyboard.PressAsync("Escape");
        await Expect(phone.Act("cancel")).ToBeFocusedAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.PressAsync(phone.Act("yes"), "Enter");
        await Expect(phone.State).ToHaveTextAsync("Đã hủy");
        await Expect(phone.Page.Locator("h1")).ToBeFocusedAsync();
        await Expect(phone.Act("move")).ToHaveCountAsync(0);
        await phone.SeeAsync("booking-cancelled");
        Assert.Empty(await phone.Page.Context.CookiesAsync());
        Assert.All(phone.Complaints, said => Assert.Contains("400", said, StringComparison.Ordinal)); // the contact that was none
    }

    [Fact]
    public async Task A_place_that_is_taken_in_between_is_said_to_be()
    {
        await using var server = await BookedServer.StartAsync();
        var browser = await browsers.OpenAsync();
        var (first, second) = (
            await BookingPhone.OpenAsync(browser, server, $"{Path}?language=en&service=ho-tich"),
            await BookingPhone.OpenAsync(browser, server, $"{Path}?service=ho-tich")
        );
        foreach (var phone in new[] { first, second })
        {
            await phone.Days.Nth(1).CheckAsync();
            await phone.Times.Nth(8).CheckAsync();
        }

        await first.Button.ClickAsync();
        await first.Button.ClickAsync();
        await first.Page.WaitForURLAsync("**/b/ha-dong/*");
        await Expect(first.State).ToHaveTextAsync("Confirmed");

        await second.Button.ClickAsync();
        await Expect(second.Said).ToHaveTextAsync(new Regex("^Khung giờ này đã hết chỗ đặt"));
        await Expect(second.Days.Nth(1)).ToBeCheckedAsync();
        await Expect(second.Times.Nth(8)).ToHaveAccessibleNameAsync("08:00 hết chỗ");
        await Expect(second.Times.Nth(8)).ToBeDisabledAsync();
        await second.SeeAsync("cho-book-taken");
        await second.Times.Nth(9).CheckAsync();
        await second.Button.ClickAsync();
        await second.Page.Locator("#back").ClickAsync();
        await Expect(second.Times.Nth(9)).ToBeCheckedAsync();
        await second.Button.ClickAsync(); // the same place, still kept
        await second.Button.ClickAsync();
        await second.Page.WaitForURLAsync("**/b/ha-dong/*");

        await second.Act("move").ClickAsync();
        await second.Days.Nth(1).CheckAsync();
        await Expect(second.Times.Nth(8)).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_place_is_kept_for_five_minutes_and_what_was_typed_for_longer()
    {
        await using var server = await BookedServer.StartAsync();
        var phone = await BookingPhone.OpenAsync(
            await browsers.OpenWithAsync(),
            server,
            $"{Path}?language=en&service=chung-thuc",
            withClock: true
        );
        await phone.Days.Nth(2).CheckAsync();
        await phone.Times.Nth(100).CheckAsync();
        await phone.Button.ClickAsync();
        await phone.Contact.FillAsync("lan@example.vn");
        await phone.Page.Clock.FastForwardAsync(4 * 60_000);
        await phone.Page.Clock.RunForAsync(2_000);
        await Expect(phone.Said).ToHaveTextAsync("One minute is left to confirm.");
        await phone.Page.Clock.FastForwardAsync(60_000);
        await phone.Page.Clock.RunForAsync(2_000);
        await Expect(phone.Said).ToHaveTextAsync("The five minutes to confirm are over. Please choose a time again.");
        await Expect(phone.Page.Locator("#confirming")).ToBeHiddenAsync();
        await Expect(phone.Days.Nth(2)).ToBeCheckedAsync();
        await PagesAreSound.SeeAsync(phone, "cho-book-lapsed", pictured: true);
        await phone.Times.Nth(101).CheckAsync();
        await phone.Button.ClickAsync();
        await Expect(phone.Contact).ToHaveValueAsync("lan@example.vn");
        await phone.Button.ClickAsync();
        await phone.Page.WaitForURLAsync("**/b/ha-dong/*");
        await Expect(phone.State).ToHaveTextAsync("Confirmed");
    }

    /// <summary>From the phone to the counter: what is booked is checked in near the office, and called.</summary>
    [Fact]
    public async Task Checked_in_near_the_office_and_called()
    {
        await using var server = await BookedServer.StartAsync();
        var phone = await BookingPhone.OpenAsync(await browsers.OpenAsync(), server, $"{Path}?service=chung-thuc", at: AtHome);
        await BookSoonAsync(phone);
        var booked = phone.Page.Url;
        var file = await phone.Page.RunAndWaitForDownloadAsync(() => phone.Page.Locator("a[href$='calendar.ics']").ClickAsync());
        Assert.Contains(
            "METHOD:PUBLISH",
            await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        await phone.PressAsync(phone.Act("come"), "Enter");
        await Expect(phone.Said).ToContainTextAsync("còn cách cơ quan khoảng 10.100 m");
        Assert.DoesNotContain(phone.Sent, asked => asked.Contains("/check-in", StringComparison.Ordinal));
        await phone.SeeAsync("booking-far");
        await phone.Page.Context.SetGeolocationAsync(AtTheDoor);
        await phone.PressAsync(phone.Act("come"), "Enter");
        await phone.Page.WaitForURLAsync("**/t/*");
        await Expect(phone.Test("number")).ToHaveTextAsync(new Regex(@"^[A-Z]001$"));
        Assert.All(phone.Sent, body => Assert.DoesNotMatch(@"\b(20\.97|21\.02|105\.)", body)); // where the phone is stays there

        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), server);
        await console.NextAsync();
        await Expect(phone.Test("answer")).ToContainTextAsync("Mời ông/bà đến quầy 1");
        await phone.Page.GotoAsync(booked);
        await Expect(phone.State).ToHaveTextAsync(new Regex("^Đã lấy số [A-Z]001$"));
        await Expect(phone.Act("cancel")).ToHaveCountAsync(0);
        await phone.SeeAsync("booking-used");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Xem số thứ tự" }).ClickAsync();
        await phone.Page.WaitForURLAsync("**/t/*");
    }

    /// <summary>Who comes without a phone that works is found by the officer: by time, code or service.</summary>
    [Fact]
    public async Task Come_to_with_an_officer()
    {
        await using var server = await BookedServer.StartAsync();
        var phone = await BookingPhone.OpenAsync(await browsers.OpenAsync(), server, $"{Path}?service=chung-thuc");
        await BookSoonAsync(phone);
        var code = await phone.Test("code").InnerTextAsync();
        var time = (await phone.Page.Locator(".when").InnerTextAsync())[..5]; // the office's, wherever a screen stands

        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), server);
        await console.KeysAsync("e");
        await console.AsksAsync("away");
        await Expect(console.Test("away-ticket")).ToContainTextAsync($"lịch hẹn, mã {code}");
        await Expect(console.Test("away-ticket")).ToContainTextAsync(time);
        await PagesAreSound.SeeAsync(console, "console-away-booked", pictured: true);
        await console.Test("away-search").FillAsync("2222");
        await Expect(console.Test("away-ticket")).ToHaveCountAsync(0);
        await console.Test("away-search").FillAsync(code[..3].ToLowerInvariant());
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(console.Test("given-number")).ToHaveTextAsync("B001");
        await console.Page.Keyboard.PressAsync("Escape");
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("1");
        await Expect(console.Test("waiting-due")).ToHaveTextAsync($"hẹn {time}");
        await PagesAreSound.SeeAsync(console, "console-due", pictured: true);
        await console.KeysAsync("e");
        await console.AsksAsync("away");
        await Expect(console.Test("away-ticket")).ToHaveCountAsync(0);
        await phone.Page.ReloadAsync();
        await Expect(phone.State).ToHaveTextAsync("Đã lấy số B001");
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task Refused_in_words_without_scripts_and_on_a_dead_line()
    {
        await using var server = await BookedServer.StartAsync();
        var browser = await browsers.OpenAsync();
        var plain = await BookingPhone.OpenAsync(browser, server, $"{Path}?language=en", scripts: false);
        await Expect(plain.Page.Locator("noscript p")).ToContainTextAsync("the browser has to allow JavaScript");
        var phone = await BookingPhone.OpenAsync(browser, server, Path);
        await phone.Button.ClickAsync();
        await Expect(phone.Said).ToHaveTextAsync("Mời chọn lĩnh vực.");
        await phone.Page.RouteAsync("**/slots?*", route => route.AbortAsync());
        await phone.Choice("service", "ho-tich").CheckAsync();
        await Expect(phone.Page.Locator("#slots")).ToContainTextAsync("Chưa tải được các giờ còn chỗ.");
        await phone.SeeAsync("cho-book-unloaded");
        await Expect(phone.Page.Locator("#slots")).ToContainTextAsync("Chưa tải được các giờ còn chỗ.");
        await phone.Page.UnrouteAsync("**/slots?*");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Tải lại" }).ClickAsync();
        await phone.Button.ClickAsync();
        await Expect(phone.Said).ToHaveTextAsync("Mời chọn ngày và giờ.");
        await phone.Days.Nth(1).CheckAsync();
        await phone.Times.Nth(8).CheckAsync();
        await phone.Page.RouteAsync("**/bookings/challenge", route => route.AbortAsync());
        await phone.Button.ClickAsync();
        await Expect(phone.Said).ToHaveTextAsync("Mất kết nối với máy chủ. Chưa có gì thay đổi.");
        await Expect(phone.Times.Nth(8)).ToBeCheckedAsync();
        Assert.Empty(phone.Complaints);
    }
}
