using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>What an officer can do about the face of the number at their counter.</summary>
public sealed class AFaceAtTheCounter(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Is_deleted_after_a_question_and_is_not_compared_without_a_camera()
    {
        await using var office = await RunningServer.StartAsync();
        await office.TakeWithFaceAsync("ho-tich");
        var console = await ConsolePage.OpenAsync(await browsers.OpenAsync(), new Uri(office.Address, "/console"));
        var password = office.PasswordOf("officer");
        await console.SignInAsync("officer", password);
        await console.BeginAsync(password, "officer went in by the door");
        await console.Test("counter").First.ClickAsync();
        await console.PressAsync("next");
        await Expect(console.Test("current-number")).ToHaveTextAsync("A001");

        await console.Page.Keyboard.PressAsync("k"); // nothing watches this counter: it says so
        await Expect(console.Test("refusal")).ToHaveTextAsync("Quầy này không có camera để so khuôn mặt.");

        await console.PressAsync("forget-face");
        await console.AsksAsync("forget-face");
        await PagesAreSound.SeeAsync(console, "console-forget-face");
        Assert.Empty(console.Complaints);
        await console.Page.Keyboard.PressAsync("Enter"); // the focus is on going back: nothing is deleted by a stray key
        await Expect(console.Test("forget-face")).ToBeEnabledAsync();
        await console.PressAsync("forget-face");
        await console.Test("dialog-yes").ClickAsync();
        await Expect(console.Page.Locator("#why-forget-face")).ToHaveTextAsync("Số này không có khuôn mặt.");
        await Expect(console.Test("current-number")).ToHaveTextAsync("A001"); // the number stays
    }
}
