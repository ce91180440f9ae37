using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>An office's public page, as whoever thinks of coming reads it: on any phone, without scripts, on a line that dies.</summary>
public sealed class EverybodyReadsHowLong(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const string Path = "/cho/ha-dong";

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task On_any_phone_in_both_languages_by_keys_alone()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.OfficerAtAsync("quay-1");
        foreach (var service in new[] { "ho-tich", "ho-tich", "ho-tich", "dat-dai" })
            (await server.TakeAsync(service)).EnsureSuccessStatusCode();
        var reader = await Reader.OpenAsync(await browsers.OpenAsync(), server.Address);
        await Expect(reader.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
        await Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Đang nhận số");
        await Expect(reader.Service("ho-tich")).ToContainTextAsync("3–5 người đang chờ · 1 quầy đang gọi");
        await Expect(reader.Service("ho-tich").Locator(".wait")).ToHaveTextAsync(new Regex("phút$"));
        await reader.SeeAsync("cho");
        await reader.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await PagesAreSound.SeeAsync(reader, "cho-forced-colours");
        Assert.Empty(reader.Complaints);
    }

    /// <summary>Whether it is open just now depends on the day on which this runs.</summary>
    [Fact]
    public async Task When_it_is_quiet_by_keys_alone()
    {
        await using var server = await RunningServer.StartOnPlayedDaysAsync(days: 30, tickets: 120);
        var reader = await Reader.OpenAsync(await browsers.OpenAsync(), server.Address);
        await Expect(reader.Page.Locator(".truth")).ToContainTextAsync("Trong 30 ngày qua");
        await Expect(reader.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        await reader.SeeAsync("cho-usual");
        await reader.Page.ReloadAsync();
        foreach (var focused in new[] { "language", "usual", "JSON", "CSV", "DCAT", "CC BY 4.0" })
        {
            await reader.Page.Keyboard.PressAsync("Tab");
            var at = await reader.Page.EvaluateAsync<string>(
                "() => { const { dataset, attributes, textContent } = document.activeElement; "
                    + "return dataset.testid ?? attributes['aria-labelledby']?.value ?? textContent; }"
            );
            Assert.Equal(focused, at);
        }

        await reader.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await PagesAreSound.SeeAsync(reader, "cho-usual-forced-colours");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Without_scripts_in_one_answer_that_leaves_nothing_behind()
    {
        await using var server = await RunningServer.StartAsync();
        var browser = await browsers.OpenAsync();
        foreach (var scripts in new[] { true, false })
        {
            var reader = await Reader.OpenAsync(browser, server.Address, scripts);
            await Expect(reader.Page.Locator("h1")).ToBeVisibleAsync();
            await Expect(reader.Page.Locator("li")).ToHaveCountAsync(7);
            await reader.Test("language").ClickAsync();
            await Expect(reader.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
            await Expect(reader.Service("ho-tich").Locator(".wait")).ToHaveTextAsync("no counter open yet");
            Assert.Equal([Path, $"{Path}?language=en"], reader.Asked);
            Assert.All(reader.Sent, bytes => Assert.InRange(bytes, 5_000, 30_000));
            Assert.Empty(await reader.Page.Context.CookiesAsync());
            Assert.Empty(reader.Complaints);
        }
    }

    [Fact]
    public async Task Fresh_by_itself_and_on_a_dead_line_says_so_and_hides_the_waits()
    {
        await using var server = await RunningServer.StartAsync();
        await using var line = Relay.Before(server.Address);
        var reader = await Reader.OpenAsync(await browsers.OpenWithAsync(), line.Address, withClock: true);
        var (wait, stale) = (reader.Service("ho-tich").Locator(".wait"), reader.Page.Locator(".stale"));
        await Expect(wait).ToHaveTextAsync("chưa có quầy phục vụ");
        await reader.Page.RouteAsync($"**{Path}", RenewAsync);
        await reader.Page.Clock.FastForwardAsync(20_000);
        await Expect(wait).ToHaveTextAsync("đến lượt ngay");
        await reader.Page.UnrouteAsync($"**{Path}");

        line.Swallow();
        await reader.Page.Clock.FastForwardAsync(50_000); // it asks, and is not answered
        await Expect(wait).ToBeVisibleAsync();
        await reader.Page.Clock.FastForwardAsync(12_000); // gives that up
        await Expect(stale).ToBeVisibleAsync();
        await Expect(stale).ToHaveTextAsync(new Regex(@"^Mất kết nối\. Số liệu lúc \d\d:\d\d đã cũ"));
        await Expect(wait).ToBeHiddenAsync();
        await reader.SeeAsync("cho-stale", languages: false);

        line.Pass();
        for (var tries = 0; tries < 8 && await stale.IsVisibleAsync(); tries++) // each ends one connection that is dead
        {
            await reader.Page.Clock.FastForwardAsync(20_000);
            await reader.Page.Clock.FastForwardAsync(10_000);
        }

        await Expect(stale).ToBeHiddenAsync();
        await Expect(wait).ToHaveTextAsync("chưa có quầy phục vụ");

        static async Task RenewAsync(IRoute route)
        {
            var answer = await route.FetchAsync();
            var page = await answer.TextAsync();
            await route.FulfillAsync(
                new() { Response = answer, Body = page.Replace("chưa có quầy phục vụ", "đến lượt ngay", StringComparison.Ordinal) }
            );
        }
    }

    [Fact]
    public async Task In_pages_of_others_as_a_frame_and_a_picture_but_not_the_page_itself()
    {
        await using var server = await RunningServer.StartAsync();
        var reader = await Reader.OpenAsync(await browsers.OpenWithAsync("--disable-features=LocalNetworkAccessChecks"), server.Address);
        // the other page is made up here, and not known to be of this machine as the server is: a browser asks its user then
        var root = server.Address.ToString().TrimEnd('/');
        const string other = "http://localhost:1/";
        await reader.Page.RouteAsync(
            other,
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/html",
                        Body = $"""
                        <body><iframe id="may" src="{root}{Path}/embed" width="390" height="600"></iframe>
                        <iframe id="not" src="{root}{Path}"></iframe><img src="{root}{Path}/badge.svg" alt="">
                        """,
                    }
                )
        );
        await reader.Page.GotoAsync(other);
        var frame = reader.Page.FrameLocator("#may");
        await Expect(frame.Locator("h1")).ToHaveTextAsync(new Regex("^Đang nhận số"));
        await Expect(frame.Locator("li")).ToHaveCountAsync(7);
        await Expect(reader.Page.FrameLocator("#not").Locator("#now")).ToHaveCountAsync(0);
        Assert.True(await reader.Page.EvaluateAsync<bool>("() => document.querySelector('img').naturalWidth > 100"));
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
            await reader.Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, "cho-framed.png"), FullPage = true });
    }

    [Fact]
    public async Task Once_the_manager_said_where_it_is_and_no_longer_once_they_turn_it_off()
    {
        await using var server = await RunningServer.StartAsync();
        var desk = await browsers.OpenAsync();
        var admin = await AdminPage.SignInAsync(desk, server, section: "public");
        await Expect(admin.Test("public-no-address")).ToBeVisibleAsync();
        await admin.Test("publicPage.address.vi").FillAsync("Số 2 đường Hoàng Diệu, phường Hà Đông");
        await admin.Test("publicPage.phone").FillAsync("gọi tôi");
        await admin.Test("publicPage.place").FillAsync("105.7788, 20.9712");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Test("fault:publicPage.phone")).ToContainTextAsync("Cần một số điện thoại");
        await Expect(admin.Test("fault:publicPage.place")).ToContainTextAsync("Cần vĩ độ rồi kinh độ");
        await PagesAreSound.SeeAsync(admin, "admin-public-wrong");
        await admin.Test("publicPage.phone").FillAsync("024 3382 4567");
        await admin.Test("publicPage.place").FillAsync("20.9712, 105.7788");
        await admin.Test("publicPage.stepFree").CheckAsync();
        await admin.SaveAsync();

        var reader = await Reader.OpenAsync(desk, server.Address);
        await Expect(reader.Page.Locator("dl")).ToContainTextAsync("Số 2 đường Hoàng Diệu, phường Hà Đông");
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = "024 3382 4567" }))
            .ToHaveAttributeAsync("href", "tel:02433824567");
        await Expect(reader.Page.Locator("dl")).ToContainTextAsync("Xe lăn vào được");
        await reader.SeeAsync("cho-told");

        await admin.Test("publicPage.use").UncheckAsync();
        await Expect(admin.Test("public")).ToContainTextAsync("đang tắt");
        await admin.SaveAsync();
        var gone = await reader.Page.ReloadAsync();
        Assert.Equal((int)HttpStatusCode.NotFound, gone!.Status); // it was answered
        await Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Không có trang này");
        await PagesAreSound.SeeAsync(reader, "cho-gone");
    }

    private sealed class Reader : PageUnderTest
    {
        private readonly List<IResponse> answers = [];

        private Reader(IPage page)
            : base(page) => page.Response += (_, answer) => answers.Add(answer);

        /// <summary>What was asked for, in order.</summary>
        public IEnumerable<string> Asked => answers.Select(answer => new Uri(answer.Url).PathAndQuery);

        /// <summary>How many bytes came each time.</summary>
        public IEnumerable<int> Sent => answers.Select(answer => int.Parse(answer.Headers["content-length"], CultureInfo.InvariantCulture));

        public static async Task<Reader> OpenAsync(IBrowser browser, Uri server, bool scripts = true, bool withClock = false)
        {
            var reader = new Reader(
                await browser.NewPageAsync(
                    new()
                    {
                        ViewportSize = new() { Width = 390, Height = 844 },
                        JavaScriptEnabled = scripts,
                        Locale = "vi-VN",
                    }
                )
            );
            if (withClock)
                await reader.Page.Clock.InstallAsync();
            await reader.Page.GotoAsync(new Uri(server, Path).ToString());
            return reader;
        }

        public ILocator Service(string id) => Page.Locator($"[data-service={id}]");

        public async Task SeeAsync(string name, bool languages = true)
        {
            await PagesAreSound.SeeAsync(this, name);
            if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
                await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{name}-whole.png"), FullPage = true });
            if (languages)
                await NothingIsCutOnAnyPhone.SeeAsync(this, name);
            await Page.SetViewportSizeAsync(390, 844);
        }
    }
}
