using System.Globalization;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>When people come, by whoever answers for an office: twenty working days that were played.</summary>
public sealed class BusyHoursAreRead(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartOnPlayedDaysAsync(days: 20, tickets: 90);

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    [Fact]
    public async Task By_weekday_and_quarter_of_an_hour_beside_the_counters_that_were_there()
    {
        var page = await WhatIfPage.SignInAsync(await browsers.OpenAsync(), office, "manager", "/reports");
        await page.Test("to-load").ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/reports/load\\?office=ha-dong$"));
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7));
        await page.GoAsync($"/reports/load?from={Day(today.AddDays(-60))}&to={Day(today)}");

        await Expect(page.Page.Locator(".lead").First)
            .ToHaveTextAsync(new Regex(@"^Đông nhất: Thứ \S+ lúc \d\d:\d\d, trung bình [\d,]+ người mỗi 15 phút\.$"));
        await Expect(page.Test("answer")).ToContainTextAsync(new Regex("Trung bình của (19|20) ngày")); // the last may be open still
        await Expect(page.Test("arrivals").Locator("thead th")).ToHaveCountAsync(6); // and five weekdays
        await Expect(page.Test("work").Locator("tbody [data-level='4']").First).ToContainTextAsync("quầy");
        await PagesAreSound.SeeAsync(page, "load-vi");

        // Everybody who came is in the table: in the mean of 20 days about ninety a day.
        var sum = await page.Page.EvaluateAsync<double>(
            """
            async () => {
              const { ask } = await import('/shell/server.js');
              const { days } = await ask('GET', `/api/v1/offices/ha-dong/reports/load${location.search.replace(/&?office=[^&]*/, '')}`);
              const came = ({ quarters }) => quarters.reduce((sum, { arrivals }) => sum + arrivals, 0);
              return days.reduce((all, day) => all + day.days * came(day), 0) / 20;
            }
            """
        );
        Assert.InRange(sum, 60, 120);

        await page.Test("service").SelectOptionAsync("dat-dai");
        await Expect(page.Page).ToHaveURLAsync(new Regex("service=dat-dai"));
        await Expect(page.Test("work")).Not.ToContainTextAsync("quầy"); // a service has none of its own
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.Test("language").ClickAsync();
        await Expect(page.Page.Locator(".lead").First).ToContainTextAsync("Most come on");
        await PagesAreSound.SeeAsync(page, "load-narrow-en");
        Assert.Equal(0, await page.SidewaysAsync());

        await page.GoAsync("/reports/load?from=2001-01-01&to=2001-12-31");
        await Expect(page.Page.Locator(".lead")).ToHaveTextAsync("Nobody came in these days.");
        Assert.Empty(page.Complaints);
    }

    private static string Day(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
