using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>The officer's console as its officer uses it.</summary>
internal sealed class ConsolePage : PageUnderTest
{
    private ConsolePage(IPage page)
        : base(page) { }

    /// <summary>Opens the console in a browser session of its own, signs in for the first time, and takes a counter.</summary>
    public static Task<ConsolePage> SignInAsync(
        IBrowser browser,
        RunningOffice office,
        string role = "officer",
        string counter = "quay-1"
    ) => SignInAsync(browser, office.Console, (role, office.PasswordOf(role)), counter);

    /// <inheritdoc cref="SignInAsync(IBrowser, RunningOffice, string, string)" />
    public static Task<ConsolePage> SignInAsync(IBrowser browser, RunningServer server) =>
        SignInAsync(browser, new Uri(server.Address, "/console"), ("officer", server.PasswordOf("officer")), "quay-1");

    private static async Task<ConsolePage> SignInAsync(IBrowser browser, Uri address, (string Role, string Password) who, string counter)
    {
        var console = await NewAsync(browser);
        await console.FirstSignInAsync(address, who.Role, who.Password);
        await console.Page.GotoAsync(address.ToString());
        await console.Page.Locator($"[data-testid=counter][data-counter={counter}]").ClickAsync();
        await console.Test("next").WaitForAsync();
        return console;
    }

    public static Task<ConsolePage> OpenAsync(IBrowser browser, RunningOffice office) => OpenAsync(browser, office.Console);

    /// <param name="browser">Where.</param>
    /// <param name="address">What.</param>
    /// <param name="withClock">Whether the test moves the page's time on.</param>
    public static async Task<ConsolePage> OpenAsync(IBrowser browser, Uri address, bool withClock = false)
    {
        var console = await NewAsync(browser);
        if (withClock)
            await console.Page.Clock.InstallAsync();
        await console.Page.GotoAsync(address.ToString());
        return console;
    }

    private static async Task<ConsolePage> NewAsync(IBrowser browser) =>
        new(
            await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 1280, Height = 720 },
                }
            )
        );

    public async Task SignInAsync(string user, string password)
    {
        await Test("username").FillAsync(user);
        await Test("password").FillAsync(password);
        await Test("sign-in").ClickAsync();
    }

    /// <summary>Fills in the form that stands before everything else until the first password is changed.</summary>
    public async Task ChangePasswordAsync(string current, string next, string? again = null)
    {
        await Test("password-current").FillAsync(current);
        await Test("password-next").FillAsync(next);
        await Test("password-again").FillAsync(again ?? next);
        await Test("password-save").ClickAsync();
    }

    /// <summary>As <see cref="ChangePasswordAsync"/>, and past the first steps that follow.</summary>
    public async Task BeginAsync(string current, string next)
    {
        await ChangePasswordAsync(current, next);
        await Test("begin").ClickAsync();
    }

    /// <summary>Presses an action's key, once it can act.</summary>
    public async Task PressAsync(string action)
    {
        await Assertions.Expect(Test(action)).ToBeEnabledAsync(new() { Timeout = 15_000 }); // a no-show is marked 10 s after the call
        await Page.Keyboard.PressAsync(
            await Test(action).GetAttributeAsync("data-key") ?? throw new InvalidOperationException($"{action} has no key.")
        );
    }

    /// <summary>Presses keys one after another.</summary>
    public async Task KeysAsync(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    /// <summary>What is asked, once it is.</summary>
    public Task AsksAsync(string dialog) => Page.Locator($"dialog[open][data-dialog={dialog}]").WaitForAsync();

    /// <summary>Gives a number at the counter by the keyboard alone, and returns it.</summary>
    /// <param name="service">The service by its place in the office's list, from 0.</param>
    public async Task<string> GiveAsync(int service = 0)
    {
        await PressAsync("walk-up");
        await AsksAsync("walk-up");
        for (var down = 0; down < service; down++)
            await Page.Keyboard.PressAsync("ArrowDown");
        await KeysAsync("Tab", "Tab", "Tab", "Enter");
        var number = await Test("given-number").InnerTextAsync();
        await Page.Keyboard.PressAsync("Escape");
        return number;
    }

    /// <summary>Presses next and returns the number called.</summary>
    public async Task<string> NextAsync()
    {
        await Test("next").ClickAsync();
        return await Test("current-number").InnerTextAsync();
    }
}

/// <summary>The lobby's board.</summary>
internal sealed class BoardPage : PageUnderTest
{
    private BoardPage(IPage page)
        : base(page) { }

    public static async Task<BoardPage> OpenAsync(IBrowser browser, RunningOffice office)
    {
        var board = new BoardPage(
            await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 1920, Height = 1080 },
                }
            )
        );
        await board.Page.GotoAsync((await office.BoardAsync()).ToString());
        return board;
    }

    /// <summary>The newest number called, once it is this one.</summary>
    public Task ShowsAsync(string number, float withinMilliseconds) =>
        Assertions.Expect(Test("called-number").First).ToHaveTextAsync(number, new() { Timeout = withinMilliseconds });
}
