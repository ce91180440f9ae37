using KioskDevice.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>A camera that is there and shows nothing: opened anew, and if that does not help, said, with the way without a face.</summary>
[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera
public sealed class TheCameraShowsNothing(Browser browser)
{
    [Theory]
    [InlineData("lens.shows = 'frozen'", "frozen", "Camera đang không hoạt động")]
    [InlineData("lens.muted = true", "frozen", "Camera đang không hoạt động")]
    [InlineData("lens.shows = 'black'", "dark", "Camera đang bị che hoặc thiếu sáng")]
    [InlineData("lens.shows = 'covered'", "dark", "Camera đang bị che hoặc thiếu sáng")]
    public async Task It_is_opened_anew_then_told_and_right_again_once_it_shows_something(string happens, string status, string words)
    {
        await using var kiosk = await OpenAsync();
        await kiosk.Page.EvaluateAsync(happens);
        await PlayedCamera.UntilAsync(kiosk.Page, "() => lens.opened === 2");
        await PlayedCamera.UntilAsync(
            kiosk.Page,
            $"() => document.querySelector('[data-testid=trouble][data-why=camera-{status}]') !== null"
        );

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
        await PlayedCamera.UntilAsync(kiosk.Page, "() => lens.opened === 2");
        for (var second = 0; second < 25; second++)
            await PlayedCamera.SecondAsync(kiosk.Page);

        await kiosk.IdleAsync();
        Assert.Equal(2, await kiosk.Page.EvaluateAsync<int>("lens.opened"));
    }

    private async Task<KioskPage> OpenAsync()
    {
        var kiosk = await KioskPage.OpenAsync(
            browser,
            Office.View(),
            new() { SteersTime = true, Prepare = page => page.AddInitScriptAsync(PlayedCamera.Script) }
        );
        await kiosk.IdleAsync();
        return kiosk;
    }
}
