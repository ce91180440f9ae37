using Microsoft.Playwright;

namespace KioskDevice.Tests.Pages;

/// <summary>A camera whose pictures a test makes: with noise, as a sensor has, unless it is told otherwise.</summary>
internal static class PlayedCamera
{
    /// <summary>In a page, before its own scripts; the test plays it by <c>lens</c>.</summary>
    public const string Script = """
        (() => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
          const context = canvas.getContext('2d');
          const lens = { shows: 'noise', opened: 0, muted: false, stays: true, fails: null };
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
            if (lens.fails) throw new DOMException('no camera', lens.fails);
            if (!lens.stays) Object.assign(lens, { shows: 'noise', muted: false });
            const stream = canvas.captureStream(10);
            [lens.track] = stream.getVideoTracks();
            Object.defineProperty(lens.track, 'muted', { get: () => lens.muted });
            return stream;
          };
        })();
        """;

    /// <summary>Second by second of a page whose time is steered, until it says so.</summary>
    public static async Task UntilAsync(IPage page, string said)
    {
        for (var second = 0; second < 60 && !await page.EvaluateAsync<bool>(said); second++)
            await SecondAsync(page);
        Assert.True(await page.EvaluateAsync<bool>(said), said);
    }

    /// <summary>One second of the page's, with a picture of the camera in it.</summary>
    public static async Task SecondAsync(IPage page)
    {
        await page.Clock.FastForwardAsync(1_000);
        await page.Clock.RunForAsync(150);
    }
}
