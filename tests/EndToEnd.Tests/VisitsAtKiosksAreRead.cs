using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>What visits at kiosks came to, as the office's leader reads it; and where those are led who have no counter.</summary>
public sealed class VisitsAtKiosksAreRead(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private static readonly DateTime Now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).DateTime; // in Hà Đông
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    [Fact]
    public async Task In_one_sentence_and_two_tables()
    {
        await HandInAsync(Hour(daysAgo: 1, 8, begun: 1_200, withFace: 700, withoutFace: 300, ("consent", 90), ("capture", 40)));
        await HandInAsync(Hour(daysAgo: 1, 9, begun: 300, withFace: 100, withoutFace: 50, ("consent", 60), ("service", 30)));
        await HandInAsync(Hour(daysAgo: 2, 8, begun: 50, withFace: 10, withoutFace: 10, ("code", 30)));
        var days = $"from={Day(2)}&to={Day(1)}";
        var page = await SignInAsync("manager", "/reports");
        await page.Test("to-kiosks").ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/reports/kiosks\\?office=ha-dong$"));
        await page.GoAsync($"/reports/kiosks?{days}");

        await Expect(page.Page.Locator(".lead"))
            .ToHaveTextAsync([
                "1.550 lượt ở máy lấy số, 75% ra về với một số.",
                "Bỏ dở nhiều nhất ở bước: Hỏi có đồng ý dùng khuôn mặt (150).",
            ]);
        await Expect(page.Part("kiosk-1").Locator("td").First).ToHaveTextAsync("1.550");
        await Expect(page.Page.Locator("[data-testid=step][data-step=consent] td").First).ToHaveTextAsync("150");
        await Expect(page.Page.Locator("[data-testid=step][data-step=challenge] td").First).ToHaveTextAsync("0");
        await PagesAreSound.SeeAsync(page, "kiosks-vi");
        await page.Test("about").ScrollIntoViewIfNeededAsync();
        await PagesAreSound.SeeAsync(page, "kiosks-steps-vi");

        await page.Test("by").SelectOptionAsync("hour");
        await Expect(page.Page.Locator("[data-testid=part] th")).ToHaveTextAsync(["8:00", "9:00"]);
        await Expect(page.Part("08").Locator("[data-figure=begun]")).ToHaveTextAsync("1.250");
        await page.Test("by").SelectOptionAsync("day");
        await Expect(page.Page.Locator("[data-testid=part]")).ToHaveCountAsync(2);
        await page.Page.GoBackAsync();
        await Expect(page.Page.Locator("[data-testid=part] th")).ToHaveTextAsync(["8:00", "9:00"]);

        await page.Page.SetViewportSizeAsync(390, 844);
        await page.Test("language").ClickAsync();
        await Expect(page.Page.Locator(".lead").First).ToHaveTextAsync("1,550 visits at the kiosks; 75% left with a number.");
        await PagesAreSound.SeeAsync(page, "kiosks-narrow-en");
        await page.Page.Keyboard.PressAsync("?");
        await Expect(page.Page.Locator("dialog")).ToContainTextAsync("How kiosks are used");
        await page.Page.Keyboard.PressAsync("Escape");

        // Days on which nobody came; and days that are none.
        await page.GoAsync($"/reports/kiosks?from={Day(9)}&to={Day(8)}");
        await Expect(page.Page.Locator(".lead")).ToHaveTextAsync("No visits at kiosks were counted in these days.");
        await Expect(page.Test("parts")).ToHaveCountAsync(0);
        await page.GoAsync($"/reports/kiosks?from={Day(1)}&to={Day(2)}");
        await Expect(page.Test("refusal")).Not.ToBeEmptyAsync();
        Assert.DoesNotContain(page.Complaints, complaint => !complaint.Contains("400", StringComparison.Ordinal));
    }

    [Fact]
    public async Task And_who_only_reads_is_led_to_what_there_is_to_read()
    {
        var manager = await SignInAsync("manager", "/reports");
        var password = await manager.Page.EvaluateAsync<string>(
            """
            async () => {
              const { ask } = await import('/shell/server.js');
              await ask('GET', '/api/v1/me');
              return (await ask('POST', '/api/v1/offices/ha-dong/people', { name: 'leader', role: 'leader' })).password;
            }
            """
        );
        var leader = await SignInAsync("leader", "/", password);
        await Expect(leader.Page).ToHaveURLAsync(new Regex("/reports(\\?|$)"));
        await Expect(leader.Test("answer")).ToBeVisibleAsync();
        await leader.GoAsync("/reports/kiosks");
        await Expect(leader.Page.Locator(".lead")).ToHaveTextAsync("Chưa có lượt nào ở máy lấy số trong những ngày này.");
        Assert.Empty(leader.Complaints);

        var auditor = await SignInAsync("auditor", "/");
        await Expect(auditor.Page).ToHaveURLAsync(new Regex("/hall"));
        Assert.Empty(auditor.Complaints);

        var officer = await SignInAsync("officer", "/reports/kiosks");
        await Expect(officer.Test("not-yours")).ToBeVisibleAsync();
        await officer.GoAsync("/");
        await Expect(officer.Test("counter").First).ToBeVisibleAsync();
    }

    private async Task<ReadPage> SignInAsync(string name, string path, string? password = null)
    {
        var page = new ReadPage(
            await (await browsers.OpenAsync()).NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 1280, Height = 720 },
                }
            ),
            office
        );
        await page.BeginAsync(name, password ?? office.PasswordOf(name));
        await page.GoAsync(path);
        return page;
    }

    private static string Day(int ago) => Now.AddDays(-ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object Hour(int daysAgo, int hour, int begun, int withFace, int withoutFace, params (string At, int Count)[] givenUp) =>
        new
        {
            id = Guid.CreateVersion7(),
            hour = new DateTimeOffset(Now.Date.AddDays(-daysAgo).AddHours(hour), TimeSpan.FromHours(7)),
            begun,
            withFace,
            withoutFace,
            places = 10,
            seconds = (withFace + withoutFace) * 40,
            givenUp = givenUp.Select(step => new { at = step.At, count = step.Count }),
            challengesFailed = 3,
            cameraTroubles = 1,
        };

    private async Task HandInAsync(object hour)
    {
        using var answer = await office.Kiosk.PostAsJsonAsync("/api/v1/offices/ha-dong/funnel", new { hours = new[] { hour } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class ReadPage(IPage page, RunningServer office) : PageUnderTest(page)
    {
        public Task BeginAsync(string name, string password) => FirstSignInAsync(office.Address, name, password);

        public Task GoAsync(string path) => Page.GotoAsync(new Uri(office.Address, path).ToString());

        public ILocator Part(string key) => Page.Locator($"[data-testid=part][data-key='{key}']");
    }
}
