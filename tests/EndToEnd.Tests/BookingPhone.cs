using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>The phone of somebody who books an appointment, and looks after it.</summary>
internal sealed class BookingPhone : PageUnderTest
{
    private readonly List<string> sent = [];

    private BookingPhone(IPage page)
        : base(page) => page.Request += (_, request) => sent.Add($"{request.Url} {request.PostData}");

    /// <summary>What it asked for, with what it said.</summary>
    public IReadOnlyList<string> Sent => sent;

    public ILocator Said => Page.Locator("#said");

    public ILocator Button => Page.Locator("#book [type=submit]:not([aria-disabled])");

    public ILocator Contact => Page.Locator("[name=contact]");

    public ILocator Days => Page.Locator("[name=day]");

    public ILocator Times => Page.Locator("[name=start]");

    public ILocator State => Page.Locator(".state");

    public static async Task<BookingPhone> OpenAsync(
        IBrowser browser,
        RunningServer server,
        string path,
        Geolocation? at = null,
        bool scripts = true,
        bool withClock = false
    )
    {
        var phone = new BookingPhone(
            await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 390, Height = 844 },
                    JavaScriptEnabled = scripts,
                    Locale = "vi-VN",
                    HasTouch = true,
                    Geolocation = at,
                    Permissions = at is null ? [] : ["geolocation"],
                }
            )
        );
        if (withClock)
            await phone.Page.Clock.InstallAsync();
        await phone.Page.GotoAsync(new Uri(server.Address, path).ToString());
        return phone;
    }

    public ILocator Choice(string name, string value) => Page.Locator($"[name={name}][value={value}]");

    public ILocator Act(string act) => Page.Locator($"[data-act={act}]");

    public async Task PressAsync(ILocator part, string key)
    {
        await part.FocusAsync();
        await Page.Keyboard.PressAsync(key);
    }

    public async Task SeeAsync(string name)
    {
        await PagesAreSound.SeeAsync(this, name, pictured: true);
        await NothingIsCutOnAnyPhone.SeeAsync(this, name);
        await Page.SetViewportSizeAsync(390, 844);
    }
}
