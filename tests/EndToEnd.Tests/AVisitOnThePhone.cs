using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>The phone's page of a visit; the kiosk of it is played here, so that each of its screens can be shown.</summary>
public sealed class AVisitOnThePhone(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Shows_what_the_kiosk_asks_and_tells_it_what_is_chosen()
    {
        await using var server = await RunningServer.StartAsync();
        await using var kiosk = await PlayedKiosk.OpenAsync(server);
        var phone = new PhonePage(
            await (await browsers.OpenAsync()).NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 390, Height = 844 },
                    Locale = "vi-VN",
                    HasTouch = true,
                }
            )
        );
        await phone.Page.GotoAsync(new Uri(server.Address, $"/k/{kiosk.Token}").ToString());
        await kiosk.JoinedAsync();

        await kiosk.ShowAsync("choosing");
        await Expect(phone.Test("service")).ToHaveCountAsync(7);
        await PagesAreSound.SeeAsync(phone, "phone-choosing");
        await phone.Page.Locator("[data-service=dat-dai]").ClickAsync();
        Assert.Equal("dat-dai", (await kiosk.ActAsync()).GetProperty("id").GetString());

        await kiosk.ShowAsync("consent", service: "dat-dai");
        await Expect(phone.Test("consent-picture")).Not.ToBeCheckedAsync();
        await PagesAreSound.SeeAsync(phone, "phone-consent");
        await phone.Test("consent-accept").ClickAsync();
        var consent = await kiosk.ActAsync();
        Assert.Equal(
            ("consent", "vi", false),
            (
                consent.GetProperty("type").GetString(),
                consent.GetProperty("language").GetString(),
                consent.GetProperty("picture").GetBoolean()
            )
        );

        foreach (
            var (name, words) in new[]
            {
                ("capture", "nhìn vào camera"),
                ("challenge", "sang trái"),
                ("gave-up", "chưa xác nhận"),
                ("refused", "Chưa"),
            }
        )
        {
            await kiosk.ShowAsync(name, hint: "tooFar", asked: "left", why: name == "refused" ? "numbers-spent" : "liveness");
            await Expect(phone.Page.Locator("h1")).ToContainTextAsync(words);
            await PagesAreSound.SeeAsync(phone, $"phone-{name}");
        }

        await kiosk.DisposeAsync(); // it lets go
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Lượt này đã xong");
        await PagesAreSound.SeeAsync(phone, "phone-over");
    }

    private sealed class PhonePage(IPage page) : PageUnderTest(page);
}
