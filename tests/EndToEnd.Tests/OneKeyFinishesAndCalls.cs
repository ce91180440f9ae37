using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

public sealed class OneKeyFinishesAndCalls(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Once_the_office_chose_it_on_screens_that_are_open_until_nobody_waits_and_back_again()
    {
        await using var office = await RunningServer.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.OpenAsync(desk, new Uri(office.Address, "/console"));
        var password = office.PasswordOf("officer");
        await console.SignInAsync("officer", password);
        await console.BeginAsync(password, "officer went in by the door");
        await console.Test("counter").First.ClickAsync();
        await console.GiveAsync();
        await console.GiveAsync();
        await console.PressAsync("next");
        await console.PressAsync("serve");
        await Expect(console.Test("finish")).ToContainClassAsync("primary");
        await console.Page.Keyboard.PressAsync("n"); // not chosen yet: it says so and does nothing
        await Expect(console.Test("refusal")).ToContainTextAsync("Số đang ở quầy chưa kết thúc.");

        var admin = await AdminPage.SignInAsync(desk, office, section: "priority");
        await admin.Test("nextFinishes").CheckAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("thì số đó kết thúc luôn");
        await admin.SaveAsync();
        await Expect(console.Test("next")).ToContainTextAsync("Kết thúc và gọi tiếp");
        await Expect(console.Test("next")).ToContainClassAsync("primary");
        await PagesAreSound.SeeAsync(console, "console-finishes");

        await console.PressAsync("next");
        await Expect(console.Test("current-number")).ToHaveTextAsync("A002");
        await Expect(console.Test("serve")).ToContainClassAsync("primary");
        await Expect(console.Test("next")).ToBeDisabledAsync(); // A002 was called and has not come
        await console.PressAsync("serve");
        await Expect(console.Test("timer")).ToBeVisibleAsync();
        await console.PressAsync("next");
        await Expect(console.Test("current-number")).ToBeHiddenAsync();
        await Expect(console.Page.Locator(".card")).ToContainTextAsync("Không có ai đang chờ.");
        await console.PressAsync("undo");
        await Expect(console.Test("current-number")).ToHaveTextAsync("A002");
        await Expect(console.Test("timer")).ToBeVisibleAsync();
        Assert.Empty(console.Complaints);
        Assert.Empty(admin.Complaints);
    }
}
