using System.Text.RegularExpressions;
using KioskDevice.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>
/// A line between a page and the program that takes everything and answers nothing: the pages beside the kiosk's own say since when. Their
/// time is moved on by the test.
/// </summary>
public sealed class TheLineDies(Browser browser)
{
    [Fact]
    public async Task The_counter_s_page_says_since_when_and_goes_on_seconds_after()
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        await using var kiosk = await RunningKiosk.StartAsync(server.Address, settings: ["--Kiosk:Counter", "quay-2"]);
        await using var line = Relay.Before(kiosk.Address);
        await using var context = await browser.ContextAsync(800, 600);
        var page = await OpenAsync(context, new(line.Address, "/counter"));
        var looking = page.GetByTestId("looking");
        await Expect(looking).ToHaveTextAsync(new Regex("^The camera is off"));

        line.Swallow();
        await page.Clock.FastForwardAsync(15_000); // the program says something every 5 s
        await Expect(looking).ToHaveTextAsync(new Regex(@"^The machine has not answered since \d+:\d\d"));
        await page.Clock.FastForwardAsync(2_000); // in the midst of a connection that is never answered
        line.Pass();
        await page.Clock.FastForwardAsync(15_000);
        await page.Clock.FastForwardAsync(2_000);

        await Expect(looking).ToHaveTextAsync(new Regex("^The camera is off"));
    }

    [Fact]
    public async Task The_diagnostics_page_says_since_when()
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        await using var kiosk = await RunningKiosk.StartAsync(server.Address);
        await using var line = Relay.Before(kiosk.Address);
        await using var context = await browser.ContextAsync(800, 600);
        var page = await OpenAsync(context, new(line.Address, "/diagnostics"));
        await page.GetByTestId("code").FillAsync(FakeServer.DiagnosticsCode);
        await page.GetByTestId("open").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("starting");

        line.Swallow();
        await page.Clock.FastForwardAsync(25_000); // the program says something every 10 s
        await Expect(page.GetByTestId("ended")).ToHaveTextAsync(new Regex(@"^Máy không phản hồi từ \d\d:\d\d\. Xin tải lại"));
    }

    [Fact]
    public async Task The_diagnostics_page_whose_code_is_never_answered_says_so()
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        await using var kiosk = await RunningKiosk.StartAsync(server.Address);
        await using var line = Relay.Before(kiosk.Address);
        await using var context = await browser.ContextAsync(800, 600);
        var page = await OpenAsync(context, new(line.Address, "/diagnostics"));
        await page.GetByTestId("code").FillAsync(FakeServer.DiagnosticsCode);
        line.Swallow();
        await page.GetByTestId("open").ClickAsync();
        await page.Clock.FastForwardAsync(8_000);

        await Expect(page.GetByTestId("refusal")).Not.ToBeEmptyAsync();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(address.ToString());
        return page;
    }
}
