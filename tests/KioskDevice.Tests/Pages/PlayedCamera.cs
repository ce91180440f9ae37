using Microsoft.Playwright;

namespace KioskDevice.Tests.Pages;

/// <summary>A camera whose pictures a test makes: with noise, as a sensor has, unless it is told otherwise.</summary>
internal static class PlayedCamera
{
    /// <summary>How long <see cref="SecondAsync"/> is, in milliseconds.</summary>
    public const int Second = Whole + Picture;

    private const int Whole = 1_000;
    private const int Picture = 150;

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
          const shoot = () => {
            if (lens.shows === 'noise') paint(255);
            else if (lens.shows === 'covered') paint(12);
            else if (lens.shows === 'black') { context.fillStyle = '#000'; context.fillRect(0, 0, 320, 240); }
          };
          setInterval(shoot, 100);
          const play = HTMLMediaElement.prototype.play;
          HTMLMediaElement.prototype.play = function (...given) {
            lens.video = this;
            return play.apply(this, given);
          };
          // the page's seconds are short: its video shows another picture in each. A picture may be lost on the way to it
          const shows = () => lens.shows !== 'frozen' && lens.video?.srcObject?.active;
          lens.waits = () => {
            lens.isSeen = !shows();
            if (lens.isSeen) return;
            lens.video.requestVideoFrameCallback(() => { lens.isSeen = true; });
            lens.video.addEventListener('emptied', () => { lens.isSeen = true; }, { once: true });
          };
          lens.seen = () => {
            if (!lens.isSeen && shows()) shoot();
            return lens.isSeen || !shows();
          };
          navigator.mediaDevices.getUserMedia = async () => {
            lens.opened += 1;
            if (lens.fails) throw new DOMException('no camera', lens.fails);
            if (!lens.stays) Object.assign(lens, { shows: 'noise', muted: false });
            const stream = canvas.captureStream();
            [lens.track] = stream.getVideoTracks();
            Object.defineProperty(lens.track, 'muted', { get: () => lens.muted });
            shoot();
            return stream;
          };
        })();
        """;

    /// <summary>Second by second of a page whose time is steered, until it says so.</summary>
    /// <param name="next">What a second is; <see cref="SecondAsync"/> unless told.</param>
    public static async Task UntilAsync(IPage page, string said, Func<IPage, Task>? next = null)
    {
        for (var second = 0; second < 60 && !await page.EvaluateAsync<bool>(said); second++)
            await (next ?? SecondAsync)(page);
        Assert.True(await page.EvaluateAsync<bool>(said), said);
    }

    /// <summary>One second of the page's, with a picture of the camera in it.</summary>
    public static async Task SecondAsync(IPage page)
    {
        await page.Clock.FastForwardAsync(Whole);
        await page.Clock.RunForAsync(Picture);
        await page.EvaluateAsync("() => lens.waits()");
        while (!await page.EvaluateAsync<bool>("() => lens.seen()"))
            continue;
    }
}
