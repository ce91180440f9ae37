using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>A visitor's page on a phone.</summary>
internal sealed class VisitorPage : PageUnderTest
{
    private VisitorPage(IPage page)
        : base(page) { }

    public ILocator Answer => Test("answer");

    /// <summary>Opens the page of the office's newest ticket, as the QR on the kiosk would.</summary>
    public static async Task<VisitorPage> OpenAsync(IBrowser browser, RunningOffice office, string? ticket = null)
    {
        var visit = new VisitorPage(
            await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 390, Height = 844 },
                    Locale = "vi-VN",
                    HasTouch = true,
                }
            )
        );
        await visit.Page.AddInitScriptAsync("window.shaken = 0; navigator.vibrate = () => { window.shaken += 1; return true; };");
        await visit.Page.GotoAsync(new Uri(office.Server.Address, $"/t/{ticket ?? office.NewestTicket()}").ToString());
        return visit;
    }

    /// <summary>How often the phone was shaken.</summary>
    public Task<int> ShakenAsync() => Page.EvaluateAsync<int>("window.shaken");
}
