using System.Diagnostics;
using DisplayBoard.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

public sealed class TheBoardIsPaired(Browser browser) : DataFolder
{
    private string Secret => Path.Combine(Data, "secret");

    [Fact]
    public async Task A_board_without_a_secret_shows_its_code_and_goes_on_once_it_is_entered()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartUnpairedAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address, ready: "#pairing");
        await Expect(page.Page.GetByTestId("pairing-code")).ToHaveTextAsync("000001");
        await Expect(page.Page.GetByTestId("pairing")).ToContainTextAsync(server.Address.GetLeftPart(UriPartial.Authority));
        await page.PictureAsync("board-pairing.png");
        page.AssertClean();
        Assert.Empty(await Axe.FaultsAsync(page.Page));

        server.Enter("000001");

        await Expect(page.Numbers).ToHaveCountAsync(7);
        await Expect(page.Page.GetByTestId("pairing")).ToBeHiddenAsync();
        Assert.Equal("paired-000001:secret", server.Bearer);
        Assert.Equal("paired-000001:secret\n", await File.ReadAllTextAsync(Secret, TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Secret));
    }

    [Fact]
    public async Task A_code_that_expired_is_followed_by_another()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartUnpairedAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address, ready: "#pairing");
        await Expect(page.Page.GetByTestId("pairing-code")).ToHaveTextAsync("000001");

        server.ExpirePairing();

        await Expect(page.Page.GetByTestId("pairing-code")).ToHaveTextAsync("000002");
    }

    [Fact]
    public async Task A_board_that_is_not_paired_waits_for_a_server_that_is_away()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await server.StopAsync();
        await using var board = await RunningBoard.StartUnpairedAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address, ready: "#pairing");
        await Expect(page.Page.GetByTestId("pairing")).ToContainTextAsync("Đang kết nối với máy chủ");

        await server.StartAgainAsync();

        await Expect(page.Page.GetByTestId("pairing-code")).ToHaveTextAsync("000001");
    }

    [Fact]
    public async Task A_revoked_board_is_dark_within_five_seconds_and_pairs_anew()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await Expect(page.Numbers).ToHaveCountAsync(7);
        Assert.True(File.Exists(Path.Combine(Data, "picture.json")));

        server.Revoke(FakeServer.GivenBearer);
        var revoked = Stopwatch.StartNew();

        await Expect(page.Page.GetByTestId("pairing-code")).ToBeVisibleAsync();
        Assert.InRange(revoked.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await Expect(page.Numbers).ToHaveCountAsync(0);
        Assert.DoesNotContain("Hà Đông", await page.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Data, "picture.json")));
        Assert.False(File.Exists(Secret));
        Assert.True(File.Exists(Secret + ".revoked"));

        server.Enter("000001");
        await Expect(page.Numbers).ToHaveCountAsync(7);
    }

    [Fact]
    public async Task A_secret_refused_by_HTTP_ends_the_hubs_connection_too()
    {
        await using var server = await FakeServer.StartAsync(Office.Busy());
        server.RefuseByHttpOnly(FakeServer.GivenBearer);
        await using var board = await RunningBoard.StartAsync(server.Address, Data); // its first health report is refused
        await using var page = await BoardPage.OpenAsync(browser, board.Address, ready: "#pairing");

        await Expect(page.Page.GetByTestId("pairing-code")).ToBeVisibleAsync();
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_board_that_was_unpaired_while_it_was_off_does_not_show_its_last_picture()
    {
        await using (var server = await FakeServer.StartAsync(Office.Busy()))
        await using (var paired = await RunningBoard.StartAsync(server.Address, Data))
        await using (var feed = await paired.ReadFeedAsync())
            await feed.NextAsync("with a view", picture => picture.View is not null);
        File.Delete(Secret);

        await using var board = await RunningBoard.StartUnpairedAsync(RunningBoard.Nobody, Data);
        await using var again = await board.ReadFeedAsync();
        var picture = await again.NextAsync("at all", _ => true);

        Assert.Null(picture.View);
        Assert.NotNull(picture.Pairing);
        Assert.False(File.Exists(Path.Combine(Data, "picture.json")));
    }
}
