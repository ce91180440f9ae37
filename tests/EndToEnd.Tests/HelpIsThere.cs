using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>Each page has its own help, on the page and as a sheet; whoever comes for the first time is shown three steps.</summary>
public sealed class HelpIsThere(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    [Theory]
    [InlineData("manager", "/hall", "hall")]
    [InlineData("manager", "/admin", "admin")]
    [InlineData("manager", "/account", "account")]
    [InlineData("officer", "/console", "console")]
    [InlineData("auditor", "/hall", "hall")]
    public async Task By_its_key_and_by_its_button_in_both_languages(string role, string path, string sheet)
    {
        var page = await FirstSignInAsync(role, path);
        await Expect(page.Test("first-steps").Locator("li")).ToHaveCountAsync(3);
        await PagesAreSound.SeeAsync(page, $"first-{role}", pictured: false);
        await page.Test("begin").ClickAsync();
        if (sheet == "console")
            await page.Test("counter").First.ClickAsync();
        await page.Test(sheet == "console" ? "next" : "help").WaitForAsync();
        foreach (var title in new[] { "Trợ giúp", "Help" })
        {
            await page.Page.Keyboard.PressAsync("?");
            await Expect(page.Test("dialog").Locator("h2")).ToHaveTextAsync(title);
            await Expect(page.Test("dialog").Locator(".tasks li")).ToHaveCountAsync(3);
            await Expect(page.Test("help-sheet")).ToHaveAttributeAsync("href", $"/help?of={sheet}");
            await PagesAreSound.SeeAsync(page, $"help-{sheet}-{title}", pictured: false);
            await page.Page.Keyboard.PressAsync("Escape");
            await Expect(page.Test("dialog")).ToHaveCountAsync(0);
            await page.Test("language").ClickAsync();
        }

        await page.Test("help").First.ClickAsync();
        await Expect(page.Test("dialog")).ToBeVisibleAsync();
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task As_sheets_to_print_for_everybody()
    {
        var page = new AnyPage(await (await browsers.OpenAsync()).NewPageAsync());
        await page.Page.GotoAsync(new Uri(office.Address, "/help").ToString());
        await Expect(page.Test("sheet")).ToHaveCountAsync(11);
        await PagesAreSound.SeeAsync(page, "help-sheets", pictured: false);
        await page.Page.GotoAsync(new Uri(office.Address, "/help?of=console").ToString());
        await Expect(page.Test("sheet")).ToHaveCountAsync(1);
        await Expect(page.Test("sheet").Locator("kbd")).Not.ToHaveCountAsync(0);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Test("print")).ToBeHiddenAsync();
        await page.Test("sheet").WaitForAsync();
        Assert.Empty(page.Complaints);
    }

    private async Task<AnyPage> FirstSignInAsync(string role, string path)
    {
        var page = new AnyPage(
            await (await browsers.OpenAsync()).NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 1280, Height = 720 },
                }
            )
        );
        await page.Page.GotoAsync(new Uri(office.Address, path).ToString());
        var (password, next) = (office.PasswordOf(role), $"{role} went in by the door");
        await page.Test("username").FillAsync(role);
        await page.Test("password").FillAsync(password);
        await page.Test("sign-in").ClickAsync();
        await page.Test("password-current").FillAsync(password);
        await page.Test("password-next").FillAsync(next);
        await page.Test("password-again").FillAsync(next);
        await page.Test("password-save").ClickAsync();
        return page;
    }

    private sealed class AnyPage(IPage page) : PageUnderTest(page);
}
