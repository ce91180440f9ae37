using DisplayBoard.Tests.Running;
using Microsoft.Playwright;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

public sealed class TheOfficeSetsItsBoard(Browser browser) : DataFolder
{
    [Theory]
    [InlineData(1920, 1080, 16)]
    [InlineData(1920, 1080, 12)]
    [InlineData(1920, 1080, 8)]
    [InlineData(1280, 720, 16)]
    [InlineData(1080, 1920, 16)]
    [InlineData(960, 540, 16)]
    public async Task Two_columns_show_twice_the_counters_and_cut_nothing(int width, int height, int counters)
    {
        await using var server = await FakeServer.StartAsync(
            Full(counters)
                .On(display =>
                    display with
                    {
                        Columns = 2,
                        LastCalled = 5,
                        Notice = Words(
                            "Sáng thứ Bảy 28/11 cơ quan không tiếp nhận hồ sơ.",
                            "The office is closed on Saturday morning, 28 November."
                        ),
                    }
                )
        );
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address, width, height);
        await Expect(page.Numbers).ToHaveCountAsync(width < 1000 ? 16 : counters);
        await page.Page.EvaluateAsync("() => document.fonts.ready");

        await page.PictureAsync($"board-2-columns-{width}-{counters}.png");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(EveryScreenFits.Cut));
        if (width >= 1000)
            Assert.Equal(height, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        page.AssertClean();
        Assert.Empty(await Axe.FaultsAsync(page.Page));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task The_list_of_last_numbers_is_as_long_as_set(int length)
    {
        var view = Full(10);
        await using var server = await FakeServer.StartAsync(
            view.On(display => display with { LastCalled = length }) with
            {
                LastCalled = view.Calls,
            }
        );
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);

        await Expect(page.Page.Locator(".call")).ToHaveCountAsync(length);
        await Expect(page.Page.Locator("#called")).ToBeVisibleAsync(new() { Visible = length > 0 });
        await page.PictureAsync($"board-last-{length}.png");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(EveryScreenFits.Cut));
    }

    [Theory]
    [InlineData(1, 1920, 1080)]
    [InlineData(12, 1920, 1080)]
    [InlineData(12, 1080, 1920)]
    [InlineData(12, 540, 960)]
    public async Task A_notice_of_any_length_is_never_cut(int sentences, int width, int height)
    {
        var words = Words(
            string.Concat(Enumerable.Repeat("Mời bạn chuẩn bị sẵn căn cước công dân. ", sentences)),
            string.Concat(Enumerable.Repeat("Please have your identity card ready. ", sentences))
        );
        await using var server = await FakeServer.StartAsync(Full(8).On(display => display with { Notice = words }));
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address, width, height);

        await Expect(page.Page.GetByTestId("notice")).ToContainTextAsync("căn cước công dân");
        await Expect(page.Page.GetByTestId("notice")).ToContainTextAsync("identity card");
        await page.Page.EvaluateAsync("() => document.fonts.ready");
        await page.PictureAsync($"board-notice-{width}-{sentences}.png");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(EveryScreenFits.Cut));
    }

    [Fact]
    public async Task A_board_whose_clock_is_wrong_shows_no_picture_over_a_number_that_was_just_called()
    {
        var now = DateTimeOffset.UtcNow;
        await using var server = await FakeServer.StartAsync(
            Office.Empty().Call("A001", 1, now.AddSeconds(-20)).Speaking().On(Quiet) with
            {
                At = now,
            }
        );
        server.Media["one.png"] = Pictures.Small;
        server.Media["two.png"] = Pictures.Small;
        var clock = new ServerClock(new TenMinutesAhead(), null, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await using var board = await RunningBoard.StartAsync(server.Address, Data, clock);
        await using var page = await BoardPage.OpenWithSteeredTimeAsync(browser, board.Address);
        await Expect(page.Numbers).ToHaveTextAsync(["A001"]);
        await page.Page.Clock.FastForwardAsync(2_000);
        await Expect(Media(page)).ToBeHiddenAsync();
        await page.Page.Clock.FastForwardAsync(12_000);
        await Expect(Media(page)).ToBeVisibleAsync();

        await server.PushAsync(server.Board!.Call("A002", 2, DateTimeOffset.UtcNow) with { At = DateTimeOffset.UtcNow });

        await Expect(Media(page)).ToBeHiddenAsync();
        await Expect(page.Numbers.First).ToHaveTextAsync("A002");
        await page.Page.Clock.FastForwardAsync(2_000);
        await Expect(Media(page)).ToBeHiddenAsync();
    }

    private sealed class TenMinutesAhead : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMinutes(10);
    }

    [Fact]
    public async Task In_quiet_times_the_offices_pictures_are_shown_in_turn_and_a_call_ends_them_at_once()
    {
        var now = DateTimeOffset.UtcNow;
        await using var server = await FakeServer.StartAsync(Office.Empty().Call("A001", 1, now.AddSeconds(-20)).Speaking().On(Quiet));
        server.Media["one.png"] = Pictures.Small;
        server.Media["two.png"] = Pictures.Small;
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenWithSteeredTimeAsync(browser, board.Address);
        await Expect(page.Numbers).ToHaveTextAsync(["A001"]);
        await Expect(Media(page)).ToBeHiddenAsync();

        await page.Page.Clock.FastForwardAsync(12_000);
        await Expect(Media(page)).ToBeVisibleAsync();
        await Expect(Media(page).Locator("img")).ToHaveAttributeAsync("src", "/media/one.png");
        await Expect(page.Page.Locator("#services")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#foot")).ToBeVisibleAsync();
        await page.PictureAsync("board-media.png");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.medium').complete");
        await page.Page.Clock.RunForAsync(10_000);
        await Expect(Media(page).Locator("img")).ToHaveAttributeAsync("src", "/media/two.png"); // the missing one was passed over

        await server.PushAsync(server.Board!.Call("A002", 2, now.AddSeconds(25)));

        await Expect(Media(page)).ToBeHiddenAsync(new() { Timeout = 1000 });
        await Expect(page.Numbers.First).ToHaveTextAsync("A002");
        page.AssertClean();
    }

    [Fact]
    public async Task Media_are_fetched_once_as_this_board_and_those_no_longer_shown_are_deleted()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty().On(Quiet));
        server.Media["one.png"] = Pictures.Small;
        server.Media["two.png"] = Pictures.Small;
        await using (var first = await RunningBoard.StartAsync(server.Address, Data))
        {
            await using var feed = await first.ReadFeedAsync();
            Assert.Equal(
                ["/media/one.png", "/media/two.png"],
                (await feed.NextAsync("with media", picture => picture.Media.Count > 0)).Media
            );
            Assert.Equal(Pictures.Small, await first.Http.GetByteArrayAsync("/media/one.png", TestContext.Current.CancellationToken));
            Assert.Equal(
                System.Net.HttpStatusCode.NotFound,
                (await first.Http.GetAsync("/media/..%2Fsecret", TestContext.Current.CancellationToken)).StatusCode
            );
            Assert.Equal(
                System.Net.HttpStatusCode.NotFound,
                (await first.Http.GetAsync("/media/gone.png", TestContext.Current.CancellationToken)).StatusCode
            );
            await server.PushAsync(server.Board!.On(display => display with { Media = ["/media/two.png"] }) with { Version = 2 });
            await feed.NextAsync("with one", picture => picture.Media.Count == 1);
        }

        Assert.Equal(["two.png"], Directory.GetFiles(Path.Combine(Data, "media")).Select(Path.GetFileName));
        await using var again = await RunningBoard.StartAsync(server.Address, Data);
        await using var read = await again.ReadFeedAsync();
        await read.NextAsync("with media", picture => picture.Media.Count == 1);
        Assert.Equal(1, server.MediaAsked.Count(name => name == "two.png"));
    }

    // Ten seconds after the call of 20 s ago; "gone.png" is not on the server, and the last is no path a page may show.
    private static BoardDisplay Quiet(BoardDisplay display) =>
        display with
        {
            QuietSeconds = 30,
            Media = ["/media/one.png", "/media/gone.png", "/media/two.png", "/../secret"],
        };

    private static ILocator Media(BoardPage page) => page.Page.GetByTestId("media");

    private static Dictionary<string, string> Words(string vi, string en) => new() { ["vi"] = vi, ["en"] = en };

    private static BoardView Full(int counters)
    {
        var view = Office.Empty(counters);
        var start = DateTimeOffset.UtcNow.AddMinutes(-30);
        for (var i = 1; i <= counters; i++)
            view = view.Call($"{"ABCDEF"[i % 6]}{880 + i}", i, start.AddMinutes(i));
        return view.Serving([.. Enumerable.Range(1, counters - 2)]);
    }
}
