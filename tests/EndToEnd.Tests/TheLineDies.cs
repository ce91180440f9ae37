using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>
/// A line that takes everything and answers nothing: no page stands still in silence. The pages' time is moved on by the test; what a
/// page does then is done over real connections.
/// </summary>
public sealed class TheLineDies(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    /// <summary>
    /// Milliseconds in which a page is right again: a browser keeps up to six connections, which are dead, and each try ends one of them.
    /// </summary>
    private const float DeadConnections = 60_000;

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task The_visitors_page_says_since_when_and_is_right_again_seconds_after()
    {
        await using var server = await RunningServer.StartAsync();
        await using var line = Relay.Before(server.Address);
        using var taken = await server.TakeAsync("ho-tich");
        var ticket = (await taken.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("ticket")
            .GetProperty("id")
            .GetString();
        var phone = await OpenAsync(new(line.Address, $"/t/{ticket}"));
        await Expect(phone.GetByTestId("answer")).ToContainTextAsync("tiếp theo");
        await Expect(phone.GetByTestId("away")).ToHaveCountAsync(0);

        line.Swallow();
        using var officer = await server.OfficerAtAsync("quay-1");
        await RunningServer.CommandAsync(officer, "quay-1", "next");
        await phone.Clock.FastForwardAsync(45_000);
        await Expect(phone.GetByTestId("away")).ToHaveTextAsync(new Regex(@"^Mất kết nối từ \d\d:\d\d, số liệu có thể chưa mới\."));
        await Expect(phone.GetByTestId("answer")).ToContainTextAsync("tiếp theo"); // the old place, and said to be old
        await phone.Clock.FastForwardAsync(25_000);

        line.Pass();
        await phone.Clock.FastForwardAsync(5_000);
        await Expect(phone.GetByTestId("answer")).ToContainTextAsync("quầy 1");
        await Expect(phone.GetByTestId("away")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_visitors_page_that_was_never_answered_says_so_and_comes()
    {
        await using var server = await RunningServer.StartAsync();
        await using var line = Relay.Before(server.Address);
        using var taken = await server.TakeAsync("ho-tich");
        var ticket = (await taken.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("ticket")
            .GetProperty("id")
            .GetString();
        var asked = new TaskCompletionSource();
        var phone = await OpenAsync(new(line.Address, $"/t/{ticket}"), page => DieAtAsync(page, line, "events", asked));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Expect(phone.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        await phone.Clock.FastForwardAsync(5_000);
        await Expect(phone.Locator("#visit")).ToContainTextAsync("Mất kết nối từ");
        line.Pass();
        await phone.Clock.FastForwardAsync(5_000);

        await Expect(phone.GetByTestId("number")).ToHaveTextAsync("A001", new() { Timeout = DeadConnections });
    }

    [Fact]
    public async Task The_page_of_a_visit_on_the_phone_says_since_when_and_is_right_again_seconds_after()
    {
        await using var server = await RunningServer.StartAsync();
        await using var line = Relay.Before(server.Address);
        await using var kiosk = await PlayedKiosk.OpenAsync(server);
        var phone = await OpenAsync(new(line.Address, $"/k/{kiosk.Token}"));
        await kiosk.JoinedAsync();
        await kiosk.ShowAsync("choosing");
        await Expect(phone.GetByTestId("service")).ToHaveCountAsync(7);
        await Expect(phone.GetByTestId("away")).ToHaveCountAsync(0);

        line.Swallow();
        await kiosk.ShowAsync("consent");
        await phone.Clock.FastForwardAsync(45_000);
        await Expect(phone.GetByTestId("away")).ToHaveTextAsync(new Regex(@"^Mất kết nối từ \d\d:\d\d, "));
        await Expect(phone.GetByTestId("service")).ToHaveCountAsync(7); // the old screen, and said to be old
        await phone.Clock.FastForwardAsync(25_000);

        line.Pass();
        await phone.Clock.FastForwardAsync(5_000);
        await Expect(phone.GetByTestId("consent-accept")).ToBeVisibleAsync();
        await Expect(phone.GetByTestId("away")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("join")]
    [InlineData("events")]
    public async Task The_page_of_a_visit_on_the_phone_that_was_never_answered_says_so_and_comes(string unanswered)
    {
        await using var server = await RunningServer.StartAsync();
        await using var line = Relay.Before(server.Address);
        await using var kiosk = await PlayedKiosk.OpenAsync(server);
        var asked = new TaskCompletionSource();
        var phone = await OpenAsync(new(line.Address, $"/k/{kiosk.Token}"), page => DieAtAsync(page, line, unanswered, asked));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Expect(phone.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        await phone.Clock.FastForwardAsync(8_000);
        await Expect(phone.GetByTestId("away")).ToHaveTextAsync(new Regex(@"^Mất kết nối từ \d\d:\d\d, "));
        line.Pass();
        await phone.Clock.FastForwardAsync(5_000);
        await kiosk.JoinedAsync();
        await kiosk.ShowAsync("choosing");

        await Expect(phone.GetByTestId("service")).ToHaveCountAsync(7, new() { Timeout = DeadConnections });
        await Expect(phone.GetByTestId("away")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_console_says_since_when_and_goes_on_seconds_after()
    {
        await using var office = await RunningOffice.StartAsync();
        await using var line = Relay.Before(office.Server.Address);
        var browser = await browsers.OpenAsync();
        var console = await ConsolePage.OpenAsync(browser, new Uri(line.Address, "/console"), withClock: true);
        var password = office.PasswordOf("officer");
        await console.SignInAsync("officer", password);
        await console.BeginAsync(password, "officer went in by the door");
        await console.Test("counter").First.ClickAsync();
        await console.Test("next").WaitForAsync();
        await Expect(console.Test("stale")).ToHaveCountAsync(0);

        line.Swallow();
        await console.Page.Clock.FastForwardAsync(11_000); // the server says something every 4 s
        await Expect(console.Test("stale")).ToHaveTextAsync(new Regex(@"^Mất kết nối từ \d\d:\d\d\."));
        await console.Page.Clock.FastForwardAsync(30_000); // in the midst of a connection that is never answered
        var colleague = await ConsolePage.SignInAsync(browser, office, "manager", "quay-2");
        await colleague.GiveAsync();

        line.Pass();
        await console.Page.Clock.FastForwardAsync(7_000);
        await console.Page.Clock.FastForwardAsync(2_000);
        await Expect(console.Test("stale")).ToHaveCountAsync(0);
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task The_administration_says_since_when()
    {
        await using var office = await RunningOffice.StartAsync();
        await using var line = Relay.Before(office.Server.Address);
        var admin = await ConsolePage.OpenAsync(await browsers.OpenAsync(), new Uri(line.Address, "/admin"), withClock: true);
        var password = office.PasswordOf("manager");
        await admin.SignInAsync("manager", password);
        await admin.BeginAsync(password, "manager went in by the door");
        await admin.Test("save").WaitForAsync();

        line.Swallow();
        await admin.Page.Clock.FastForwardAsync(20_000); // asks whether it is there
        await admin.Page.Clock.FastForwardAsync(9_000); // and gives that up
        await admin.Page.Clock.FastForwardAsync(20_000);
        await Expect(admin.Test("stale")).ToHaveTextAsync(new Regex(@"^Mất kết nối từ \d\d:\d\d\."));
        line.Pass();
        await admin.Page.Clock.FastForwardAsync(9_000);
        await admin.Page.Clock.FastForwardAsync(6_000);
        await admin.Page.Clock.FastForwardAsync(6_000);

        await Expect(admin.Test("stale")).ToHaveCountAsync(0);
    }

    /// <summary>The page and its texts come; then the line dies, at the first request for <paramref name="unanswered"/>.</summary>
    private static async Task DieAtAsync(IPage page, Relay line, string unanswered, TaskCompletionSource asked)
    {
        // on the dead line they would take all the connections a browser makes to one server
        await page.RouteAsync("**/fonts/**", route => route.AbortAsync());
        await page.RouteAsync(
            $"**/{unanswered}",
            route =>
            {
                line.Swallow();
                asked.TrySetResult();
                return route.ContinueAsync();
            },
            new() { Times = 1 }
        );
    }

    private async Task<IPage> OpenAsync(Uri address, Func<IPage, Task>? prepare = null)
    {
        // what it does with connections that are dead is as in the browser people have
        var page = await (await browsers.OpenWithAsync()).NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                Locale = "vi-VN",
            }
        );
        await page.Clock.InstallAsync();
        if (prepare is not null)
            await prepare(page);
        await page.GotoAsync(address.ToString());
        return page;
    }
}
