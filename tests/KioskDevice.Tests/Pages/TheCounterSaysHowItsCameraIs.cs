using KioskDevice.Tests.Running;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>A counter's camera that gives no pictures: opened anew, said on its page, and told to the server, as at a kiosk.</summary>
[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera
public sealed class TheCounterSaysHowItsCameraIs(Browser browser)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5); // the page is told something that often

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly SemaphoreSlim heard = new(0); // released with each word of the program to the page
    private int unheard; // milliseconds of the page's

    private const string Fault = "document.querySelector('[data-testid=fault]').textContent";

    [Theory]
    [InlineData("lens.shows = 'frozen'", "vi", "frozen", "Camera chỉ cho một hình đứng yên.")]
    [InlineData("lens.muted = true", "en", "frozen", "The camera shows a still picture.")]
    [InlineData("lens.shows = 'black'", "vi", "dark", "Camera chỉ cho hình đen.")]
    [InlineData("lens.shows = 'covered'", "en", "dark", "The camera shows a black picture.")]
    public async Task What_shows_nothing_is_opened_anew_then_told_until_it_shows_something(
        string happens,
        string language,
        string status,
        string words
    )
    {
        await using var counter = await OpenAsync(language);
        await LookAsync(counter);
        await counter.Page.EvaluateAsync(happens);
        await UntilAsync(counter, "() => lens.opened === 2");
        await UntilAsync(counter, $"() => {Fault} !== ''");

        await Expect(counter.Test("fault")).ToContainTextAsync(words);
        await ReportsAsync(counter, status);
        await SoundAsync(counter, $"counter-camera-{status}");

        await counter.Page.EvaluateAsync("Object.assign(lens, { shows: 'noise', muted: false })");
        await UntilAsync(counter, $"() => {Fault} === ''");
        await ReportsAsync(counter, "ready");
    }

    [Theory]
    [InlineData("lens.fails = 'NotFoundError'", "vi", "none", "Không có camera.")]
    [InlineData("lens.fails = 'NotAllowedError'", "en", "refused", "The camera is blocked.")]
    public async Task What_cannot_be_opened_is_told_at_once(string happens, string language, string status, string words)
    {
        await using var counter = await OpenAsync(language);
        await counter.Page.EvaluateAsync(happens);
        await LookAsync(counter);
        await Expect(counter.Test("fault")).ToContainTextAsync(words);
        await ReportsAsync(counter, status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_pulled_out_in_a_check_is_unplugged_and_comes_back_by_itself(bool isOpening)
    {
        await using var counter = await OpenAsync("vi");
        if (isOpening)
            await counter.Page.EvaluateAsync(
                "() => { HTMLMediaElement.prototype.play = () => new Promise((plays) => { lens.plays = plays; }); }"
            );
        await LookAsync(counter);
        if (!isOpening)
            await ReadyAsync(counter);
        await counter.Page.EvaluateAsync("lens.fails = 'NotFoundError'; lens.track.dispatchEvent(new Event('ended')); lens.plays?.()");
        await Expect(counter.Test("fault")).ToContainTextAsync("Camera bị rút.");
        await ReportsAsync(counter, "unplugged");
        await counter.Page.EvaluateAsync("lens.fails = null");
        await UntilAsync(counter, $"() => {Fault} === ''");
        await ReportsAsync(counter, "ready");
    }

    /// <summary>A check is shorter than it takes to know; and what was found is not forgotten with the page.</summary>
    [Fact]
    public async Task It_is_found_after_the_check_too_and_said_until_something_is_plugged_in()
    {
        await using var counter = await OpenAsync("vi");
        await LookAsync(counter);
        await ReadyAsync(counter);
        await counter.Page.EvaluateAsync("lens.shows = 'frozen'; lens.isFirst = true");
        for (var second = 0; second < 4; second++)
            await SecondAsync(counter.Page);
        await counter.Server.PushAsync(new CheckWish(Office.View().Office, 2, null));
        await Expect(counter.Test("looking")).ToHaveTextAsync("Camera không cho hình, đang thử mở lại. Không dùng hình nào.");

        await LetsGoAsync(counter);
        await Expect(counter.Test("looking")).ToHaveTextAsync("Camera đang tắt.");
        await Expect(counter.Test("fault")).ToContainTextAsync("Camera chỉ cho một hình đứng yên.");
        await ReportsAsync(counter, "frozen");

        await counter.Page.EvaluateAsync("navigator.mediaDevices.dispatchEvent(new Event('devicechange'))");
        await Expect(counter.Test("fault")).ToHaveTextAsync("");
        await ReportsAsync(counter, "resting");
    }

    [Fact]
    public async Task While_it_rests_one_that_is_pulled_out_is_told()
    {
        await using var counter = await OpenAsync("vi");
        await counter.Page.EvaluateAsync(
            "navigator.mediaDevices.enumerateDevices = async () => []; navigator.mediaDevices.dispatchEvent(new Event('devicechange'))"
        );
        await Expect(counter.Test("fault")).ToContainTextAsync("Camera bị rút.");
        await ReportsAsync(counter, "unplugged");
    }

    private async Task<KioskPage> OpenAsync(string language)
    {
        var counter = await KioskPage.OpenAsync(
            browser,
            Office.View(),
            new()
            {
                SteersTime = true,
                Time = time,
                Settings = ["--Kiosk:Counter", "quay-2"],
                Through = address => new Uri(address, "/counter"),
                Prepare = async page =>
                {
                    page.WebSocket += (_, socket) => socket.FrameReceived += (_, _) => heard.Release();
                    await page.AddInitScriptAsync(PlayedCamera.Script);
                    await page.AddInitScriptAsync($"Object.defineProperty(navigator, 'language', {{ get: () => '{language}' }})");
                },
            }
        );
        await ReportsAsync(counter, "resting");
        return counter;
    }

    /// <summary>The officer asks, and the page opens the camera.</summary>
    private async Task LookAsync(KioskPage counter)
    {
        var wish = new CheckWish(Office.View().Office, 1, CommandId.New()) { Left = TimeSpan.FromMinutes(5) };
        while (await counter.Page.EvaluateAsync<int>("lens.opened") == 0)
        {
            await counter.Server.PushAsync(wish); // lost before the counter follows the hub
            time.Advance(TimeSpan.FromMilliseconds(10)); // it pauses before it tries again
        }
    }

    /// <summary>It gives its first pictures.</summary>
    private async Task ReadyAsync(KioskPage counter)
    {
        while (counter.Kiosk.Report().Camera != "ready")
            await SecondAsync(counter.Page);
    }

    /// <summary>Second by second until the page says so.</summary>
    private Task UntilAsync(KioskPage counter, string said) => PlayedCamera.UntilAsync(counter.Page, said, SecondAsync);

    /// <summary>A second of the page's, and of the program's, which the page hears as often as it expects to.</summary>
    private async Task SecondAsync(IPage page)
    {
        await PlayedCamera.SecondAsync(page);
        await HearAsync(PlayedCamera.Second);
    }

    /// <summary>Looks at the page; what does so waits by the page's time.</summary>
    private async Task SoundAsync(KioskPage counter, string name)
    {
        const int little = 10;
        var looks = counter.SoundAsync(name);
        while (!looks.IsCompleted)
        {
            await counter.Page.Clock.RunForAsync(little);
            await HearAsync(little);
        }

        await looks;
    }

    /// <summary>The program's time follows the page's, and what it says then is heard.</summary>
    private async Task HearAsync(int milliseconds)
    {
        unheard += milliseconds;
        if (unheard < Beat.TotalMilliseconds)
            return;
        unheard = 0;
        while (heard.Wait(0))
            continue;
        time.Advance(Beat);
        await heard.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The page lets its camera go by loading itself anew.</summary>
    private async Task LetsGoAsync(KioskPage counter)
    {
        try
        {
            await UntilAsync(counter, "() => !lens.isFirst");
        }
        catch (PlaywrightException e) when (e.Message.Contains("navigation", StringComparison.Ordinal))
        {
            await counter.Page.WaitForLoadStateAsync(); // it did amid the question
        }
    }

    /// <summary>It reaches the program a moment after the page says it.</summary>
    private static async Task ReportsAsync(KioskPage counter, string status)
    {
        while (counter.Kiosk.Report() is var told && (told.Camera, told.PageOpen) != (status, true))
            await counter.Page.EvaluateAsync("1");
    }
}
