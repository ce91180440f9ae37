using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>The kiosk's page as its visitor walks it, and everything it said on the console.</summary>
internal sealed class KioskPage : PageUnderTest
{
    public const string FirstService = "ho-tich";

    private KioskPage(IPage page)
        : base(page) { }

    public static async Task<KioskPage> OpenAsync(IBrowser browser, RunningOffice office, int width = 720, int height = 1280) =>
        await OpenAsync(
            await browser.NewContextAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = height },
                }
            ),
            office
        );

    public static async Task<KioskPage> OpenAsync(IBrowserContext context, RunningOffice office) =>
        await OpenAsync(await context.NewPageAsync(), office);

    public static async Task<KioskPage> OpenAsync(IPage page, RunningOffice office)
    {
        var kiosk = new KioskPage(page);
        await kiosk.Page.GotoAsync((await office.KioskAsync()).ToString());
        return kiosk;
    }

    public Task ScreenAsync(string name, float withinMilliseconds = 15_000) =>
        Assertions.Expect(Page.Locator(".kiosk")).ToHaveAttributeAsync("data-screen", name, new() { Timeout = withinMilliseconds });

    /// <summary>Chooses a service; the consent is asked next when there is a camera.</summary>
    public Task ChooseAsync(string service = FirstService) =>
        Page.Locator($"[data-testid=service-tile][data-service={service}]").ClickAsync();

    /// <summary>Waits until pictures of the camera come.</summary>
    public Task CameraReadyAsync() => Page.Locator(".kiosk[data-camera=ready]").WaitForAsync();

    /// <summary>Takes a number by face, and returns it.</summary>
    public async Task<string> TakeByFaceAsync(string service = FirstService, bool picture = false)
    {
        await CameraReadyAsync();
        await ChooseAsync(service);
        if (picture)
            await Test("consent-picture").CheckAsync();
        await Test("consent-accept").ClickAsync();
        try
        {
            return await Test("ticket-number").InnerTextAsync();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"No number came. The kiosk shows: {await Page.Locator(".kiosk").InnerTextAsync()}", e);
        }
    }

    /// <summary>Ends the visit.</summary>
    public Task DoneAsync() => Test("done").ClickAsync();
}
