using KioskDevice.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>
/// A ticket's code on the keyboards that stand in offices, with the input methods that are on: it arrives as it was typed, or is said to be
/// looked at.
/// </summary>
public sealed class TheCodeIsTyped(Browser browser)
{
    private const string Gone = "Backspace"; // what an input method that types for the user does first
    private const string Asked = "Mã số có sáu ký tự, mã lịch hẹn có tám; có thể nhập hoặc quét.";
    private const string Check = "Máy đang bật bộ gõ tiếng Việt. Mời soát lại mã, hoặc chạm các phím dưới đây.";

    /// <summary>
    /// What a keyboard says for a code: what each press writes and where the key is; and the code, with whether it was guessed.
    /// </summary>
    private static readonly Dictionary<string, ((string Key, string Code)[] Presses, string Typed, bool Guessed)> Keyboards = new()
    {
        ["American"] = ([("7", "Digit7"), ("k", "KeyK"), ("4", "Digit4"), ("P", "KeyP"), ("x", "KeyX"), ("2", "Numpad2")], "7K4PX2", false),
        ["scanner"] = ([("7", ""), ("K", ""), ("4", ""), ("P", ""), ("X", ""), ("2", "")], "7K4PX2", false),
        ["Vietnamese"] = (
            [("â", "Digit2"), ("ê", "Digit3"), ("ô", "Digit4"), ("\u0300", "Digit5"), ("d", "KeyD"), ("\u0309", "Digit6")],
            "2345D6",
            false
        ),
        ["French"] = ([("é", "Digit2"), ("\"", "Digit3"), ("w", "KeyZ"), ("z", "KeyW"), ("ç", "Digit9"), ("-", "Digit6")], "23WZ96", false),
        ["Telex that says the place"] = (
            [("d", "KeyD"), (Gone, Gone), ("đ", "KeyD"), ("ư", "KeyW"), ("y", "KeyY"), (Gone, Gone), ("ỳ", "KeyF"), ("2", "Digit2")],
            "DDWYF2",
            false
        ),
        ["VNI that says the place"] = (
            [("d", "KeyD"), (Gone, Gone), ("đ", "Digit9"), ("y", "KeyY"), (Gone, Gone), ("ỳ", "Digit2"), ("k", "KeyK"), ("7", "Digit7")],
            "D9Y2K7",
            false
        ),
        ["Telex that types for the user"] = (
            [("d", "KeyD"), (Gone, Gone), ("đ", ""), ("ư", ""), ("y", "KeyY"), (Gone, Gone), ("ỳ", ""), ("2", "Digit2")],
            "DDWYF2",
            true
        ),
        ["Telex that puts a tone on a W"] = (
            [("ư", ""), (Gone, Gone), ("ứ", ""), ("k", "KeyK"), ("4", "Digit4"), ("p", "KeyP"), ("x", "KeyX")],
            "WSK4PX",
            true
        ),
        ["VNI that types for the user"] = (
            [("d", "KeyD"), (Gone, Gone), ("đ", ""), ("k", "KeyK"), ("4", "Digit4"), ("p", "KeyP"), ("x", "KeyX")],
            "DDK4PX",
            true
        ), // D9
    };

