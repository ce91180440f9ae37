using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>At the address that a QR on the wall leads to, from the number and its code to the thanks.</summary>
public sealed class AVisitorRatesAtTheWall(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const int MostBytes = 30_000;

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task By_keys_alone_and_is_told_at_each_step_what_is_wrong()
    {
        await using var server = await RunningServer.StartAsync();
        var visit = await VisitAsync(server);
        var wall = await WallPage.OpenAsync(await browsers.OpenAsync(), server);
        await Expect(wall.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
        await Expect(wall.Test("number")).ToBeVisibleAsync();
        await KeysAsync("Tab", "Tab"); // past the language
        await Expect(wall.Test("number")).ToBeFocusedAsync();
        await SeeAsync(wall, "wall-form");
        await wall.Test("number").FocusAsync();
        await KeysAsync("Enter");
        await Expect(wall.Test("refusal")).ToHaveTextAsync("Mời nhập cả số thứ tự và mã.");
        await wall.Page.Keyboard.TypeAsync(visit.Number.ToLowerInvariant());
        await KeysAsync("Tab");
        await wall.Page.Keyboard.TypeAsync("222 222");
        await KeysAsync("Enter");
        await Expect(wall.Test("refusal")).ToContainTextAsync("Không có số nào của hôm nay mang mã này");
        await Expect(wall.Test("number")).ToBeFocusedAsync();
        await Expect(wall.Test("number")).ToHaveValueAsync(visit.Number.ToLowerInvariant());
        await SeeAsync(wall, "wall-wrong");

        await wall.Test("code").FocusAsync();
        await KeysAsync("Control+A");
        await wall.Page.Keyboard.TypeAsync($" {visit.Code.ToLowerInvariant()}");
        await KeysAsync("Tab", "Enter");
        await Expect(wall.Test("refusal")).ToContainTextAsync("Lượt của ông/bà chưa xong");
        await visit.ServeAsync();
        await wall.Test("next").FocusAsync();
        await KeysAsync("Enter");
        await Expect(wall.Test("question")).ToHaveTextAsync($"Số {visit.Number}");
        await Expect(wall.Test("question")).ToBeFocusedAsync();
        await SeeAsync(wall, "wall-question");

        await wall.Test("question").FocusAsync();
        await KeysAsync("Tab", "Tab", "Tab", "Enter");
        await Expect(wall.Test("waitedLong")).ToBeFocusedAsync();
        await SeeAsync(wall, "wall-more");
        await wall.Test("rating-write").FocusAsync();
        await KeysAsync("Enter");
        await wall.Page.Keyboard.InsertTextAsync("Chờ lâu <b>quá</b> 😡");
        await SeeWordsAsync(wall);
        await KeysAsync("Tab", "Enter");
        await Expect(wall.Test("rating-given")).ToContainTextAsync("Cảm ơn ông/bà!");
        await SeeAsync(wall, "wall-thanks");
        Assert.Equal([("dissatisfied", "", "Chờ lâu <b>quá</b> 😡")], server.Ratings());

        await wall.Test("another").ClickAsync();
        await Expect(wall.Test("number")).ToHaveValueAsync("");
        await wall.EnterAsync(visit.Number, visit.Code);
        await Expect(wall.Test("refusal")).ToContainTextAsync("đã được đánh giá");
        Assert.Empty(wall.Faults);

        async Task KeysAsync(params string[] keys)
        {
            foreach (var key in keys)
                await wall.Page.Keyboard.PressAsync(key);
        }
    }

    [Fact]
    public async Task In_English_where_the_phone_is_and_leaves_nothing_on_it()
    {
        await using var server = await RunningServer.StartAsync();
        var visit = await VisitAsync(server);
        await visit.ServeAsync();
        var wall = await WallPage.OpenAsync(await browsers.OpenAsync(), server, "en-GB");
        await Expect(wall.Page.Locator("h1")).ToHaveTextAsync("Rate the service you got");
        await wall.EnterAsync(visit.Number, visit.Code.Replace("-", "", StringComparison.Ordinal));
        await wall.Test("satisfied").TapAsync();
        await wall.Test("rating-done").TapAsync();
        await Expect(wall.Test("rating-given")).ToContainTextAsync("Thank you!");
        Assert.Equal([("satisfied", "", "")], server.Ratings());
        Assert.Equal(
            "0 0 ",
            await wall.Page.EvaluateAsync<string>("() => `${localStorage.length} ${sessionStorage.length} ${document.cookie}`")
        );
        Assert.Empty(await wall.Page.Context.CookiesAsync());
        Assert.Empty(wall.Faults);
    }

    [Fact]
    public async Task Whoever_guesses_is_told_how_long_to_wait()
    {
        await using var server = await RunningServer.StartAsync();
        var wall = await WallPage.OpenAsync(await browsers.OpenAsync(), server);
        for (var guess = 0; guess < 5; guess++)
        {
            await wall.EnterAsync("A001", "222-222");
            await Expect(wall.Test("refusal")).ToContainTextAsync("Không có số nào");
        }

        await wall.EnterAsync("A001", "222-222");
        await Expect(wall.Test("refusal")).ToHaveTextAsync(new Regex("^Số hoặc mã đã nhập sai nhiều lần. Mời thử lại sau (9|10) phút.$"));
        await SeeAsync(wall, "wall-closed");
        Assert.Empty(wall.Faults);
    }

    [Fact]
    public async Task With_thirty_kilobytes_in_all()
    {
        await using var server = await RunningServer.StartAsync();
        var visit = await VisitAsync(server);
        await visit.ServeAsync();
        foreach (var language in new[] { "vi-VN", "en-GB" })
        {
            var wall = await WallPage.OpenAsync(await browsers.OpenAsync(), server, language);
            await wall.EnterAsync(visit.Number, visit.Code);
            await wall.Test("satisfied").WaitForAsync();
            var sent = await wall.SentAsync();
            Assert.True(sent.Values.Sum() is > 10_000 and <= MostBytes, string.Join('\n', sent.Append(new("all", sent.Values.Sum()))));
        }
    }

    [Fact]
    public async Task At_no_address_but_an_offices()
    {
        await using var server = await RunningServer.StartAsync();
        var wall = await WallPage.OpenAsync(await browsers.OpenAsync(), server, office: "nowhere");
        await Expect(wall.Test("refusal")).ToContainTextAsync("Địa chỉ này không có cơ quan nào");
        await PagesAreSound.SeeAsync(wall, "wall-nowhere");
    }

    [Fact]
    public async Task That_a_manager_prints_once_there_is_a_public_address()
    {
        await using var server = await RunningServer.StartAsync();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), server, section: "figures");
        await Expect(admin.Test("wall-no-address")).ToContainTextAsync("nhập địa chỉ trên mạng");
        await Expect(admin.Test("wall-sheet")).ToHaveCountAsync(0);
        await admin.Test("wall-no-address").ScrollIntoViewIfNeededAsync();
        await PagesAreSound.SeeAsync(admin, "admin-figures-wall");
        var bare = await OpenSheetAsync();
        await Expect(bare.Page.Locator(".missing")).ToHaveCountAsync(2);
        await Expect(bare.Page.Locator("img")).ToHaveCountAsync(0);
        await bare.Page.CloseAsync();

        await admin.GoAsync("office");
        await admin.Test("publicAddress").FillAsync("https://so.ha-dong.example.vn");
        await admin.SaveAsync();
        await admin.GoAsync("figures");
        await Expect(admin.Test("wall-sheet")).ToHaveAttributeAsync("href", "/api/v1/offices/ha-dong/wall-sheet.html");
        await admin.Test("wall-sheet").ScrollIntoViewIfNeededAsync();
        await PagesAreSound.SeeAsync(admin, "admin-figures-wall-printed");
        var sheet = await OpenSheetAsync();
        await Expect(sheet.Page.Locator(".address")).ToHaveTextAsync("https://so.ha-dong.example.vn/rate/ha-dong");
        Assert.True(await sheet.Page.EvaluateAsync<bool>("() => document.querySelector('img').naturalWidth > 100"));
        await PagesAreSound.SeeAsync(sheet, "wall-sheet");
        await sheet.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await sheet.Page.SetViewportSizeAsync(680, 1009); // A4 within its margins of 15 mm, at 96 to the inch
        var height = await sheet.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        Assert.True(height <= 1009, $"{height} px are more than a page.");
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
            await sheet.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "wall-sheet-a4.png") });
        Assert.Empty(sheet.Faults);

        async Task<WallPage> OpenSheetAsync() =>
            new(
                await admin.Page.RunAndWaitForPopupAsync(() =>
                    admin.Page.EvaluateAsync("() => { window.open('/api/v1/offices/ha-dong/wall-sheet.html'); }")
                )
            );
    }

    private static async Task SeeAsync(WallPage wall, string name)
    {
        await wall.Page.SetViewportSizeAsync(390, 844);
        await PagesAreSound.SeeAsync(wall, name);
        await NothingIsCutOnAnyPhone.SeeAsync(wall, name);
        await wall.Page.SetViewportSizeAsync(390, 844);
    }

    /// <summary>What is being written stays as it is: the language is not changed meanwhile.</summary>
    private static Task SeeWordsAsync(WallPage wall) => PagesAreSound.SeeAsync(wall, "wall-words");

    /// <summary>Somebody takes a number.</summary>
    private static async Task<Visit> VisitAsync(RunningServer server)
    {
        var officer = await server.OfficerAtAsync("quay-1");
        using var taken = await server.TakeAsync("ho-tich");
        var ticket = (await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket");
        return new(officer, ticket.GetProperty("number").GetString()!, ticket.GetProperty("code").GetString()!); // every ticket has them
    }

    private sealed record Visit(HttpClient Officer, string Number, string Code)
    {
        /// <summary>It is called, served and finished.</summary>
        public async Task ServeAsync()
        {
            string? ticket = null;
            foreach (var verb in new[] { "next", "serve", "finish" })
            {
                using var answer = await Officer.PostAsJsonAsync(
                    $"/api/v1/offices/ha-dong/counters/quay-1/{verb}",
                    new { commandId = Guid.CreateVersion7(), ticket }
                );
                Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
                ticket = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket").GetString();
            }
        }
    }

    private sealed class WallPage(IPage page) : PageUnderTest(page)
    {
        private readonly List<IResponse> answers = [];

        /// <summary>What the browser complains of, but for answers that refuse.</summary>
        public IEnumerable<string> Faults => Complaints.Where(complaint => !complaint.Contains("a status of 4", StringComparison.Ordinal));

        public static async Task<WallPage> OpenAsync(
            IBrowser browser,
            RunningServer server,
            string locale = "vi-VN",
            string office = "ha-dong"
        )
        {
            var wall = new WallPage(
                await browser.NewPageAsync(
                    new()
                    {
                        ViewportSize = new() { Width = 390, Height = 844 },
                        HasTouch = true,
                        Locale = locale,
                    }
                )
            );
            wall.Page.Response += (_, answer) => wall.answers.Add(answer);
            await wall.Page.GotoAsync(new Uri(server.Address, $"/rate/{office}").ToString());
            return wall;
        }

        public async Task EnterAsync(string number, string code)
        {
            await Test("number").FillAsync(number);
            await Test("code").FillAsync(code);
            await Test("next").TapAsync();
        }

        /// <summary>Bytes of everything the server sent so far, by its path.</summary>
        public async Task<IReadOnlyDictionary<string, int>> SentAsync()
        {
            var sent = new SortedDictionary<string, int>(StringComparer.Ordinal);
            foreach (var answer in answers.ToList())
                sent[new Uri(answer.Url).PathAndQuery] = (await answer.BodyAsync()).Length;
            return sent;
        }
    }
}
