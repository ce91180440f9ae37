using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>A phone on the pages that everybody has, without an app and without a name.</summary>
internal class PublicPhone : PageUnderTest
{
    /// <summary>Ten kilometres from the office of the tests.</summary>
    public static readonly Geolocation AtHome = new()
    {
        Latitude = 21.0285f,
        Longitude = 105.8542f,
        Accuracy = 20,
    };

    /// <summary>Before its door.</summary>
    public static readonly Geolocation AtTheDoor = new()
    {
        Latitude = 20.9713f,
        Longitude = 105.7789f,
        Accuracy = 30,
    };

    private readonly List<string> sent = [];

    protected PublicPhone(IPage page)
        : base(page) => page.Request += (_, request) => sent.Add($"{request.Url} {request.PostData}");

    /// <summary>What it asked for, with what it said.</summary>
    public IReadOnlyList<string> Sent => sent;

    public ILocator Said => Page.Locator("#said");

    public async Task SeeAsync(string name)
    {
        await PagesAreSound.SeeAsync(this, name, pictured: true);
        await NothingIsCutOnAnyPhone.SeeAsync(this, name);
        await Page.SetViewportSizeAsync(390, 844);
    }

    /// <param name="browser">The browser.</param>
    /// <param name="at">Where it says it is; null where nobody lets it.</param>
    /// <param name="scripts">Whether it runs scripts.</param>
    protected static Task<IPage> NewPageAsync(IBrowser browser, Geolocation? at, bool scripts) =>
        browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                JavaScriptEnabled = scripts,
                Locale = "vi-VN",
                HasTouch = true,
                Geolocation = at,
                Permissions = at is null ? [] : ["geolocation"],
            }
        );
}
