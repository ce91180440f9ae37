using System.Text.Json;
using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>The hall as its manager sees it.</summary>
internal sealed class HallPage : PageUnderTest
{
    private HallPage(IPage page)
        : base(page) { }

    /// <summary>Opens the hall in a browser session of its own and signs in for the first time.</summary>
    public static async Task<HallPage> SignInAsync(IBrowser browser, RunningOffice office, string role = "manager")
    {
        var hall = new HallPage(
            await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 1280, Height = 720 },
                }
            )
        );
        await hall.FirstSignInAsync(office.Server.Address, role, office.PasswordOf(role));
        await hall.Page.GotoAsync(new Uri(office.Server.Address, "/hall").ToString());
        return hall;
    }

    /// <summary>
    /// Waits until the page has heard of its size: each list that has no room is reached by the keyboard, and no other one is in its way.
    /// </summary>
    public Task ListsScrollAsync() =>
        Page.WaitForFunctionAsync(
            """
            () => [...document.querySelectorAll('.scrolls')].every((list) =>
              (list.scrollHeight > list.clientHeight || list.scrollWidth > list.clientWidth) === (list.tabIndex === 0))
            """
        );

    /// <summary>Has the server's list of today's appointments hold these, each of a quarter of an hour, and reads the page anew.</summary>
    /// <param name="appointments">How many minutes from now each begins, and what became of it.</param>
    public async Task ExpectAsync(params (int InMinutes, string State)[] appointments)
    {
        var bookings = appointments.Select(of => new
        {
            start = DateTimeOffset.UtcNow.AddMinutes(of.InMinutes),
            minutes = 15,
            state = of.State,
            name = new { vi = "Đất đai – Xây dựng", en = "Land & construction" },
        });
        var list = JsonSerializer.Serialize(new { bookings });
        await Page.RouteAsync("**/bookings", route => route.FulfillAsync(new() { Body = list, ContentType = "application/json" }));
        await Page.ReloadAsync();
    }

    /// <summary>The row of a counter.</summary>
    public ILocator Counter(string id) => Page.Locator($"[data-testid=hall-counter][data-counter={id}]");

    /// <summary>One figure of the day.</summary>
    public ILocator Total(string part) => Page.Locator($"[data-testid=totals] [data-part={part}] dd");
}
