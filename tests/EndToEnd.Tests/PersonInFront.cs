using FaceEngine.HeadTurns;
using FaceEngine.Tests.Real;
using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>
/// A real man before the kiosk's camera who turns his head when he is told to: the pictures of his recording, played forwards and backwards
/// into the stream the page gets for its camera. What he sees on the screen he follows, as visitors do.
/// </summary>
internal sealed class PersonInFront
{
    private readonly IPage page;

    private PersonInFront(IPage page) => this.page = page;

    /// <summary>Puts him before a page's camera; before the page is opened.</summary>
    public static async Task<PersonInFront> StandAsync(IPage page)
    {
        // From the middle to the left and back, then to the right: once along the whole line.
        var clip = await TurnClip.MakeAsync(
            Repository.Clip("franck.mp4"),
            (HeadPose.Middle, 0.2),
            (HeadPose.Left, 1.5),
            (HeadPose.Middle, 1.5),
            (HeadPose.Right, 1.2),
            (HeadPose.Middle, 1)
        );
        var pictures = Split(await File.ReadAllBytesAsync(clip));
        await page.RouteAsync(
            "**/person/*.jpg",
            route =>
            {
                var index = int.Parse(
                    Path.GetFileNameWithoutExtension(new Uri(route.Request.Url).AbsolutePath),
                    System.Globalization.CultureInfo.InvariantCulture
                );
                return route.FulfillAsync(new() { BodyBytes = pictures[index], ContentType = "image/jpeg" });
            }
        );
        // The pictures of the script above, 30 a second, from the far left to the right: the way to the left backwards, and the way to the
        // right.
        int[] line = [.. Enumerable.Range(6, 39).Reverse(), .. Enumerable.Range(101, 16)];
        await page.AddInitScriptAsync(Script.Replace("LINE", $"[{string.Join(',', line)}]", StringComparison.Ordinal));
        return new(page);
    }

    /// <summary>
    /// Turns the head: left, right or middle. Returns when it is there; in the middle, when it has rested there as heads do before they
    /// turn.
    /// </summary>
    public async Task LookAsync(string where)
    {
        await page.EvaluateAsync("where => { person.follows = false; person.target = where; person.there = null; }", where);
        await page.WaitForFunctionAsync("() => person.there && performance.now() - person.there >= (person.target === 'middle' ? 800 : 0)");
    }

    /// <summary>From now on he turns the way the screen's arrow says, and looks straight ahead when there is none.</summary>
    public Task FollowAsync() => page.EvaluateAsync("() => { person.follows = true; }");

    /// <summary>What the screen said so far.</summary>
    public async Task<string> SawAsync() => string.Join('\n', await page.EvaluateAsync<string[]>("() => person.saw"));

    /// <summary>Steps out of the picture, or back.</summary>
    public Task HereAsync(bool here) => page.EvaluateAsync("here => { person.here = here; }", here);

    // Each picture ends with the marker FF D9 and the next begins with FF D8; within the data FF is always escaped.
    private static List<byte[]> Split(byte[] mjpeg)
    {
        var found = new List<byte[]>();
        for (int from = 0, at = 2; at <= mjpeg.Length; at++)
        {
            if (mjpeg[at - 2] != 0xFF || mjpeg[at - 1] != 0xD9)
                continue;
            found.Add(mjpeg[from..at]);
            from = at;
        }

        return found;
    }

    private const string Script = """
        (() => {
          const line = LINE, pictures = new Map();
          // He turns less far to his right than to his left: what he rests in is a little to the left, so that both are far enough from it.
          const middle = 18;
          const person = { target: 'middle', follows: false, here: true, place: middle, there: null, saw: [] };
          window.person = person;
          const canvas = document.createElement('canvas');
          Object.assign(canvas, { width: 640, height: 480 });
          const context = canvas.getContext('2d');
          const load = (index) => {
            const image = new Image();
            image.src = `/person/${index}.jpg`;
            pictures.set(index, image);
          };
          let way = 1, before = performance.now();
          const zones = { left: [0, 3], middle: [middle, middle + 3], right: [line.length - 4, line.length - 1] };
          setInterval(() => {
            const arrow = document.querySelector('.arrow');
            const shown = ['.kiosk', 'h1', '[role=status]'].map((part) => document.querySelector(part)).filter(Boolean)
              .map((part) => part.dataset.screen || part.textContent.trim()).join(': ');
            if (person.saw[person.saw.length - 1] !== shown) person.saw.push(shown);
            const [from, to] = zones[person.follows ? (arrow ? arrow.dataset.way : 'middle') : person.target];
            if (person.place <= from) way = 1;
            else if (person.place >= to) way = -1;
            const now = performance.now(); // by the clock: a busy machine shows him less often, not more slowly
            person.place = Math.max(0, Math.min(line.length - 1, person.place + way * Math.min(8, (now - before) * 0.03)));
            if (person.place >= from && person.place <= to) person.there ??= now;
            before = now;
            const picture = pictures.get(line[Math.round(person.place)]);
            context.fillStyle = '#5a5a5a';
            if (!person.here) context.fillRect(0, 0, 640, 480);
            else if (picture && picture.complete) context.drawImage(picture, 0, 0);
          }, 33);
          navigator.mediaDevices.getUserMedia = async () => {
            for (const index of line) if (!pictures.has(index)) load(index);
            return canvas.captureStream(30);
          };
        })();
        """;
}
