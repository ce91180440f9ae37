using KioskDevice.Offline;
using KioskDevice.Tests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera to the end of a visit
public sealed class TheServerIsAway(Browser browser)
{
    [Fact]
    public async Task A_kiosk_without_reserve_waits_for_it()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        await kiosk.IdleAsync();
        await kiosk.Server.StopAsync();
        await Expect(kiosk.Test("trouble")).ToHaveAttributeAsync("data-why", "server");
        await kiosk.SoundAsync("kiosk-no-server");
    }

    [Fact]
    public async Task Reserve_numbers_are_given_and_once_they_are_spent_a_counter_is_named()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View() with { Services = [.. Office.View().Services.Take(2)] });
        await kiosk.IdleAsync();
        await LeaseOneOfEachAsync(kiosk);

        await Expect(kiosk.Test("outage")).ToBeVisibleAsync();
        await Expect(kiosk.Test("where")).ToBeHiddenAsync();
        await kiosk.SoundAsync("kiosk-outage");
        await TakeAsync(kiosk, "ho-tich", "A901");
        await kiosk.SoundAsync("kiosk-number-outage");
        await kiosk.Test("done").ClickAsync();
        await Expect(kiosk.Tile("ho-tich")).ToBeDisabledAsync();
        await Expect(kiosk.Tile("ho-tich")).ToContainTextAsync("Đã hết số dự phòng, mời đến quầy");
        await kiosk.SoundAsync("kiosk-outage-spent");

        await TakeAsync(kiosk, "dat-dai", "B901");
        await kiosk.Test("done").ClickAsync();
        await Expect(kiosk.Test("trouble")).ToHaveAttributeAsync("data-why", "outage-over");
        await Expect(kiosk.Test("trouble")).ToContainTextAsync("Mời đến quầy để lấy số.");
        await kiosk.SoundAsync("kiosk-outage-over");

        await kiosk.Server.StartAgainAsync();
        await kiosk.ScreenAsync("idle");
        await Expect(kiosk.Test("outage")).ToBeHiddenAsync();
        await Expect(kiosk.Test("where")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_program_that_hangs_is_noticed_and_the_page_goes_on_with_it()
    {
        Relay? line = null;
        await using var kiosk = await KioskPage.OpenAsync(
            browser,
            Office.View(),
            new() { SteersTime = true, Through = address => (line = Relay.Before(address)).Address }
        );
        await kiosk.ScreenAsync("idle");

        // one that is first needed later would never come
        await kiosk.Page.EvaluateAsync("() => Promise.all([...document.fonts].map(font => font.load()))");
        line!.Swallow(); // opened with the page
        await kiosk.Page.Clock.FastForwardAsync(16_000); // the program says something every 5 s
        await Expect(kiosk.Test("trouble")).ToHaveAttributeAsync("data-why", "device");
        await Expect(kiosk.Test("trouble")).ToContainTextAsync("Máy không phản hồi từ");
        await kiosk.Page.Clock.FastForwardAsync(20_000);
        await kiosk.SoundAsync("kiosk-no-program");

        line.Pass();
        await kiosk.Page.Clock.FastForwardAsync(5_000);
        await kiosk.Page.Clock.FastForwardAsync(3_000);
        await kiosk.ScreenAsync("idle");
        await line.DisposeAsync();
    }

    /// <summary>The server leases one number of each service, and goes.</summary>
    private static async Task LeaseOneOfEachAsync(KioskPage kiosk)
    {
        await kiosk.Server.StopAsync();
        await Expect(kiosk.Test("trouble")).ToHaveAttributeAsync("data-why", "server");
        kiosk.Server.OnLease = request =>
        {
            var (number, now) = (new TicketNumber(request.Service.Value == "ho-tich" ? 'A' : 'B', 901), DateTimeOffset.UtcNow);
            return Results.Json(
                new LeaseReply(Office.View().Day, [new(number, number)], [new(now.AddHours(-1), now.AddHours(1))], now.AddHours(2)),
                Wire.Json
            );
        };
        var store = kiosk.Kiosk.Services.GetRequiredService<OfflineStore>();
        var leased = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Changed += () =>
        {
            if (store.Day is { Hours.Count: 2 })
                leased.TrySetResult();
        };
        await kiosk.Server.StartAgainAsync();
        await leased.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await kiosk.Server.StopAsync();
    }

    private static async Task TakeAsync(KioskPage kiosk, string service, string number)
    {
        await kiosk.Tile(service).ClickAsync();
        await kiosk.Test("without-face").ClickAsync();
        await Expect(kiosk.Test("ticket-number")).ToHaveTextAsync(number);
    }
}
