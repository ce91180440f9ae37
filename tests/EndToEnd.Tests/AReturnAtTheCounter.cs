using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>An officer has a visitor come back: what for, when, and a code to take along, by the keyboard alone.</summary>
public sealed class AReturnAtTheCounter(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    /// <summary>Moves the focus on until it is there, as somebody does who looks where it is.</summary>
    private static async Task TabToAsync(ConsolePage console, string part)
    {
        for (var tabs = 0; tabs < 30; tabs++)
        {
            await console.Page.Keyboard.PressAsync("Tab");
            if (await console.Page.EvaluateAsync<string?>("() => document.activeElement.dataset.testid") == part)
                return;
        }

        Assert.Fail($"The keyboard does not come to {part}.");
    }

    [Theory]
    [InlineData("vi", 960, 1040)]
    [InlineData("en", 1280, 720)]
    public async Task After_it_was_said_that_papers_are_missing(string language, int width, int height)
    {
        await using var server = await BookedServer.StartAsync(settings => settings["publicAddress"] = "https://so.ha-dong.example.vn");
        var browser = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(browser, server);
        await console.Page.SetViewportSizeAsync(width, height);
        if (language == "en")
            await console.Test("language").ClickAsync();
        await console.GiveAsync();
        await console.NextAsync();
        await console.PressAsync("finish");
        await console.PressAsync("finished");
        await console.AsksAsync("finished");
        await console.KeysAsync("Enter", "ArrowDown", "ArrowDown"); // told what is missing
        await TabToAsync(console, "come-back");
        await console.Page.Keyboard.PressAsync("Enter");

        await console.AsksAsync("appointment");
        await Expect(console.Test("appointment-service")).ToBeFocusedAsync();
        await Expect(console.Test("appointment-service")).ToHaveValueAsync("ho-tich");
        await Expect(console.Test("reason-morePapers")).ToBeCheckedAsync();
        await TabToAsync(console, "appointment-day");
        await console.KeysAsync("ArrowDown", "ArrowDown");
        await TabToAsync(console, "appointment-time");
        await console.KeysAsync("ArrowDown");
        await Expect(console.Test("appointment-time").Locator("option:checked"))
            .ToHaveTextAsync(language == "vi" ? new Regex(@"^\s*01:00 · còn \d+ chỗ$") : new Regex(@"^\s*01:00 · \d+ places$"));
        await PagesAreSound.SeeAsync(console, $"console-appointment-{language}", pictured: true);
        await TabToAsync(console, "dialog-yes");
        await console.Page.Keyboard.PressAsync("Enter");

        await Expect(console.Test("appointment-code")).ToHaveTextAsync(new Regex("^[0-9A-Z]{4}-[0-9A-Z]{4}$"));
        var code = await console.Test("appointment-code").InnerTextAsync();
        await Expect(console.Test("appointment-when")).ToContainTextAsync("01:00");
        await Expect(console.Test("appointment-qr")).ToHaveAttributeAsync("src", new Regex("^data:image/svg"));
        await Expect(console.Test("appointment-page")).ToHaveTextAsync($"so.ha-dong.example.vn/b/ha-dong/{code}");
        await Expect(console.Test("dialog-back")).ToBeFocusedAsync();
        await PagesAreSound.SeeAsync(console, $"console-appointment-made-{language}", pictured: true);
        await console.Page.Keyboard.PressAsync("Enter");
        await console.PressAsync("finished");
        await Expect(console.Test("said")).ToHaveTextAsync(language == "vi" ? "Hướng dẫn bổ sung" : "Told what is missing");

        var phone = await BookingPhone.OpenAsync(browser, server, $"/b/ha-dong/{code}?language={language}");
        await Expect(phone.Page.Locator("#booking dl")).ToContainTextAsync(language == "vi" ? "Bổ sung hồ sơ" : "Bring more papers");
        if (language == "vi")
            await phone.SeeAsync("booking-return"); // in both
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task By_a_key_and_found_among_those_who_are_due()
    {
        await using var server = await BookedServer.StartAsync();
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), server);
        await console.KeysAsync("h");
        await console.AsksAsync("appointment");
        await Expect(console.Test("appointment-time")).ToBeVisibleAsync();
        await console.KeysAsync("ArrowDown"); // certifications
        await Expect(console.Test("appointment-service")).ToHaveValueAsync("chung-thuc");
        await TabToAsync(console, "reason-morePapers");
        await console.KeysAsync("ArrowDown");
        await Expect(console.Test("reason-result")).ToBeCheckedAsync();
        await TabToAsync(console, "dialog-yes");
        await console.KeysAsync("Enter");
        var code = await console.Test("appointment-code").InnerTextAsync();
        await Expect(console.Test("appointment-page")).ToHaveCountAsync(0); // the office has no address yet
        await console.KeysAsync("Escape", "e");
        await console.AsksAsync("away");
        await Expect(console.Test("away-ticket")).ToContainTextAsync($"lịch hẹn, mã {code} · Nhận kết quả");
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task A_time_that_is_taken_in_between_is_said_to_be_and_the_others_stay()
    {
        await using var server = await BookedServer.StartAsync(settings =>
        {
            var plan = BookedServer.Plan("ho-tich", minutes: 15, places: 1);
            plan["plannedCounters"] = 1; // one place a slot, an officer's as well
            settings["slotPlans"] = new JsonArray(plan);
        });
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), server);
        await console.KeysAsync("h");
        await console.Test("appointment-day").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var start = await console.Test("appointment-time").InputValueAsync();
        await console.Page.EvaluateAsync(
            """
            async (start) => (await import('/shell/server.js')).command('/api/v1/offices/ha-dong/bookings/returns',
              { service: 'ho-tich', start })
            """,
            start
        );
        await console.Test("dialog-yes").ClickAsync();
        await Expect(console.Test("appointment-taken")).ToHaveTextAsync("Giờ vừa chọn không còn chỗ. Dưới đây là các giờ còn lại.");
        await Expect(console.Test("appointment-time")).Not.ToHaveValueAsync(start);
        await Expect(console.Test("appointment-time").Locator($"option[value='{start}']")).ToHaveCountAsync(0);
        await PagesAreSound.SeeAsync(console, "console-appointment-taken", pictured: true);
        await console.Test("dialog-yes").ClickAsync();
        await Expect(console.Test("appointment-when")).ToContainTextAsync("00:15");
    }

    [Theory]
    [InlineData("vi", "không có khung giờ hẹn nào trong 30 ngày tới", "đã hết chỗ", "Mất kết nối với máy chủ")]
    [InlineData("en", "no appointment times in the next 30 days", "fully booked", "No connection to the server")]
    public async Task Without_a_plan_a_place_or_a_line_the_form_says_so(string language, string none, string full, string offline)
    {
        await using var server = await BookedServer.StartAsync(settings => settings.Remove("slotPlans"));
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), server);
        if (language == "en")
            await console.Test("language").ClickAsync();
        await console.KeysAsync("h");
        await Expect(console.Test("appointment-none")).ToContainTextAsync(none);
        await Expect(console.Test("dialog-yes")).ToHaveCountAsync(0);
        await console.KeysAsync("Escape");

        const string Slots = "**/returns/slots?*";
        var days = CounterStates.SlotsToComeBack.Single(state => state.State == "full").Days;
        await console.Page.RouteAsync(Slots, route => route.FulfillAsync(new() { Json = new { days } }));
        await console.KeysAsync("h");
        await Expect(console.Test("appointment-none")).ToContainTextAsync(full);
        await console.KeysAsync("Escape");

        await console.Page.UnrouteAsync(Slots);
        await console.Page.RouteAsync(Slots, route => route.AbortAsync());
        await console.KeysAsync("h");
        await Expect(console.Test("dialog-refusal")).ToContainTextAsync(offline);
        await console.Page.UnrouteAsync(Slots);
        await console.Test("appointment-again").ClickAsync();
        await Expect(console.Test("appointment-none")).ToContainTextAsync(none);
        await Expect(console.Test("dialog-refusal")).ToBeEmptyAsync();
    }
}
