using DisplayBoard.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

public sealed class CallsAreAnnounced(Browser browser) : DataFolder
{
    [Fact]
    public async Task A_call_is_a_chime_then_vietnamese_then_english()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty().Speaking("vi", "en"));
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);

        await server.PushAsync(server.Board!.Call("A001", 3));

        await page.NotedAsync("end 1");
        Assert.Equal(
            [
                "start 1",
                "play /speech/chime.wav",
                "end /speech/chime.wav",
                "play /speech/vi/A001/3.wav",
                "end /speech/vi/A001/3.wav",
                "play /speech/en/A001/3.wav",
                "end /speech/en/A001/3.wav",
                "end 1",
            ],
            await page.NotesAsync("start", "play", "end")
        );
        page.AssertClean();
    }

    [Fact]
    public async Task Calls_at_the_same_time_are_announced_one_after_the_other_in_their_order()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty().Speaking("vi", "en"));
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);

        await server.PushAsync(server.Board!.Call("A001", 3).Call("B001", 1));
        await page.NotedAsync("start 1");
        await server.PushAsync(server.Board!.Call("C001", 2));

        await page.NotedAsync("end 3");
        var announcements = (await page.NotesAsync("start", "end")).Where(note => !note.Contains('/', StringComparison.Ordinal));
        Assert.Equal(["start 1", "end 1", "start 2", "end 2", "start 3", "end 3"], announcements);
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => window.mostSounding"));
        Assert.Equal(9, (await page.NotesAsync("play")).Length);
    }

    [Fact]
    public async Task A_called_number_is_announced_once_and_a_recall_again()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty().Speaking());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);

        await server.PushAsync(server.Board!.Call("A001", 3));
        await page.NotedAsync("end 1");
        await server.PushAsync(server.Board!.Serving(3)); // the same call in a newer view
        await server.PushAsync(server.Board!.Call("A001", 3));
        await page.NotedAsync("end 2");

        Assert.Equal(["start 1", "start 2"], await page.NotesAsync("start"));
        Assert.Equal(2, server.Board!.Calls[0].Attempt);
    }

    [Fact]
    public async Task A_page_loaded_again_does_not_repeat_what_it_said_nor_what_is_past()
    {
        var now = DateTimeOffset.UtcNow;
        await using var server = await FakeServer.StartAsync(
            Office.Empty().Speaking().Call("A001", 1, now.AddSeconds(-60)).Call("A002", 2, now.AddSeconds(-2))
        );
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await page.NotedAsync("end 2");
        Assert.Equal(["start 2"], await page.NotesAsync("start"));

        await page.Page.ReloadAsync();
        await Expect(page.Numbers).ToHaveCountAsync(2);
        await server.PushAsync(server.Board!.Call("A003", 3));
        await page.NotedAsync("end 3");

        Assert.Equal(["start 3"], await page.NotesAsync("start"));
    }

    [Fact]
    public async Task After_a_reconnect_only_the_calls_of_the_last_twenty_seconds_are_announced()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty().Speaking());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await Expect(page.Page.Locator("#services .service")).ToHaveCountAsync(6);

        await server.StopAsync();
        await Expect(page.Stale).ToBeVisibleAsync();
        var now = DateTimeOffset.UtcNow;
        await server.StartAgainAsync(server.Board!.Call("A001", 1, now.AddSeconds(-40)).Call("A002", 2, now));

        await page.NotedAsync("end 2");
        Assert.Equal(["start 2"], await page.NotesAsync("start"));
    }

    [Fact]
    public async Task An_office_that_counts_its_calls_from_the_start_again_is_still_heard()
    {
        await using var server = await FakeServer.StartAsync(Office.Empty().Speaking().Call("A050", 1, sequence: 50));
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await page.NotedAsync("end 50");

        await server.PushAsync(Office.Empty(version: server.Board!.Version + 1).Speaking().Call("A001", 1, sequence: 1));

        await page.NotedAsync("end 1");
    }

    [Fact]
    public async Task A_browser_that_lets_nothing_be_heard_shows_how_to_turn_the_sound_on()
    {
        await using var silent = await browser.LaunchWithoutSoundAsync();
        await using var server = await FakeServer.StartAsync(Office.Empty().Speaking());
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenUntouchedAsync(await silent.NewContextAsync(), board.Address);
        await Expect(page.SoundOff).ToBeVisibleAsync(); // before any call
        await Expect(page.SoundOff).ToContainTextAsync("Âm thanh đang tắt");
        await page.PictureAsync("board-sound-off.png");

        await page.SoundOff.ClickAsync();
        await Expect(page.SoundOff).ToBeHiddenAsync();
        await server.PushAsync(server.Board!.Call("A001", 3));
        await page.NotedAsync("end 1");
        Assert.Contains("end /speech/chime.wav", await page.NotesAsync("end"));
    }
}
