using System.Net;
using FaceEngine.HeadTurns;
using KioskDevice.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>The diagnostics page: for who holds a manager's code, live, and nothing of it is kept.</summary>
[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera to the end of a visit
public sealed class TheStagesAreSeen(Browser browser)
{
    private readonly FakeVisitor visitor = new();

    [Fact]
    public async Task With_a_manager_s_code_beside_the_kiosk_s_page()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View(), new() { Reader = visitor.Reader });
        await kiosk.ScreenAsync("greeting");
        var page = await kiosk.Page.Context.NewPageAsync();
        await page.GotoAsync(new Uri(kiosk.Kiosk.Address, "/diagnostics").ToString());
        await page.GetByTestId("code").FillAsync("111111");
        await page.GetByTestId("open").ClickAsync();
        await Expect(page.GetByTestId("refusal")).ToContainTextAsync("Mã không đúng");
        await SoundAsync(page, "kiosk-diagnostics-entry");

        await page.GetByTestId("code").FillAsync("314 159");
        await page.GetByTestId("open").ClickAsync();

        // The kiosk's page draws only while it is in front, as it is on a kiosk with two windows.
        await kiosk.Page.BringToFrontAsync();
        await Expect(page.GetByTestId("decisions")).ToContainTextAsync("track"); // it looks from now on, so it sees what follows
        visitor.Turn(HeadDirection.Right);
        await Expect(page.GetByTestId("decisions")).ToContainTextAsync("turned right");
        await Expect(page.GetByTestId("figures")).ToContainTextAsync("Khuôn mặt thứ");
        await page.GetByTestId("language").ClickAsync();
        await Expect(page.GetByTestId("figures")).ToContainTextAsync("Face number");
        await SoundAsync(page, "kiosk-diagnostics");
    }

    [Fact]
    public async Task And_by_nobody_else()
    {
        await using var kiosk = await RunningKiosk.StartAsync(RunningKiosk.Nobody);
        using var feed = await kiosk.Http.GetAsync("/diagnostics/feed", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, feed.StatusCode);
        using var foreign = await kiosk.Http.PostAsync(
            "/diagnostics/open",
            new StringContent("""{"code":"314159"}""", null, "application/json"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    private static async Task SoundAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        Assert.Empty(await Axe.FaultsAsync(page));
    }
}
