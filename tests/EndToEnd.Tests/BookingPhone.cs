using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>The phone of somebody who books an appointment, and looks after it.</summary>
internal sealed class BookingPhone : PublicPhone
{
    private BookingPhone(IPage page)
        : base(page) { }

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
        var phone = new BookingPhone(await NewPageAsync(browser, at, scripts));
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
}
