using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>The rating tablet at a counter, from its code to the thanks.</summary>
public sealed class AVisitorRates(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    // What is wrong on the screen as it is: nothing, or sentences.
    private const string Faults = """
        (may) => {
          const found = [], { innerWidth: width, innerHeight: height } = window, page = document.documentElement;
          if (page.scrollWidth > width) found.push(`it scrolls sideways: ${page.scrollWidth}`);
          if (!may && page.scrollHeight > height) found.push(`it scrolls: ${page.scrollHeight}`);
          for (const button of document.querySelectorAll('button')) {
            const box = button.getBoundingClientRect();
            if (box.height < 64 || box.width < 64) found.push(`${box.width} × ${box.height} px is no target: ${button.innerText}`);
            if (button.scrollWidth > button.clientWidth + 1) found.push(`cut: ${button.innerText}`);
          }
          for (const face of document.querySelectorAll('.levels .face')) {
            const { width: size } = face.getBoundingClientRect();
            if (!may && Math.round(size) !== 160) found.push(`a face of ${size} px`);
          }
          if (document.querySelectorAll('main .primary').length > 1) found.push('two are filled');
          if (document.querySelector('[aria-pressed=true], [aria-checked=true], :checked')) found.push('something is selected beforehand');
          return found;
        }
        """;

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task With_two_touches_and_the_counter_stands_there_again()
    {
        await using var server = await RunningServer.StartAsync();
        var tablet = await RatingPage.OpenAsync(await browsers.OpenAsync(), server);
        await Expect(tablet.Test("counter")).ToHaveTextAsync("1");
        await Expect(tablet.Test("officer")).ToContainTextAsync("officer");
        await tablet.ServeAsync();
        await tablet.ShowsAsync("asked");
        await Expect(tablet.Test("left")).ToHaveTextAsync(new Regex(@"^Còn (2\d|30) giây$"));
        await tablet.TouchAsync(tablet.Level("dissatisfied"));
        await tablet.ShowsAsync("more");
        await tablet.TouchAsync(tablet.Reason("waitedLong"));
        await tablet.ShowsAsync("thanks");
        await tablet.ShowsAsync("idle");
        Assert.Equal([("dissatisfied", "waitedLong", "")], await tablet.RatedAsync(1));
        Assert.Empty(tablet.Complaints);
        Assert.Equal(
            "",
            await tablet.Page.EvaluateAsync<string>(
                "() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }).replace('{}', '')"
            )
        );
    }

    [Fact]
    public async Task By_keys_alone_in_words_and_in_the_other_language()
    {
        await using var server = await RunningServer.StartAsync();
        var tablet = await RatingPage.OpenAsync(await browsers.OpenAsync(), server);
        await tablet.ServeAsync();
        await tablet.ShowsAsync("asked");
        await Expect(tablet.Page.Locator("main h1")).ToBeFocusedAsync();
        await tablet.Test("language").FocusAsync();
        await tablet.PressAsync("Enter");
        await Expect(tablet.Page.Locator("main h1")).ToHaveTextAsync("Are you satisfied with this service?");
        await tablet.Level("satisfied").FocusAsync();
        await tablet.PressAsync("Enter");
        await tablet.ShowsAsync("more");
        await tablet.PressAsync("Escape");
        await tablet.ShowsAsync("asked");
        await tablet.PressAsync("1");
        await Expect(tablet.Test("chosen")).ToContainTextAsync("Very satisfied");
        await tablet.Test("write").FocusAsync();
        await tablet.PressAsync("Enter");
        await Expect(tablet.Test("words")).ToBeFocusedAsync();
        await tablet.Page.Keyboard.TypeAsync("Thank you, 123!");
        await tablet.Test("send").FocusAsync();
        await tablet.PressAsync("Enter");
        Assert.Equal([("verySatisfied", "", "Thank you, 123!")], await tablet.RatedAsync(1));
        await tablet.ShowsAsync("idle");
        await Expect(tablet.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi"); // for the next one
    }

    [Fact]
    public async Task A_double_touch_is_one_and_an_undone_finish_takes_the_question_away()
    {
        await using var server = await RunningServer.StartAsync();
        var tablet = await RatingPage.OpenAsync(await browsers.OpenAsync(), server);
        var ticket = await tablet.ServeAsync();
        await tablet.ShowsAsync("asked");
        await tablet.TouchAsync(tablet.Test("longer"));
        var box = await tablet.Level("satisfied").BoundingBoxAsync();
        await tablet.Page.Touchscreen.TapAsync(box!.X + 40, box.Y + 40); // it is on the screen
        await tablet.Page.Touchscreen.TapAsync(box.X + 40, box.Y + 40);
        await tablet.ShowsAsync("more");
        await tablet.AtCounterAsync("undo", ticket);
        await tablet.ShowsAsync("idle");
        Assert.Empty(server.Ratings());

        await tablet.AtCounterAsync("finish", ticket);
        await tablet.ShowsAsync("asked");
        await tablet.TouchAsync(tablet.Level("satisfied"));
        await tablet.TouchAsync(tablet.Test("done"));
        Assert.Equal([("satisfied", "", "")], await tablet.RatedAsync(1));
    }

    [Fact]
    public async Task While_the_server_is_away_it_is_kept_over_a_reload_and_handed_in()
    {
        await using var server = await RunningServer.StartAsync();
        var tablet = await RatingPage.OpenAsync(await browsers.OpenAsync(), server);
        await tablet.ServeAsync();
        await tablet.ShowsAsync("asked");
        await tablet.Page.Context.RouteAsync("**/rating-device/ratings", route => route.AbortAsync()); // a line that takes this and no more
        await tablet.TouchAsync(tablet.Level("dissatisfied"));
        await tablet.TouchAsync(tablet.Reason("attitude"));
        await tablet.ShowsAsync("thanks");
        await tablet.ShowsAsync("idle");
        await tablet.Page.ReloadAsync();
        await tablet.ShowsAsync("idle");
        Assert.Empty(server.Ratings());
        await tablet.Page.Context.UnrouteAsync("**/rating-device/ratings");
        Assert.Equal([("dissatisfied", "attitude", "")], await tablet.RatedAsync(1));
    }

    [Fact]
    public async Task A_line_that_is_cut_is_told_and_borne()
    {
        await using var server = await RunningServer.StartAsync();
        var tablet = await RatingPage.OpenAsync(await browsers.OpenAsync(), server);
        await tablet.ServeAsync();
        await tablet.ShowsAsync("asked");
        await tablet.TouchAsync(tablet.Test("longer"));
        await tablet.Page.Context.SetOfflineAsync(true);
        await Expect(tablet.Test("away")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await tablet.TouchAsync(tablet.Level("satisfied"));
        await tablet.TouchAsync(tablet.Reason("roomAndSeats"));
        await Expect(tablet.Test("thanks")).ToContainTextAsync("giữ ở máy này");
        await tablet.Page.Context.SetOfflineAsync(false);
        await Expect(tablet.Test("away")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        Assert.Equal([("satisfied", "roomAndSeats", "")], await tablet.RatedAsync(1));
    }

    [Theory]
    [InlineData(600, 1024)]
    [InlineData(800, 1280)]
    [InlineData(1024, 600)]
    [InlineData(1280, 800)]
    public async Task On_every_tablet_in_both_languages_without_scrolling(int width, int height)
    {
        await using var server = await RunningServer.StartAsync();
        var tablet = await RatingPage.OpenAsync(await browsers.OpenAsync(), server, width, height);
        List<string> faults = [];
        await SeeAsync("idle");
        await tablet.ServeAsync();
        await tablet.ShowsAsync("asked");
        for (var longer = 0; longer < 4; longer++)
            await tablet.TouchAsync(tablet.Test("longer"));
        await SeeAsync("asked");
        await tablet.TouchAsync(tablet.Level("dissatisfied"));
        for (var longer = 0; longer < 4; longer++)
            await tablet.TouchAsync(tablet.Test("longer"));
        await SeeAsync("more");
        await tablet.TouchAsync(tablet.Test("write"));
        await SeeAsync("writing");
        await tablet.TouchAsync(tablet.Test("send"));
        await tablet.ShowsAsync("thanks");
        Assert.True(faults is [], string.Join('\n', faults));

        async Task SeeAsync(string screen)
        {
            await tablet.ShowsAsync(screen);
            foreach (var language in new[] { "vi", "en" })
            {
                await Expect(tablet.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
                await PagesAreSound.SeeAsync(tablet, $"rate-{screen}-{width}-{language}");
                faults.AddRange((await FaultsAsync(false)).Select(fault => $"{screen} {language}: {fault}"));
                await tablet.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
                faults.AddRange((await FaultsAsync(true)).Select(fault => $"{screen} {language} 200 %: {fault}"));
                await tablet.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
                await tablet.TouchAsync(tablet.Test("language"));
            }
        }

        Task<string[]> FaultsAsync(bool mayScroll) => tablet.Page.EvaluateAsync<string[]>(Faults, mayScroll);
    }

    [Fact]
    public async Task On_their_own_page_on_every_phone_by_touch_and_by_keys()
    {
        await using var server = await RunningServer.StartAsync();
        var browser = await browsers.OpenAsync();
        var tablet = await RatingPage.OpenAsync(browser, server);
        var phone = await OpenAsync(await tablet.ServeAsync());
        await phone.Page.Locator("[data-testid=verySatisfied]").WaitForAsync();
        await NothingIsCutOnAnyPhone.SeeAsync(phone, "visit-rating");
        await PagesAreSound.SeeAsync(phone, "visit-rating");
        await phone.Test("dissatisfied").TapAsync();
        await NothingIsCutOnAnyPhone.SeeAsync(phone, "visit-rating-more");
        await PagesAreSound.SeeAsync(phone, "visit-rating-more");
        await phone.Test("rating-write").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Test("rating-words")).ToBeFocusedAsync();
        await phone.Page.Keyboard.TypeAsync("Long line");
        await PagesAreSound.SeeAsync(phone, "visit-rating-words");
        await phone.Page.Keyboard.PressAsync("Tab");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Test("rating-given")).ToContainTextAsync("Cảm ơn ông/bà!");
        Assert.Equal([("dissatisfied", "", "Long line")], await tablet.RatedAsync(1));
        await tablet.ShowsAsync("idle"); // it was answered
        Assert.Empty(phone.Complaints);

        var second = await OpenAsync(await tablet.ServeAsync());
        await second.Test("satisfied").TapAsync();
        await second.Test("attitude").TapAsync();
        await second.Test("rating-given").WaitForAsync();
        Assert.Contains(("satisfied", "attitude", ""), await tablet.RatedAsync(2));

        async Task<PhonePage> OpenAsync(string ticket)
        {
            var opened = new PhonePage(
                await browser.NewPageAsync(
                    new()
                    {
                        ViewportSize = new() { Width = 390, Height = 844 },
                        HasTouch = true,
                        Locale = "vi-VN",
                    }
                )
            );
            await opened.Page.GotoAsync(new Uri(server.Address, $"/t/{ticket}").ToString());
            return opened;
        }
    }

    private sealed class PhonePage(IPage page) : PageUnderTest(page);

    [Fact]
    public async Task Where_the_system_forces_its_colours_faces_and_words_are_still_there()
    {
        await using var server = await RunningServer.StartAsync();
        var tablet = await RatingPage.OpenAsync(await browsers.OpenAsync(), server, 1280, 800);
        await tablet.Page.EmulateMediaAsync(
            new()
            {
                ForcedColors = ForcedColors.Active,
                ColorScheme = ColorScheme.Dark,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await tablet.ServeAsync();
        await tablet.ShowsAsync("asked");
        var strokes = await tablet.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.levels .face')].map((face) => getComputedStyle(face).stroke)"
        );
        var ground = await tablet.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.querySelector('.levels button')).backgroundColor"
        );
        Assert.All(strokes, stroke => Assert.NotEqual(ground, stroke));
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
            await tablet.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "rate-asked-forced.png") });
    }
}
