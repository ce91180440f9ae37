using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>What a past day would have come to, and advice, as somebody reads them.</summary>
internal sealed class WhatIfPage : PageUnderTest
{
    private readonly Uri server;

    private WhatIfPage(IPage page, Uri server)
        : base(page) => this.server = server;

    /// <summary>Signs in for the first time, in a browser session of its own, and opens it.</summary>
    public static async Task<WhatIfPage> SignInAsync(IBrowser browser, RunningServer office, string role, string path = "/reports/what-if")
    {
        var page = new WhatIfPage(
            await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 1280, Height = 720 },
                }
            ),
            office.Address
        );
        await page.FirstSignInAsync(office.Address, role, office.PasswordOf(role));
        await page.GoAsync(path);
        return page;
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(server, path).ToString());

    /// <summary>A cell of the table of the whole: what happened, the same played, and with the changes.</summary>
    public ILocator Figure(string figure, int play) => Page.Locator($"[data-testid=total] tr[data-figure={figure}] td").Nth(play);

    /// <summary>How far the page is wider than its window; 0 is good.</summary>
    public Task<int> SidewaysAsync() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
