using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>What a finished number came to: one key within twenty seconds, or later from the list, by the keyboard alone.</summary>
public sealed class AFinishedNumberIsNoted(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task By_one_key_that_every_screen_of_the_officer_sees_also_after_a_reload()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office);
        await console.GiveAsync();
        await console.NextAsync();
        await Expect(console.Test("asked")).ToBeHiddenAsync();
        await console.PressAsync("finish");
        await Expect(console.Test("asked")).ToContainTextAsync("A001 là việc gì?");
        await Expect(console.Test("asked-left")).ToContainTextAsync("giây");
        await Expect(console.Test("answer")).ToHaveCountAsync(5);

        var other = await desk.NewPageAsync(new() { StorageState = await console.Page.Context.StorageStateAsync() });
        await other.GotoAsync(office.Console.ToString());
        await other.Locator("[data-testid=counter][data-counter=quay-1]").ClickAsync();
        await console.Page.Keyboard.PressAsync("2");
        await Expect(console.Test("answer").Nth(1)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(console.Test("asked")).ToContainTextAsync("Đã ghi cho A001");
        await Expect(other.GetByTestId("answer").Nth(1)).ToHaveAttributeAsync("aria-pressed", "true");
        await console.Page.ReloadAsync();
        await Expect(console.Test("answer").Filter(new() { HasText = "Đăng ký kết hôn" })).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task After_one_key_finished_it_and_called_the_next()
    {
        await using var office = await RunningServer.StartAsync();
        var desk = await browsers.OpenAsync();
        var admin = await AdminPage.SignInAsync(desk, office, section: "priority");
        await admin.Test("nextFinishes").CheckAsync();
        await admin.SaveAsync();
        var console = await ConsolePage.OpenAsync(desk, new Uri(office.Address, "/console"));
        var password = office.PasswordOf("officer");
        await console.SignInAsync("officer", password);
        await console.BeginAsync(password, "officer went in by the door");
        await console.Test("counter").First.ClickAsync();
        await console.GiveAsync();
        await console.GiveAsync(service: 1);
        await console.PressAsync("next");
        await console.PressAsync("serve");
        await console.PressAsync("next");
        await Expect(console.Test("current-number")).ToHaveTextAsync("B001");
        await Expect(console.Test("asked")).ToContainTextAsync("A001");
        await console.Page.Keyboard.PressAsync("1");
        await Expect(console.Test("asked")).ToContainTextAsync("Đã ghi cho A001");
        await Expect(console.Test("current-number")).ToHaveTextAsync("B001");
        await PagesAreSound.SeeAsync(console, "console-asked-next");

        await console.PressAsync("finished");
        await console.AsksAsync("finished");
        await Expect(console.Test("coverage")).ToHaveTextAsync("1 trên 1 số đã ghi kết quả");
        await Expect(console.Test("said")).ToHaveTextAsync("Đăng ký khai sinh");
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task Or_from_the_list_with_kind_procedures_and_quantities_changed_and_taken_back()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), office);
        await console.PressAsync("finished");
        await console.AsksAsync("finished");
        await Expect(console.Test("coverage")).ToHaveTextAsync("Hôm nay chưa kết thúc số nào.");
        await console.Page.Keyboard.PressAsync("Escape");
        for (var n = 0; n < 2; n++)
        {
            await console.GiveAsync();
            await console.NextAsync();
            await console.PressAsync("finish");
        }

        await console.PressAsync("finished");
        await console.AsksAsync("finished");
        await Expect(console.Test("coverage")).ToHaveTextAsync("0 trên 2 số đã ghi kết quả");
        await Expect(console.Test("finished-ticket").First).ToBeFocusedAsync();
        await Expect(console.Test("finished-ticket").First).ToHaveAttributeAsync("data-number", "A002"); // the latest first
        await console.KeysAsync("ArrowDown", "Enter");
        await Expect(console.Test("dialog")).ToContainTextAsync("A001");
        await console.KeysAsync("ArrowDown", "ArrowDown", "Tab"); // told what is missing
        await Expect(console.Test("procedure-search")).ToBeFocusedAsync();
        await console.Page.Keyboard.InsertTextAsync("chu ky");
        await Expect(console.Test("found")).ToHaveCountAsync(1);
        await console.Page.Keyboard.PressAsync("Enter");
        await console.Page.Keyboard.InsertTextAsync("1193");
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(console.Test("chosen")).ToHaveCountAsync(2);
        await console.KeysAsync("Shift+Tab", "Shift+Tab");
        await Expect(console.Test("quantity").Nth(1)).ToBeFocusedAsync();
        await console.KeysAsync("ArrowUp", "ArrowUp");
        await PagesAreSound.SeeAsync(console, "console-say");
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(console.Test("coverage")).ToHaveTextAsync("1 trên 2 số đã ghi kết quả");
        await Expect(console.Test("said").Nth(1)).ToHaveTextAsync("Hướng dẫn bổ sung · Chứng thực chữ ký · Đăng ký khai sinh × 3");
        await Expect(console.Test("finished-ticket").Nth(1)).ToBeFocusedAsync();
        await PagesAreSound.SeeAsync(console, "console-finished");

        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(console.Test("kind-instructedToComplete")).ToBeCheckedAsync();
        await console.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(console.Test("kind-resultHandedOut")).ToBeCheckedAsync();
        await console.Test("drop").First.PressAsync("Enter");
        await console.Test("dialog-yes").PressAsync("Enter");
        await Expect(console.Test("said").Nth(1)).ToHaveTextAsync("Đã trả kết quả · Đăng ký khai sinh × 3");
        await console.Page.Keyboard.PressAsync("Enter");
        await console.Test("take-back").PressAsync("Enter");
        await Expect(console.Test("coverage")).ToHaveTextAsync("0 trên 2 số đã ghi kết quả");
        Assert.Empty(console.Complaints);
    }

    [Theory]
    [InlineData(960, 1040)]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    [InlineData(640, 360)] // 200 % of 1280 × 720
    public async Task And_the_question_moves_nothing(int width, int height)
    {
        const string Places = """
            () => [...document.querySelectorAll('main *, header *')].map((part) => {
              const { left, top, width, height } = part.getBoundingClientRect();
              return `${part.tagName} ${left} ${top} ${width} ${height}`;
            })
            """;
        await using var office = await RunningOffice.StartAsync();
        var counter = await StagedCounter.OpenAsync(await browsers.OpenAsync(), office);
        await counter.Page.SetViewportSizeAsync(width, height);
        var quiet = CounterStates.All(isLong: true).Single(state => state.Name == "empty").Parts;
        await counter.ShowAsync(quiet);
        var before = await counter.Page.EvaluateAsync<string[]>(Places);
        await counter.ShowAsync(
            new Dictionary<string, object?>(quiet) { ["justFinished"] = CounterStates.JustFinished(isLong: true, choices: 5) }
        );
        await Expect(counter.Console.Test("asked")).ToBeVisibleAsync();
        if (width >= 960)
            await PagesAreSound.SeeAsync(counter.Console, $"console-asked-{width}");
        Assert.Equal(before, await counter.Page.EvaluateAsync<string[]>(Places));
        await counter.Console.Test("help").FocusAsync();
        await Expect(counter.Console.Test("help")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Only_while_it_is_asked_and_never_by_a_key_pressed_in_a_dialog()
    {
        await using var office = await RunningOffice.StartAsync();
        var counter = await StagedCounter.OpenAsync(await browsers.OpenAsync(), office);
        var said = new List<JsonNode>();
        await counter.Page.RouteAsync(
            "**/outcome",
            async route =>
            {
                said.Add(JsonNode.Parse(route.Request.PostData ?? "{}")!);
                await route.FulfillAsync(new() { Json = new { } });
            }
        );
        await counter.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await ShowAsync(counter, seconds: 60);
        await counter.Console.PressAsync("help");
        await counter.Console.AsksAsync("help");
        await counter.Page.Keyboard.PressAsync("1");
        await counter.Page.Keyboard.PressAsync("Escape");
        await Expect(counter.Console.Test("asked-left")).ToContainTextAsync("còn");
        await counter.Page.Keyboard.PressAsync("3");
        await counter.Console.Test("answer").Nth(3).ClickAsync();
        await Expect(counter.Console.Test("asked")).ToBeVisibleAsync();
        Assert.Equal(["1.002", "1.003"], said.Select(body => (string?)body["procedures"]![0]!["code"]));

        await ShowAsync(counter, seconds: 1.5);
        await Expect(counter.Console.Test("asked")).ToBeHiddenAsync();
        await counter.Page.Keyboard.PressAsync("1");
        await Expect(counter.Console.Test("refusal")).ToContainTextAsync("Nhấn T để ghi kết quả");
        Assert.Equal(2, said.Count);
    }

    [Fact]
    public async Task However_many_were_finished_and_whatever_the_look()
    {
        await using var office = await RunningOffice.StartAsync();
        var counter = await StagedCounter.OpenAsync(await browsers.OpenAsync(), office);
        await counter.Page.RouteAsync("**/finished", route => route.FulfillAsync(new() { Json = CounterStates.FinishedToday(true, 300) }));
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (var look in new[] { ForcedColors.None, ForcedColors.Active })
            {
                var name = $"{language}-{look}".ToLowerInvariant();
                await counter.Page.EmulateMediaAsync(new() { ForcedColors = look });
                await counter.ShowAsync(CounterStates.All(isLong: false).Single(state => state.Name == "noted").Parts);
                await PagesAreSound.SeeAsync(counter.Console, $"console-noted-{name}");
                await counter.Console.PressAsync("finished");
                await counter.Console.AsksAsync("finished");
                await Expect(counter.Console.Test("coverage")).ToContainTextAsync("100");
                await counter.Page.Keyboard.PressAsync("End");
                await Expect(counter.Console.Test("finished-ticket").Last).ToBeFocusedAsync();
                await Expect(counter.Console.Test("finished-ticket").Last).ToBeInViewportAsync();
                await PagesAreSound.SeeAsync(counter.Console, $"console-finished-300-{name}");
                await counter.Page.Keyboard.PressAsync("Enter");
                await counter.Console.Test("procedure-search").WaitForAsync();
                await PagesAreSound.SeeAsync(counter.Console, $"console-say-{name}");
                await counter.Console.Test("to-list").PressAsync("Enter");
                await Expect(counter.Console.Test("finished-ticket").Last).ToBeFocusedAsync();
                await counter.Page.Keyboard.PressAsync("Escape");
            }

            await counter.Console.Test("language").ClickAsync();
        }

        Assert.Empty(counter.Console.Complaints);
    }

    private static Task ShowAsync(StagedCounter counter, double seconds) =>
        counter.ShowAsync(
            new Dictionary<string, object?> { ["justFinished"] = CounterStates.JustFinished(isLong: false, choices: 5, seconds: seconds) }
        );
}
