using DisplayBoard.Tests.Running;
using Microsoft.Playwright;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

/// <summary>What stands where, as the office has set it: the layout, its colour and logo, its lines at the foot.</summary>
public sealed class TheBoardIsLaidOut(Browser browser) : DataFolder
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public async Task A_list_has_every_counter_in_the_offices_order_evenly_on_pages_and_opens_where_one_is_called()
    {
        var view = Office.Empty(counters: 10).On(display => display with { Layout = BoardLayout.List, Volume = 0 }).Call("A011", 2);
        await using var server = await FakeServer.StartAsync(
            view with
            {
                Counters = [.. view.Counters.Select(c => c with { Open = c.Number != 5, Prefixes = c.Number == 1 ? ["A", "C"] : [] })],
            }
        );
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenWithSteeredTimeAsync(browser, board.Address);

        await Expect(page.Counters).ToHaveTextAsync(["1", "2", "3", "4", "5"]);
        await Expect(page.Page.Locator("#pages")).ToHaveTextAsync("1/2");
        await Expect(page.Page.Locator(".row").Nth(0).Locator(".name")).ToContainTextAsync("Quầy 1");
        await Expect(page.Page.Locator(".row").Nth(0).Locator(".letter")).ToHaveTextAsync(["A", "C"]);
        await Expect(page.Numbers.Nth(1)).ToHaveTextAsync("A011");
        await Expect(page.Page.Locator(".row").Nth(1).Locator(".letter")).ToHaveCountAsync(0);
        await Expect(page.Page.Locator(".row").Nth(4).Locator(".offers span")).ToHaveTextAsync(["Chưa mở", "Closed"]);
        await Expect(page.Page.Locator("#hall")).ToBeHiddenAsync();
        Assert.Empty(await Axe.FaultsAsync(page.Page));

        await page.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddSeconds(2)); // nothing turns by itself
        await Expect(page.Page.Locator("#pages")).ToHaveTextAsync("1/2");
        await server.PushAsync(server.Board!.Call("C004", 9));
        await Expect(page.Lit).ToContainTextAsync("C004");
        await Expect(page.Counters).ToHaveTextAsync(["6", "7", "8", "9", "10"]);
        await page.PictureAsync("board-list.png");
        await page.Page.Clock.RunForAsync(7_900); // the board turned, and the lit counter stayed
        await Expect(page.Page.Locator("#pages")).ToHaveTextAsync("2/2");
        await page.Page.Clock.RunForAsync(8_100);
        await Expect(page.Lit).ToHaveCountAsync(0);
        page.AssertClean();
    }

    [Fact]
    public async Task A_split_board_shows_pictures_beside_the_numbers_all_the_time_and_without_any_who_waits()
    {
        var media = new[] { "/media/one.png" };
        await using var server = await FakeServer.StartAsync(
            Office.Busy().On(display => display with { Layout = BoardLayout.Split, Media = media, QuietSeconds = 3600 })
        );
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await Expect(page.Page.Locator(".service")).ToHaveCountAsync(6); // the picture is not on the server
        await Expect(page.Page.GetByTestId("media")).ToBeHiddenAsync();

        server.Media["two.png"] = Pictures.Small;
        await server.PushAsync(server.Board!.On(display => display with { Media = ["/media/two.png"] }) with { Version = 90 });
        await Expect(page.Page.GetByTestId("media")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#waiting-title")).ToBeHiddenAsync();
        await Expect(page.Numbers).ToHaveCountAsync(7);
        await server.PushAsync(server.Board!.Call("A013", 8));
        await Expect(page.Lit).ToContainTextAsync("A013");
        await Expect(page.Page.GetByTestId("media")).ToBeVisibleAsync();
        await page.PictureAsync("board-split.png");
        Assert.Empty(await Axe.FaultsAsync(page.Page));

        await server.PushAsync(server.Board!.On(display => display with { Media = [] }) with { Version = 95 });
        await Expect(page.Page.GetByTestId("media")).ToBeHiddenAsync();
        await Expect(page.Page.Locator(".service")).ToHaveCountAsync(6);
        page.AssertClean();
    }

    [Fact]
    public async Task The_foot_says_one_line_after_another_each_as_long_as_it_takes_to_read()
    {
        var sentence = "Từ ngày 01/12 cơ quan tiếp nhận hồ sơ đất đai tại tầng hai, mời ông/bà đi thang máy ở cuối sảnh. ";
        await using var server = await FakeServer.StartAsync(
            Office
                .Busy()
                .Speaking()
                .On(display =>
                    display with
                    {
                        Notice = Words("Mời giữ trật tự.", "Please be quiet."),
                        Announcements = [new(Words(sentence + sentence, ""), Day, Day), new(Words("Nghỉ lễ 2/9.", ""), Day, Day)],
                    }
                )
        );
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenWithSteeredTimeAsync(browser, board.Address);
        var now = page.Page.Locator(".line.now");
        await Expect(now.Locator("span")).ToHaveTextAsync(["Mời giữ trật tự.", "Please be quiet."]);
        var height = await FootAsync();

        await page.Page.Clock.FastForwardAsync(8_000);
        await Expect(now).ToContainTextAsync("tầng hai");
        Assert.Equal(height, await FootAsync()); // nothing jumps
        await page.Page.Clock.FastForwardAsync(8_000);
        await Expect(now).ToContainTextAsync("tầng hai"); // two hundred letters take longer
        await server.PushAsync(server.Board!.Call("A013", 8)); // a call begins nothing anew
        await Expect(page.Numbers.First).ToHaveTextAsync("A013");
        await page.Page.Clock.FastForwardAsync(8_000);
        await Expect(now).ToHaveTextAsync("Nghỉ lễ 2/9.");
        await Expect(page.Page.Locator(".line")).ToHaveCountAsync(3);
        page.AssertClean();

        Task<double> FootAsync() => page.Page.Locator("#foot").EvaluateAsync<double>("foot => foot.getBoundingClientRect().height");
    }

    [Theory]
    [InlineData("#7a1f2b", "rgb(122, 31, 43)")]
    [InlineData(null, "rgba(0, 0, 0, 0)")]
    public async Task The_head_wears_the_offices_colour_and_logo(string? colour, string ground)
    {
        await using var server = await FakeServer.StartAsync(
            Office.Busy() with
            {
                Brand = new(colour, colour is null ? null : "/media/logo.png"),
            }
        );
        server.Media["logo.png"] = Pictures.Small;
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);

        await Expect(page.Page.Locator("#head")).ToHaveCSSAsync("background-color", ground);
        await Expect(page.Page.Locator("#logo")).ToBeVisibleAsync(new() { Visible = colour is not null });
        await page.PictureAsync($"board-brand-{colour is not null}.png");
        Assert.Empty(await Axe.FaultsAsync(page.Page));

        await server.PushAsync(server.Board! with { Version = 90, Brand = Brand.None });
        await Expect(page.Page.Locator("#head")).ToHaveCSSAsync("background-color", "rgba(0, 0, 0, 0)");
        await Expect(page.Page.Locator("#logo")).ToBeHiddenAsync();
        page.AssertClean();
    }

    private static Dictionary<string, string> Words(string vi, string en) => new() { ["vi"] = vi, ["en"] = en };
}
