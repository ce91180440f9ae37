using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>A network that lets no WebSocket through: the live pages go on over what it lets through.</summary>
public sealed class NoWebSocketPasses(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Theory]
    [MemberData(nameof(Relay.Refusal.Kinds), MemberType = typeof(Relay.Refusal))]
    public async Task Console_and_hall_go_on_by_another_way(string kind)
    {
        await using var office = await RunningOffice.StartAsync();
        await using var line = Relay.Before(office.Server.Address);
        line.OnUpgrade = Relay.Refusal.Of(kind);
        var browser = await browsers.OpenAsync();
        var console = await ConsolePage.OpenAsync(browser, new Uri(line.Address, "/console"));
        var password = office.PasswordOf("manager");
        await console.SignInAsync("manager", password);
        await console.BeginAsync(password, "manager went in by the door");
        await console.Test("counter").First.ClickAsync();

        Assert.Equal("A001", await console.GiveAsync());
        await console.PressAsync("next");
        await Expect(console.Test("current-number")).ToHaveTextAsync("A001");
        await Expect(console.Test("stale")).ToHaveCountAsync(0);
        await console.Page.GotoAsync(new Uri(line.Address, "/hall").ToString());
        await Expect(console.Page.Locator("main")).ToContainTextAsync("A001");
        await Expect(console.Test("stale")).ToHaveCountAsync(0);
        Assert.NotEqual(0, line.Refused);
    }

    [Fact]
    public async Task Where_nothing_live_passes_the_console_names_the_cause()
    {
        await using var office = await RunningOffice.StartAsync();
        await using var line = Relay.Before(office.Server.Address);
        line.OnUpgrade = Relay.Refusal.Of("400");
        var console = await ConsolePage.OpenAsync(await browsers.OpenAsync(), new Uri(line.Address, "/console"));
        await console.Page.RouteAsync("**/hub/negotiate*", route => route.FulfillAsync(new() { Status = 403 }));
        var password = office.PasswordOf("officer");
        await console.SignInAsync("officer", password);
        await console.BeginAsync(password, "officer went in by the door");

        await console.Test("counter").First.ClickAsync();

        await Expect(console.Test("stale")).ToContainTextAsync("mạng ở đây chặn số liệu trực tiếp");
    }
}
