using KioskDevice.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>A camera that is there and shows nothing: opened anew, and if that does not help, said, with the way without a face.</summary>
[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera
public sealed class TheCameraShowsNothing(Browser browser)
{
    // A camera whose pictures the test makes: with noise, as a sensor has.
    private const string Camera = """
        (() => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
          const context = canvas.getContext('2d');
          const lens = { shows: 'noise', opened: 0, muted: false, stays: true };
          window.lens = lens;
          const paint = (most) => {
            const picture = context.createImageData(320, 240);
            for (let i = 0; i < picture.data.length; i += 1) picture.data[i] = i % 4 === 3 ? 255 : Math.random() * most;
            context.putImageData(picture, 0, 0);
          };
          setInterval(() => {
            if (lens.shows === 'noise') paint(255);
            else if (lens.shows === 'covered') paint(12);
            else if (lens.shows === 'black') { context.fillStyle = '#000'; context.fillRect(0, 0, 320, 240); }
          }, 100);
          navigator.mediaDevices.getUserMedia = async () => {
            lens.opened += 1;
            if (!lens.stays) Object.assign(lens, { shows: 'noise', muted: false });
            const stream = canvas.captureStream(10);
            Object.defineProperty(stream.getVideoTracks()[0], 'muted', { get: () => lens.muted });
            return stream;
          };
        })();
        """;

    [Theory]
    [InlineData("lens.shows = 'frozen'", "frozen", "Camera đang không hoạt động")]
    [InlineData("lens.muted = true", "frozen", "Camera đang không hoạt động")]
    [InlineData("lens.shows = 'black'", "dark", "Camera đang bị che hoặc thiếu sáng")]
    [InlineData("lens.shows = 'covered'", "dark", "Camera đang bị che hoặc thiếu sáng")]
    public async Task It_is_opened_anew_then_told_and_right_again_once_it_shows_something(string happens, string status, string words)
    {
        await using var kiosk = await OpenAsync();
        await kiosk.Page.EvaluateAsync(happens);
        await UntilAsync(kiosk, "() => lens.opened === 2");
        await UntilAsync(kiosk, $"() => document.querySelector('[data-testid=trouble][data-why=camera-{status}]') !== null");

        await Expect(kiosk.Test("trouble")).ToContainTextAsync(words);
        await Expect(kiosk.Test("without-face")).ToBeVisibleAsync();
        await kiosk.SoundAsync($"kiosk-camera-{status}");
        Assert.Equal(status, kiosk.Kiosk.Report().Camera);

        await kiosk.Page.EvaluateAsync("Object.assign(lens, { shows: 'noise', muted: false })");
        await kiosk.IdleAsync();
        Assert.Equal("ready", kiosk.Kiosk.Report().Camera);
    }

    [Fact]
    public async Task One_that_comes_to_itself_when_it_is_opened_anew_is_no_trouble()
    {
        await using var kiosk = await OpenAsync();
        await kiosk.Page.EvaluateAsync("Object.assign(lens, { shows: 'frozen', stays: false })");
        await UntilAsync(kiosk, "() => lens.opened === 2");
        for (var second = 0; second < 25; second++)
            await SecondAsync(kiosk);

        await kiosk.IdleAsync();
        Assert.Equal(2, await kiosk.Page.EvaluateAsync<int>("lens.opened"));
    }

    private async Task<KioskPage> OpenAsync()
    {
        var kiosk = await KioskPage.OpenAsync(
            browser,
            Office.View(),
            new() { SteersTime = true, Prepare = page => page.AddInitScriptAsync(Camera) }
        );
        await kiosk.IdleAsync();
        return kiosk;
    }

    /// <summary>Second by second, until the page says so.</summary>
    private static async Task UntilAsync(KioskPage kiosk, string said)
    {
        for (var second = 0; second < 60 && !await kiosk.Page.EvaluateAsync<bool>(said); second++)
            await SecondAsync(kiosk);
        Assert.True(await kiosk.Page.EvaluateAsync<bool>(said), said);
    }

    /// <summary>One second of the page's, with a picture of the camera in it.</summary>
    private static async Task SecondAsync(KioskPage kiosk)
    {
        await kiosk.Page.Clock.FastForwardAsync(1_000);
        await kiosk.Page.Clock.RunForAsync(150);
    }
}
