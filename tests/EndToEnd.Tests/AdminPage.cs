using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>The manager's pages as a manager uses them.</summary>
internal sealed class AdminPage : PageUnderTest
{
    public static readonly string[] Sections =
    [
        "office",
        "setup",
        "services",
        "procedures",
        "groups",
        "counters",
        "priority",
        "hours",
        "appointments",
        "figures",
        "public",
        "people",
        "devices",
        "texts",
        "boards",
        "brand",
        "privacy",
        "template",
        "audit",
    ];

    private AdminPage(IPage page)
        : base(page) { }

    /// <summary>Opens the pages in a browser session of its own and signs in for the first time.</summary>
    public static async Task<AdminPage> SignInAsync(
        IBrowser browser,
        RunningServer office,
        string role = "manager",
        string section = "office",
        int width = 1280,
        int height = 720,
        string? timeZone = null
    )
    {
        var admin = await NewAsync(browser, width, height, timeZone);
        await admin.FirstSignInAsync(office.Address, role, office.PasswordOf(role));
        await admin.Page.GotoAsync(new Uri(office.Address, $"/admin?section={section}").ToString());
        await admin.HasSectionAsync(section);
        return admin;
    }

    public static async Task<AdminPage> OpenAsync(
        IBrowser browser,
        Uri address,
        string section = "office",
        int width = 1280,
        int height = 720,
        string? timeZone = null
    )
    {
        var admin = await NewAsync(browser, width, height, timeZone);
        await admin.Page.GotoAsync(new Uri(address, $"/admin?section={section}").ToString());
        return admin;
    }

    private static async Task<AdminPage> NewAsync(IBrowser browser, int width, int height, string? timeZone) =>
        new(
            await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = height },
                    TimezoneId = timeZone,
                }
            )
        );

    /// <summary>Signs in for the first time.</summary>
    public async Task BeginAsync(string role, string password, string section)
    {
        await EnterAsync(role, password, $"{role} went in by the door", passwordIsNew: true);
        await HasSectionAsync(section);
    }

    public async Task EnterAsync(string user, string password, string next, bool passwordIsNew)
    {
        await Test("username").FillAsync(user);
        await Test("password").FillAsync(password);
        await Test("sign-in").ClickAsync();
        if (!passwordIsNew)
            return;
        await Test("password-current").FillAsync(password);
        await Test("password-next").FillAsync(next);
        await Test("password-again").FillAsync(next);
        await Test("password-save").ClickAsync();
        await Test("begin").ClickAsync();
    }

    /// <summary>Goes to a section by the list on the left.</summary>
    public async Task GoAsync(string section, string? item = null)
    {
        await Test($"section-{section}").ClickAsync();
        await HasSectionAsync(section);
        if (item is not null)
            await Item(item).ClickAsync();
    }

    public Task HasSectionAsync(string section) => Expect(Test($"section-{section}")).ToHaveAttributeAsync("aria-current", "true");

    /// <summary>One of the list.</summary>
    public ILocator Item(string id) => Page.Locator($"a[data-testid=item][data-item='{id}']");

    public ILocator Fault(string path) => Test($"fault:{path}");

    /// <summary>Saves, and waits until it is said.</summary>
    public async Task SaveAsync()
    {
        await Test("save").ClickAsync();
        await Expect(Test("said")).Not.ToBeEmptyAsync();
    }
}
