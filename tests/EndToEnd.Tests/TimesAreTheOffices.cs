using System.Globalization;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>Whoever looks from another time zone reads the office's own times.</summary>
public sealed class TimesAreTheOffices(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private const string Elsewhere = "Pacific/Honolulu"; // seventeen hours behind the office
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    /// <summary>The office's clock now, and a minute ago: one of the two is shown.</summary>
    private static System.Text.RegularExpressions.Regex Now(string format)
    {
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        return new(
            string.Join('|', new[] { now, now.AddMinutes(-1) }.Select(at => string.Format(CultureInfo.InvariantCulture, format, at)))
        );
    }

    [Fact]
    public async Task In_the_hall()
    {
        var page = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, timeZone: Elsewhere);
        await office.ReportNoCameraAsync();
        await page.Page.GotoAsync(new Uri(office.Address, "/hall").ToString());
        await Expect(page.Page.Locator("[data-device=kiosk-1]")).ToContainTextAsync(Now("từ {0:HH:mm}"));
        await office.KillAsync();
        await Expect(page.Test("stale")).ToContainTextAsync(Now("{0:HH:mm}"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task In_the_audit_and_in_its_filter()
    {
        var page = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services", timeZone: Elsewhere);
        await page.Item("dat-dai").ClickAsync();
        await page.Test("services[2].expectedMinutes").FillAsync("25");
        await page.SaveAsync();
        await Expect(page.Test("saved-by")).ToContainTextAsync(Now("{0:HH:mm}"));

        await page.GoAsync("audit");
        await Expect(page.Test("entry").First.Locator("time")).ToContainTextAsync(Now("{0:HH:mm}:[0-9]{{2}}"));
        await page.Test("filter-since").FillAsync("2026-03-08");
        await page.Test("filter-until").FillAsync("2026-03-09");
        var asked = await page.Page.RunAndWaitForRequestAsync(
            () => page.Test("filter").ClickAsync(),
            request => request.Url.Contains("/api/v1/audit?", StringComparison.Ordinal)
        );
        var query = Uri.UnescapeDataString(asked.Url);
        Assert.Contains("since=2026-03-07T17:00:00.000Z", query, StringComparison.Ordinal);
        Assert.Contains("until=2026-03-09T17:00:00.000Z", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_begins_when_the_zones_clocks_say_so()
    {
        var page = await AdminPage.OpenAsync(await browsers.OpenAsync(), office.Address, timeZone: Elsewhere);
        foreach (
            var (date, zone, begins) in new[]
            {
                ("2026-11-23", "Asia/Ho_Chi_Minh", "2026-11-22T17:00:00.000Z"),
                ("2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"), // the clocks go forward in this night,
                ("2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"),
                ("2026-11-02", "America/New_York", "2026-11-02T05:00:00.000Z"), // and back in the one before this
                ("2026-01-01", "Pacific/Kiritimati", "2025-12-31T10:00:00.000Z"),
            }
        )
        {
            Assert.Equal(
                begins,
                await page.Page.EvaluateAsync<string>(
                    "async ([date, zone]) => (await import('/shared/times.js')).startOfDay(date, zone).toISOString()",
                    new[] { date, zone }
                )
            );
        }
    }
}
