using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>The reports as somebody reads them.</summary>
internal sealed class ReportsPage : PageUnderTest
{
    private ReportsPage(IPage page)
        : base(page) { }

    /// <summary>Signs in for the first time, in a browser session of its own, and opens the reports of today.</summary>
    public static async Task<ReportsPage> SignInAsync(IBrowser browser, RunningOffice office, string role)
    {
        var reports = new ReportsPage(
            await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 1280, Height = 720 },
                }
            )
        );
        await reports.FirstSignInAsync(office.Server.Address, role, office.PasswordOf(role));
        await reports.GoAsync(office);
        return reports;
    }

    /// <summary>Opens them in a page that is signed in.</summary>
    public static async Task<ReportsPage> OpenAsync(RunningOffice office, IPage page)
    {
        var reports = new ReportsPage(page);
        await reports.GoAsync(office);
        return reports;
    }

    /// <summary>One of the figures on top.</summary>
    public ILocator Headline(string figure) => Page.Locator($"[data-testid=headline-{figure}] dd.figure");

    /// <summary>The row of a part.</summary>
    public ILocator Part(string key) => Page.Locator($"[data-testid=part][data-key='{key}']");

    private async Task GoAsync(RunningOffice office)
    {
        await Page.GotoAsync(new Uri(office.Server.Address, "/reports").ToString());
        await Test("period").SelectOptionAsync("today");
        await Page.WaitForURLAsync(address => address.Contains("from=", StringComparison.Ordinal));
    }
}
