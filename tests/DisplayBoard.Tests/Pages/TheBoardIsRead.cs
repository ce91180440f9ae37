using DisplayBoard.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

public sealed class TheBoardIsRead(Browser browser) : DataFolder
{
    [Fact]
    public async Task A_call_appears_lit_on_top_within_a_second()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await Expect(page.Numbers).ToHaveCountAsync(7);
        await Expect(page.Lit).ToHaveCountAsync(0); // calls of some minutes ago

        await server.PushAsync(server.Board!.Call("A013", 8));

        await Expect(page.Lit).ToContainTextAsync("A013", new() { Timeout = 1000 });
        await Expect(page.Numbers.First).ToHaveTextAsync("A013");
        await Expect(page.Counters.First).ToHaveTextAsync("8");
        await Expect(page.Page.Locator("#spoken")).ToHaveTextAsync("Mời số A013 đến quầy 8. Number A013, please go to counter 8");
        await page.PictureAsync("board.png");
        page.AssertClean();
    }

    [Fact]
    public async Task The_way_to_the_same_on_a_phone_is_there_while_the_office_shows_itself()
    {
        var page = new Uri("https://so.example.vn/cho/ha-dong");
        await using var server = await FakeServer.StartAsync(Office.Busy() with { Page = page });
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var shown = await BoardPage.OpenAsync(browser, board.Address);
        var way = shown.Page.GetByTestId("on-phones");
        await Expect(way).ToContainTextAsync("Xem hàng chờ trên điện thoại");
        await Expect(way).ToContainTextAsync("Follow the queue on your phone");
        await Expect(way).ToContainTextAsync("so.example.vn/cho/ha-dong");
        await Expect(shown.Page.Locator("#page-qr")).ToHaveAttributeAsync("src", ScreenHosting.QrPicture.Of(page.AbsoluteUri));
        await server.PushAsync(server.Board! with { Page = null, Version = server.Board!.Version + 1 });
        await Expect(way).ToBeHiddenAsync();
        shown.AssertClean();
    }

    [Fact]
    public async Task A_called_row_is_lit_for_eight_seconds()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy().On(display => display with { Volume = 0 }));
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenWithSteeredTimeAsync(browser, board.Address);
        await server.PushAsync(server.Board!.Call("A013", 8));
        await Expect(page.Lit).ToHaveCountAsync(1);
        await page.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddSeconds(2));

        await page.Page.Clock.RunForAsync(5000);
        await Expect(page.Lit).ToHaveCountAsync(1);
        await page.Page.Clock.RunForAsync(3500);
        await Expect(page.Lit).ToHaveCountAsync(0);
        await Expect(page.Numbers.First).ToHaveTextAsync("A013");
    }

    [Fact]
    public async Task More_than_eight_counters_turn_pages_and_the_newest_call_stays_on()
    {
        var view = Office.Empty(counters: 12);
        var start = DateTimeOffset.UtcNow.AddHours(-1);
        for (var i = 1; i <= 12; i++)
            view = view.Call($"A{i:D3}", i, start.AddMinutes(i));
        await using var server = await FakeServer.StartAsync(view);
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenWithSteeredTimeAsync(browser, board.Address);

        await Expect(page.Numbers).ToHaveTextAsync(["A012", "A011", "A010", "A009", "A008", "A007", "A006"]);
        await Expect(page.Page.Locator("#pages")).ToHaveTextAsync("1/2");
        await page.PictureAsync("board-pages.png");
        await page.Page.Clock.FastForwardAsync(8000);
        await Expect(page.Numbers).ToHaveTextAsync(["A012", "A005", "A004", "A003", "A002", "A001"]);
        await page.Page.Clock.FastForwardAsync(8000);
        await Expect(page.Numbers.Nth(1)).ToHaveTextAsync("A011");
    }

    [Fact]
    public async Task The_clock_is_the_offices_whatever_the_televisions_own_says()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 3, 42, 0, TimeSpan.Zero));
        await using var board = await RunningBoard.StartAsync(server.Address, Data, time);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);

        await Expect(page.Page.Locator("#time")).ToHaveTextAsync("10:42");
        await Expect(page.Page.Locator(".date")).ToHaveTextAsync("Thứ Hai 23/11/2026");
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("lit")]
    [InlineData("idle")]
    [InlineData("closed")]
    [InlineData("stale")]
    public async Task Everybody_can_read_it(string state)
    {
        var view = state switch
        {
            "lit" => Office.Busy().Call("A013", 8),
            "idle" => Office.Empty(),
            "closed" => Office.Empty() with { Open = false },
            _ => Office.Busy(),
        };
        await using var server = await FakeServer.StartAsync(view);
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await Expect(page.Page.Locator("#services .service")).ToHaveCountAsync(6);
        if (state == "stale")
        {
            await server.StopAsync();
            await Expect(page.Stale).ToBeVisibleAsync();
        }

        await page.PictureAsync($"board-{state}.png");
        Assert.Empty(await Axe.FaultsAsync(page.Page));
        page.AssertClean();
    }
}