    [Fact]
    public async Task On_each_of_them()
    {
        await using var kiosk = await AskedAsync();
        foreach (var (keyboard, (presses, typed, guessed)) in Keyboards)
        {
            await kiosk.Test("code").FillAsync("");
            await using (var keys = await Keys.OnAsync(kiosk.Page))
                foreach (var (key, code) in presses)
                    await keys.PressAsync(key, code);
            await Expect(kiosk.Test("code").Describe($"on the keyboard {keyboard}")).ToHaveValueAsync(typed);
            await Expect(kiosk.Test("code-why").Describe($"on the keyboard {keyboard}")).ToHaveTextAsync(guessed ? Check : Asked);
            await Expect(kiosk.Test("find")).ToBeEnabledAsync();
        }

        await kiosk.SoundAsync("kiosk-code-guessed");
        Assert.Empty(kiosk.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // which key it was, nobody says
    public async Task With_an_input_method_that_composes(bool saysThePlace)
    {
        await using var kiosk = await AskedAsync();
        await using var keys = await Keys.OnAsync(kiosk.Page);
        foreach (
            var (code, composed) in new[]
            {
                ("KeyD", "d"),
                ("KeyD", "đ"),
                ("KeyW", "đư"),
                ("KeyY", "đưy"),
                ("KeyF", "đưỳ"),
                ("Digit2", "đưỳ2"),
            }
        )
            await keys.ComposeAsync(saysThePlace ? code : "", composed);
        await keys.EndAsync("đưỳ2");

        await Expect(kiosk.Test("code")).ToHaveValueAsync("DDWYF2");
        await Expect(kiosk.Test("code-why")).ToHaveTextAsync(saysThePlace ? Asked : Check);
    }

    [Fact]
    public async Task And_mended_within_it()
    {
        await using var kiosk = await AskedAsync();
        await kiosk.Page.Keyboard.TypeAsync("7k-5px");
        await kiosk.Page.Keyboard.PressAsync("ArrowLeft");
        await kiosk.Page.Keyboard.PressAsync("ArrowLeft");
        await kiosk.Page.Keyboard.PressAsync("Backspace");
        await kiosk.Page.Keyboard.TypeAsync("49");
        await Expect(kiosk.Test("code")).ToHaveValueAsync("7K49PX");
        await kiosk.Page.Keyboard.TypeAsync("2");
        await Expect(kiosk.Test("find")).ToBeDisabledAsync(); // neither a number's nor an appointment's
        await kiosk.Page.Keyboard.TypeAsync("68");
        await Expect(kiosk.Test("code")).ToHaveValueAsync("7K49268P"); // eight, and no more
    }

    private async Task<KioskPage> AskedAsync()
    {
        var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        await kiosk.IdleAsync();
        await kiosk.Test("where").ClickAsync();
        await kiosk.Test("consent-decline").ClickAsync();
        await kiosk.ScreenAsync("code");
        await Expect(kiosk.Test("code")).ToBeFocusedAsync();
        return kiosk;
    }

    /// <summary>A keyboard with its input method, as it says its keys to the browser.</summary>
    private sealed class Keys(ICDPSession session) : IAsyncDisposable
    {
        public static async Task<Keys> OnAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

        /// <summary>One key, with what it writes where the page lets it.</summary>
        public async Task PressAsync(string key, string code)
        {
            var text = new System.Globalization.StringInfo(key).LengthInTextElements == 1 ? key : "";
            await session.SendAsync(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = text.Length > 0 ? "keyDown" : "rawKeyDown",
                    ["key"] = key,
                    ["code"] = code,
                    ["text"] = text,
                    ["windowsVirtualKeyCode"] = key == Gone ? 8 : 0,
                }
            );
            await session.SendAsync(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = "keyUp",
                    ["key"] = key,
                    ["code"] = code,
                }
            );
        }

        /// <summary>A key that the input method takes for itself, and what it has composed with it.</summary>
        public async Task ComposeAsync(string code, string composed)
        {
            await session.SendAsync(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = "rawKeyDown",
                    ["key"] = "Process",
                    ["code"] = code,
                    ["windowsVirtualKeyCode"] = 229,
                }
            );
            await session.SendAsync(
                "Input.imeSetComposition",
                new()
                {
                    ["text"] = composed,
                    ["selectionStart"] = composed.Length,
                    ["selectionEnd"] = composed.Length,
                }
            );
        }

        public Task EndAsync(string composed) => session.SendAsync("Input.insertText", new() { ["text"] = composed });

        public ValueTask DisposeAsync() => new(session.DetachAsync());
    }
}
