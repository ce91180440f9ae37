using DisplayBoard.Tests.Running;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

public sealed class ALanguageIsOneFile(Browser browser) : DataFolder
{
    private static readonly Dictionary<string, string> Name = new()
    {
        ["vi"] = "Bộ phận Một cửa",
        ["en"] = "One-Stop Office",
        ["fr"] = "Guichet unique",
    };

    [Fact]
    public async Task A_third_file_is_shown_and_spoken_where_the_board_is_set_to_it()
    {
        var languages = ThirdLanguage.FolderBeside(AppContext.BaseDirectory);
        await using var server = await FakeServer.StartAsync(Shown("fr", "vi"));
        await using var board = await RunningBoard.StartWithLanguagesAsync(server.Address, Data, languages);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);

        await Expect(page.Page.Locator("#office span")).ToHaveTextAsync(["Bộ phận Một cửa", "Guichet unique"]);
        await Expect(page.Page.Locator("#waiting-title span")).ToHaveTextAsync(["Đang chờ", $"{ThirdLanguage.Mark}Waiting"]);
        await Expect(page.Page.Locator("#waiting-title .second")).ToHaveAttributeAsync("lang", "fr");
        await Expect(page.Page.Locator("#services .range").First).ToContainTextAsync(ThirdLanguage.Mark);
        await Expect(page.Page.GetByTestId("notice").Locator("span")).ToHaveTextAsync(["Mời ngồi.", "Asseyez-vous."]);
        await Expect(page.Page.Locator("#weekday")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(Thứ|Chủ)"));
        await server.PushAsync(server.Board!.Call("A013", 8));
        await Expect(page.Page.Locator("#spoken")).ToContainTextAsync($". {ThirdLanguage.Mark}Number A013");
        await page.NotedAsync("play /speech/fr/A013/8.wav");

        await server.PushAsync(Shown("vi") with { Version = 20 });
        await Expect(page.Page.Locator("#office span")).ToHaveTextAsync(["Bộ phận Một cửa", "One-Stop Office"]);
        await Expect(page.Page.Locator("#waiting-title span")).ToHaveTextAsync(["Đang chờ", "Waiting"]);
        page.AssertClean();
        Directory.Delete(languages, recursive: true);
    }

    [Fact]
    public async Task A_name_that_another_language_lacks_stands_once()
    {
        await using var server = await FakeServer.StartAsync(
            Shown("vi") with
            {
                Name = new Dictionary<string, string> { ["vi"] = "Bộ phận Một cửa" },
            }
        );
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address);
        await Expect(page.Page.Locator("#office span")).ToHaveTextAsync(["Bộ phận Một cửa"]);
    }

    private static BoardView Shown(params string[] languages) =>
        Office
            .Busy()
            .Speaking(languages)
            .On(display =>
                display with
                {
                    Notice = new Dictionary<string, string>
                    {
                        ["en"] = "Please sit down.",
                        ["fr"] = "Asseyez-vous.",
                        ["vi"] = "Mời ngồi.",
                    },
                }
            ) with
        {
            Name = Name,
        };
}
