using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
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
        using var answer = await server.Kiosk.GetAsync("/api/offices/ha-dong/phone-visits", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var token = (await NextAsync("visit")).GetProperty("token").GetString();
        var phone = new PhonePage(await (await browsers.OpenAsync()).NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, Locale = "vi-VN", HasTouch = true }));
        await phone.Page.GotoAsync(new Uri(server.Address, $"/k/{token}").ToString());
        Assert.Equal("joined", (await NextAsync("act")).GetProperty("type").GetString());

        await ShowAsync("choosing");
        await Expect(phone.Test("service")).ToHaveCountAsync(6);
        await PagesAreSound.SeeAsync(phone, "phone-choosing");
        await phone.Page.Locator("[data-service=dat-dai]").ClickAsync();
        Assert.Equal("dat-dai", (await NextAsync("act")).GetProperty("id").GetString());

        await ShowAsync("consent", service: "dat-dai");
        await Expect(phone.Test("consent-picture")).Not.ToBeCheckedAsync();
        await PagesAreSound.SeeAsync(phone, "phone-consent");
        await phone.Test("consent-accept").ClickAsync();
        var consent = await NextAsync("act");
        Assert.Equal(("consent", "vi", false), (consent.GetProperty("type").GetString(), consent.GetProperty("language").GetString(), consent.GetProperty("picture").GetBoolean()));

        foreach (var (name, words) in new[] { ("capture", "nhìn vào máy ảnh"), ("challenge", "sang trái"), ("gave-up", "người thật"), ("refused", "Chưa") })
        {
            await ShowAsync(name, hint: "tooFar", asked: "left", why: name == "refused" ? "numbers-spent" : "liveness");
            await Expect(phone.Page.Locator("h1")).ToContainTextAsync(words);
            await PagesAreSound.SeeAsync(phone, $"phone-{name}");
        }

        answer.Dispose(); // the kiosk lets go
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Lượt này đã xong");
        await PagesAreSound.SeeAsync(phone, "phone-over");

        async Task<JsonElement> NextAsync(string type)
        {
            while (await events.MoveNextAsync())
                if (events.Current.EventType == type) return JsonSerializer.Deserialize<JsonElement>(events.Current.Data);
            throw new InvalidOperationException("The stream ended.");
        }

        async Task ShowAsync(string name, string? service = null, string? hint = null, string? asked = null, string? why = null)
        {
            using var told = await server.Kiosk.PostAsJsonAsync(
                $"/api/offices/ha-dong/phone-visits/{token}/screen",
                new { name, takesNumber = true, service, @class = (string?)null, hint, asked, why, tickets = Array.Empty<object>() });
            Assert.True(told.IsSuccessStatusCode, await told.Content.ReadAsStringAsync());
        }
    }

    private sealed class PhonePage(IPage page) : PageUnderTest(page);
}
