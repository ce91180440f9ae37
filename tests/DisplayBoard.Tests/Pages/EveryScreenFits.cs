using DisplayBoard.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

public sealed class EveryScreenFits(Browser browser) : DataFolder
{
    // Every text that is cut by the window, and every part that its content does not fit.
    internal const string Cut = """
        () => {
          const found = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode;
            if (!text.data.trim() || text.parentElement.closest('.visually-hidden')) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            for (const box of range.getClientRects()) {
              const bottom = box.bottom + window.scrollY, limit = document.documentElement.scrollHeight;
              if (box.left < 0 || box.right > window.innerWidth + 0.5 || box.top + window.scrollY < 0 || bottom > limit + 0.5)
                found.push(`${text.data} ${JSON.stringify(box)}`);
            }
          }
          const rows = document.querySelector('.rows').getBoundingClientRect();
          for (const row of document.querySelectorAll('.row')) {
            const { bottom, height } = row.getBoundingClientRect(), size = parseFloat(getComputedStyle(row).fontSize);
            // capitals and figures of the typeface are 0.7 em high, and nothing in a row is higher
            if (height < 0.8 * size || bottom > rows.bottom + 1)
              found.push(`row of ${height} for ${size}, down to ${bottom} of ${rows.bottom}`);
          }
          for (const part of document.querySelectorAll('.hall, .waiting, .last, .on-phones, .service, .foot, .stale')) {
            if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
              found.push(`${part.className} overflows: ${part.scrollWidth}×${part.scrollHeight}`
                + ` in ${part.clientWidth}×${part.clientHeight}`);
          }
          const hall = document.querySelector('.hall').getBoundingClientRect(), qr = document.querySelector('.qr').getBoundingClientRect();
          if (qr.right > hall.right || qr.bottom > hall.bottom + 1) found.push(`the QR picture is cut: ${JSON.stringify(qr)}`);
          return found;
        }
        """;

    [Theory]
    [InlineData(1920, 1080, 8)]
    [InlineData(1920, 1080, 6)]
    [InlineData(1920, 1080, 4)]
    [InlineData(1280, 720, 8)]
    [InlineData(1280, 1024, 8)]
    [InlineData(3840, 2160, 8)]
    [InlineData(1080, 1920, 8)]
    [InlineData(720, 1280, 8)]
    public async Task A_wall_screen_shows_everything_at_once_with_numbers_readable_from_eight_metres(int width, int height, int counters)
    {
        await using var page = await OpenAsync(width, height, counters);

        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Cut));
        Assert.Equal(height, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        await Expect(page.Page.GetByTestId("on-phones")).ToBeVisibleAsync();
        var number = await page.Numbers.First.EvaluateAsync<double>("node => parseFloat(getComputedStyle(node).fontSize)");
        // 120 px on the full HD screen, the same share of the shorter side on others; a 5:4 screen is narrower than that
        var share = Math.Min(Math.Min(width, height) / 1080.0, Math.Max(width, height) / 1920.0);
        Assert.InRange(number, 120 * share - 0.01, double.MaxValue);
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1080, 1920)]
    public async Task Services_that_have_no_room_come_with_the_next_page(int width, int height)
    {
        var view = Office.Busy();
        var longName = new Dictionary<string, string>
        {
            ["vi"] = "Quản lý đô thị, cấp phép xây dựng, trật tự xây dựng và quy hoạch chi tiết trên địa bàn quận",
            ["en"] = "Urban management, building permits, building order and detailed planning in the district",
        };
        await using var server = await FakeServer.StartAsync(
            view with
            {
                Services = [.. view.Services.Concat(view.Services).Select(s => s with { Name = longName })],
                Page = new("https://so.example.vn/cho/ha-dong"),
            }
        );
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenAsync(browser, board.Address, width, height);
        await Expect(page.Numbers).ToHaveCountAsync(7);

        await page.PictureAsync($"board-long-{width}.png");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Cut));
        Assert.InRange(await page.Page.Locator(".service").CountAsync(), 2, 5);
    }

    [Theory]
    [InlineData(960, 540)]
    [InlineData(540, 960)]
    [InlineData(640, 360)]
    [InlineData(320, 640)]
    public async Task A_zoomed_page_scrolls_and_cuts_nothing(int width, int height)
    {
        await using var page = await OpenAsync(width, height, counters: 8);

        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Cut));
        Assert.Equal(width, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private async Task<BoardPage> OpenAsync(int width, int height, int counters)
    {
        var view = Office.Empty(counters);
        var start = DateTimeOffset.UtcNow.AddMinutes(-30);
        for (var i = 1; i <= counters; i++)
            view = view.Call($"{"ABCDEF"[i % 6]}{888 + i}", i, start.AddMinutes(i));
        view = view.Serving([.. Enumerable.Range(1, counters - 2)]) with { Page = new("https://so.example.vn/cho/ha-dong") };
        var server = await FakeServer.StartAsync(view);
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        var page = await BoardPage.OpenAsync(browser, board.Address, width, height);
        await Expect(page.Numbers).ToHaveCountAsync(counters);
        await server.DisposeAsync(); // the stale badge takes its place too
        await Expect(page.Stale).ToBeVisibleAsync();
        await page.Page.EvaluateAsync("() => document.fonts.ready");
        await page.PictureAsync($"board-{width}x{height}-{counters}.png");
        return page;
    }
}
