using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

public sealed class TheQueueIsRepaired(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Hall_and_console_say_which_numbers_are_unknown_until_a_manager_has_read_it()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var hall = await HallPage.SignInAsync(desk, office);
        var console = await ConsolePage.SignInAsync(desk, office);
        await office.RestartServerAsync();
        await console.GiveAsync();
        await Expect(hall.Total("issued")).ToHaveTextAsync("1");
        await office.LoseTheLogAsync();
        await office.RestartServerAsync();

        foreach (var page in new PageUnderTest[] { hall, console })
        {
            await Expect(page.Test("notice")).ToContainTextAsync("không còn rõ các số A001–A020");
            await Expect(page.Test("notice")).ToHaveAttributeAsync("data-kind", "repaired");
        }

        await Expect(console.Test("notice-answer")).ToHaveCountAsync(0);
        await PagesAreSound.SeeAsync(hall, "hall-repaired-vi");
        await PagesAreSound.SeeAsync(console, "console-repaired-vi");
        await console.GiveAsync();
        await Expect(hall.Test("longest")).ToContainTextAsync("A021");
        await hall.Test("notice-answer").ClickAsync();
        await Expect(hall.Test("notice")).ToHaveCountAsync(0);
        await Expect(console.Test("notice")).ToHaveCountAsync(0);
        Assert.Empty(hall.Complaints);
        Assert.Empty(console.Complaints);
    }
}
