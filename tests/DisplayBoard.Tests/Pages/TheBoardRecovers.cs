using DisplayBoard.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

public sealed class TheBoardRecovers(Browser browser) : DataFolder
{
    [Fact]
    public async Task While_the_server_is_away_the_picture_stays_with_a_badge()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await Expect(page.Numbers).ToHaveCountAsync(7);
        await Expect(page.Stale).ToBeHiddenAsync();
        await page.Page.EvaluateAsync("() => { window.sameLoad = true; }");

        await server.StopAsync();
        await Expect(page.Stale).ToBeVisibleAsync();
        await Expect(page.Stale).ToContainTextAsync("Mất kết nối từ");
        await Expect(page.Numbers).ToHaveCountAsync(7);

        await server.StartAgainAsync(server.Board!.Call("A099", 8));
        await Expect(page.Stale).ToBeHiddenAsync(new() { Timeout = 3000 });
        await Expect(page.Numbers.First).ToHaveTextAsync("A099");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.sameLoad === true"));
        page.AssertClean();
    }

    [Fact]
    public async Task While_the_program_itself_is_away_the_page_stays_and_comes_back_by_itself()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        var board = await RunningBoard.StartAsync(server.Address, Data);
        var address = board.Address;
        await using var page = await BoardPage.OpenAsync(browser, address);
        await Expect(page.Numbers).ToHaveCountAsync(7);
        await page.Page.EvaluateAsync("() => { window.sameLoad = true; }");

        await board.DisposeAsync();
        await Expect(page.Stale).ToBeVisibleAsync();
        await Expect(page.Numbers).ToHaveCountAsync(7);

        await server.PushAsync(server.Board!.Call("A099", 8));
        await using var again = await RunningBoard.StartAsync(server.Address, Data, null, "--urls", address.ToString());
        await Expect(page.Numbers.First).ToHaveTextAsync("A099");
        await Expect(page.Stale).ToBeHiddenAsync();
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.sameLoad === true"));
    }

    [Fact]
    public async Task A_line_that_swallows_everything_is_noticed_and_the_page_is_right_seconds_after_it_is_back()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var line = Relay.Before(board.Address);
        await using var page = await BoardPage.OpenWithSteeredTimeAsync(browser, line.Address);
        await Expect(page.Numbers).ToHaveCountAsync(7);

        line.Swallow();
        await server.PushAsync(server.Board!.Call("A099", 8));
        await page.Page.Clock.FastForwardAsync(26_000);
        await Expect(page.Stale).ToContainTextAsync("Mất kết nối từ");
        await Expect(page.Numbers).ToHaveCountAsync(7);
        await page.Page.Clock.FastForwardAsync(40_000);

        line.Pass();
        await page.Page.Clock.FastForwardAsync(5_000);
        await Expect(page.Numbers.First).ToHaveTextAsync("A099");
        await Expect(page.Stale).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_board_without_any_picture_yet_says_that_it_connects()
    {
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);

        await Expect(page.Page.Locator("#message")).ToContainTextAsync("Đang kết nối với máy chủ");
    }
}
