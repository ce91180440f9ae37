using KioskDevice.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

public sealed class EverybodyCanUseIt(Browser browser)
{
    private static readonly string[] Tools = ["contrast", "large-text", "low-reach"];

    [Theory]
    [InlineData(1080, 1920, "")]
    [InlineData(1080, 1920, "large-text")]
    [InlineData(1080, 1920, "low-reach")]
    [InlineData(1080, 1920, "contrast")]
    [InlineData(1080, 1920, "large-text,low-reach,contrast")]
    [InlineData(1920, 1080, "large-text,low-reach")]
    [InlineData(1920, 1080, "")]
    [InlineData(768, 1366, "")]
    [InlineData(768, 1366, "large-text,low-reach,contrast")]
    [InlineData(1280, 800, "")]
    [InlineData(1280, 800, "large-text,low-reach,contrast")]
    public async Task Every_screen_is_sound_with_every_help(int width, int height, string tools)
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View(), new() { Width = width, Height = height });
        await kiosk.IdleAsync();
        await SeeAsync(kiosk, $"kiosk-{width}-idle", "", height);
        await kiosk.Test("start").ClickAsync(); // an idle kiosk would set everything back after a while
        foreach (var tool in Tools)
            await Expect(kiosk.Test(tool)).ToHaveAttributeAsync("aria-pressed", "false");
        foreach (var tool in tools.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            await kiosk.Test(tool).ClickAsync();
            await Expect(kiosk.Test(tool)).ToHaveAttributeAsync("aria-pressed", "true");
        }

        var name = $"kiosk-{width}-{tools.Replace(',', '-')}";
        await SeeAsync(kiosk, $"{name}-start", tools, height);
        await kiosk.Test("classes").ClickAsync();
        await kiosk.ScreenAsync("classes");
        await SeeAsync(kiosk, $"{name}-classes", tools, height);
        await kiosk.Test("class").First.ClickAsync();
        await Expect(kiosk.Test("class-chip")).ToBeVisibleAsync();
        await SeeAsync(kiosk, $"{name}-choosing", tools, height);
        await kiosk.Tile("ho-tich").ClickAsync();
        await kiosk.ScreenAsync("consent");
        await SeeAsync(kiosk, $"{name}-consent", tools, height);
    }

    [Fact]
    public async Task What_one_visitor_needed_is_not_kept_for_the_next()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        await kiosk.IdleAsync();
        await kiosk.Test("start").ClickAsync();
        foreach (var tool in Tools)
            await kiosk.Test(tool).ClickAsync();
        await kiosk.Test("language").ClickAsync();
        await Expect(kiosk.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");

        await kiosk.Test("stop").ClickAsync();

        await kiosk.ScreenAsync("idle");
        foreach (var tool in Tools)
            await Expect(kiosk.Test(tool)).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(kiosk.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
    }

    [Fact]
    public async Task What_was_set_on_an_idle_screen_and_left_is_set_back()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View(), new() { SteersTime = true });
        await kiosk.ScreenAsync("idle");
        await kiosk.Test("low-reach").ClickAsync();
        await kiosk.Page.Clock.FastForwardAsync(40_000);
        await Expect(kiosk.Test("low-reach")).ToHaveAttributeAsync("aria-pressed", "true");

        await kiosk.Page.Clock.FastForwardAsync(6_000);

        await Expect(kiosk.Test("low-reach")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task A_visit_needs_nothing_but_a_keyboard()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View().With("dat-dai", line => line with { Open = false }));
        await kiosk.IdleAsync();
        await kiosk.Page.Keyboard.PressAsync("2"); // closed: nothing happens
        await kiosk.Page.Keyboard.PressAsync("3");
        await kiosk.ScreenAsync("consent");
        await Expect(kiosk.Page.Locator("main")).ToContainTextAsync("Đăng ký kinh doanh");
        await kiosk.Page.Keyboard.PressAsync("Escape");
        await kiosk.ScreenAsync("idle");

        await kiosk.Page.Keyboard.PressAsync("Tab");
        await Expect(kiosk.Tile("ho-tich")).ToBeFocusedAsync();
        Assert.Equal("solid", await kiosk.Tile("ho-tich").EvaluateAsync<string>("node => getComputedStyle(node).outlineStyle"));
        await kiosk.Test("where").FocusAsync();
        await kiosk.Page.Keyboard.PressAsync("Enter");
        await kiosk.ScreenAsync("consent");
        await kiosk.Test("consent-decline").PressAsync("Enter");
        await kiosk.ScreenAsync("code");
        await kiosk.Page.Keyboard.TypeAsync("7K4");
        await Expect(kiosk.Test("code")).ToHaveValueAsync("7K4"); // digits are the code's here
        await kiosk.Page.Keyboard.PressAsync("Escape");
        await kiosk.ScreenAsync("idle");
        Assert.Empty(kiosk.Complaints);
    }

    [Theory]
    [InlineData("3", "Digit3")]
    [InlineData("3", "Numpad3")]
    [InlineData("PageDown", "Numpad3")] // without Num Lock
    [InlineData("ê", "Digit3")] // on the Vietnamese layout
    [InlineData("Process", "Digit3")] // taken by an input method
    [InlineData("\"", "Digit3")] // on the French layout
    public async Task Its_keys_are_keys_on_every_keyboard_and_one_that_is_none_names_them(string key, string code)
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View(), new() { SteersTime = true });
        await kiosk.IdleAsync(); // without a camera a choice would go the way without a face

        await PressAsync(kiosk, "ư", "KeyW");
        await Expect(kiosk.Test("keys")).ToHaveTextAsync("Phím này không dùng ở đây. Dùng + và − để chuyển ô, Enter để chọn.");
        await Expect(kiosk.Test("keys")).ToHaveAttributeAsync("role", "alert");
        await kiosk.Page.Clock.FastForwardAsync(7_000);
        await Expect(kiosk.Test("keys")).ToHaveCountAsync(0);

        await PressAsync(kiosk, key, code);

        await kiosk.ScreenAsync("consent");
        await Expect(kiosk.Page.Locator("main")).ToContainTextAsync("Đăng ký kinh doanh");
        await Expect(kiosk.Test("keys")).ToHaveCountAsync(0);
    }

    /// <summary>Presses a key as a keyboard with its input method says it to the browser.</summary>
    private static async Task PressAsync(KioskPage kiosk, string key, string code)
    {
        var keyboard = await kiosk.Page.Context.NewCDPSessionAsync(kiosk.Page);
        foreach (var type in (string[])["rawKeyDown", "keyUp"])
            await keyboard.SendAsync(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = type,
                    ["key"] = key,
                    ["code"] = code,
                }
            );
        await keyboard.DetachAsync();
    }

    private static async Task SeeAsync(KioskPage kiosk, string name, string tools, int height)
    {
        await kiosk.SoundAsync(name);
        if (height < 1920)
            return;
        var touched = await kiosk.TouchedAsync();
        Assert.NotEmpty(touched);
        Assert.All(touched, control => Assert.True(control.Bottom <= height, $"{name}: '{control.Words}' ends at {control.Bottom}"));
        if (tools.Contains("low-reach", StringComparison.Ordinal))
            Assert.All(touched, control => Assert.True(control.Top >= height / 2, $"{name}: '{control.Words}' begins at {control.Top}"));
    }
}
