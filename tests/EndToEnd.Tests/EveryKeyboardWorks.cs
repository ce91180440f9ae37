using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>The console's keys on the keyboards that stand in offices, with the input methods that are on while officers work.</summary>
public sealed class EveryKeyboardWorks(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    /// <summary>How a keyboard says the keys 1, N, A and F: what it writes, and where the key is.</summary>
    private static readonly Dictionary<string, (string Key, string Code)[]> Keyboards = new()
    {
        ["American"] = [("1", "Digit1"), ("n", "KeyN"), ("a", "KeyA"), ("f", "KeyF")],
        ["American, capitals"] = [("1", "Digit1"), ("N", "KeyN"), ("A", "KeyA"), ("F", "KeyF")],
        ["Telex that composes"] = [("Process", "Digit1"), ("Process", "KeyN"), ("Process", "KeyA"), ("Process", "KeyF")],
        ["Telex that says the place"] = [("1", "Digit1"), ("n", "KeyN"), ("a", "KeyA"), ("à", "KeyF")],
        ["Telex that types for the user"] = [("1", ""), ("n", ""), ("a", ""), ("à", "")],
        ["VNI that says the place"] = [("á", "Digit1"), ("n", "KeyN"), ("a", "KeyA"), ("f", "KeyF")],
        ["VNI that types for the user"] = [("á", ""), ("n", ""), ("a", ""), ("f", "")],
        ["Vietnamese"] = [("ă", "Digit1"), ("n", "KeyN"), ("a", "KeyA"), ("f", "KeyF")],
        ["numeric block"] = [("1", "Numpad1"), ("n", "KeyN"), ("a", "KeyA"), ("f", "KeyF")],
        ["numeric block without Num Lock"] = [("End", "Numpad1"), ("n", "KeyN"), ("a", "KeyA"), ("f", "KeyF")],
        ["French"] = [("&", "Digit1"), ("n", "KeyN"), ("a", "KeyQ"), ("f", "KeyF")],
        ["Dvorak"] = [("1", "Digit1"), ("n", "KeyL"), ("a", "KeyA"), ("f", "KeyY")],
        ["Russian"] = [("1", "Digit1"), ("т", "KeyN"), ("ф", "KeyA"), ("а", "KeyF")],
    };

    /// <summary>More keys, and which of ours they are.</summary>
    private static readonly (string Key, string Code, bool Shift, string[] Ours)[] More =
    [
        ("?", "Slash", true, ["?"]),
        ("?", "KeyM", true, ["?"]),
        ("?", "Minus", true, ["?"]),
        ("Process", "Slash", true, ["?"]),
        ("!", "Digit1", true, ["!"]),
        ("1", "Digit1", true, ["1"]),
        ("\u0300", "Digit5", false, ["5"]),
        ("Dead", "Digit6", false, ["6"]),
        ("đ", "Digit0", false, ["0"]),
        ("đ", "", false, ["d", "9"]),
        ("ê", "", false, ["e", "6"]),
        ("ấ", "", false, []),
        ("ấ", "KeyS", false, ["s"]),
        ("+", "NumpadAdd", false, ["+"]),
        ("Process", "NumpadAdd", false, ["+"]),
        ("Process", "NumpadSubtract", false, ["-"]),
        ("ArrowLeft", "Numpad4", false, ["ArrowLeft"]),
        ("Insert", "Numpad0", false, ["0"]),
        ("Enter", "NumpadEnter", false, ["Enter"]),
        ("Unidentified", "", false, []),
    ];

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task An_officer_takes_a_counter_calls_serves_and_finishes_on_each_of_them()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), office);
        foreach (var (keyboard, keys) in Keyboards)
        {
            await console.GiveAsync();
            await console.PressAsync("leave");
            await console.Test("counter").First.WaitForAsync();

            await PressAsync(console.Page, keys[0]);
            await Expect(console.Test("next"), keyboard).ToHaveAttributeAsync("aria-disabled", "false");
            await PressAsync(console.Page, keys[1]);
            await Expect(console.Test("current-number"), keyboard).ToBeVisibleAsync();
            await PressAsync(console.Page, keys[2]);
            await Expect(console.Test("timer"), keyboard).ToBeVisibleAsync();
            await PressAsync(console.Page, keys[3]);
            await Expect(console.Test("current-number"), keyboard).ToBeHiddenAsync();
        }

        foreach (var (key, code, shift, ours) in More)
        {
            var said = await console.Page.EvaluateAsync<string[]>(
                "async (press) => (await import('/shared/keys.js')).keysOf(new KeyboardEvent('keydown', press))",
                new
                {
                    key,
                    code,
                    shiftKey = shift,
                }
            );
            Assert.True(ours.SequenceEqual(said), $"{key} at '{code}' is {string.Join(' ', said)}");
        }

        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task A_key_that_stands_for_nothing_says_so_and_a_shortcut_is_left_alone()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), office);
        await PressAsync(console.Page, ("w", "KeyW"), modifiers: 2); // Ctrl
        await PressAsync(console.Page, ("q", "KeyQ"), modifiers: 1); // Alt
        await console.KeysAsync("Tab", "Shift+Tab", "F9", "ArrowDown");
        await Expect(console.Test("refusal")).ToBeEmptyAsync();

        await PressAsync(console.Page, ("ư", "KeyW"));
        await Expect(console.Test("refusal")).ToHaveTextAsync("Phím W không có chức năng ở đây. Nhấn ? để xem các phím.");
        await Expect(console.Test("refusal")).ToHaveAttributeAsync("role", "alert");
        await PressAsync(console.Page, ("Process", ""));
        await Expect(console.Test("refusal")).ToHaveTextAsync("Phím … không có chức năng ở đây. Nhấn ? để xem các phím.");

        await console.PressAsync("leave");
        await console.Test("counter").First.WaitForAsync();
        await PressAsync(console.Page, ("ô", "Digit9"));
        await Expect(console.Test("refusal")).ToHaveTextAsync("Phím 9 không ứng với quầy nào. Nhấn số của quầy.");
    }

    private static ILocatorAssertions Expect(ILocator locator, string keyboard = "") =>
        keyboard.Length == 0 ? Assertions.Expect(locator) : Assertions.Expect(locator.Describe($"on the keyboard {keyboard}"));

    /// <summary>One key down and up, as a keyboard with its input method says it to the browser.</summary>
    /// <param name="page">Where.</param>
    /// <param name="key">What it writes, and where it is.</param>
    /// <param name="modifiers">As the browser's protocol counts them: 1 Alt, 2 Ctrl, 4 Meta, 8 Shift.</param>
    private static async Task PressAsync(IPage page, (string Key, string Code) key, int modifiers = 0)
    {
        await using var keyboard = new Attached(await page.Context.NewCDPSessionAsync(page));
        foreach (var type in (string[])["rawKeyDown", "keyUp"])
            await keyboard.Session.SendAsync(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = type,
                    ["key"] = key.Key,
                    ["code"] = key.Code,
                    ["modifiers"] = modifiers,
                }
            );
    }

    private sealed record Attached(ICDPSession Session) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(Session.DetachAsync());
    }
}
