using DisplayBoard.Tests.Running;
using Microsoft.Playwright;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace DisplayBoard.Tests.Pages;

/// <summary>
/// On screens as they are sold, in each layout, with long names in either language: the margin stays free, nothing is cut, nothing lies
/// on anything else, numbers are read from eight metres, and every counter and service comes in its turn.
/// </summary>
public sealed class NothingIsCutOnAnyScreen(Browser browser) : DataFolder
{
    private const int Counters = 8;
    private const int Services = 12;
    private static readonly DateOnly Day = new(2026, 11, 23);

    private static readonly BoardLayout[] Layouts = [BoardLayout.Columns, BoardLayout.List, BoardLayout.Split];

    private const string LongVi =
        "Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính của Ủy ban nhân dân phường Hà Đông, Hà Nội";
    private const string LongEn =
        "Department for receiving and returning administrative procedures of the People's Committee of Hà Đông ward, Hà Nội";

    // What is wrong on the page as it is: nothing, or sentences.
    private const string Faults = """
        overscan => {
          const found = [], { innerWidth: width, innerHeight: height } = window, page = document.documentElement;
          if (page.scrollHeight > height || page.scrollWidth > width) found.push(`it scrolls: ${page.scrollWidth} × ${page.scrollHeight}`);
          const [left, top] = [width * overscan / 100 - 1, height * overscan / 100 - 1];
          const seen = (node) => node.checkVisibility({ checkVisibilityCSS: true }) && !node.closest('.visually-hidden');
          const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const { currentNode: text } = texts;
            if (!text.data.trim() || !seen(text.parentElement)) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            for (const box of range.getClientRects()) {
              // a line of figures is low in a row: its box is higher than what is seen of it
              const within = text.parentElement.matches('.number, .desk') ? box.height * 0.2 : 0;
              if (box.left < left || box.right > width - left || box.top + within < top || box.bottom - within > height - top)
                found.push(`in the margin: ${text.data.slice(0, 40)} ${JSON.stringify(box)}`);
            }
          }
          for (const part of all('.logo, .medium, .qr')) {
            const box = part.getBoundingClientRect();
            if (box.left < left || box.right > width - left || box.top < top || box.bottom > height - top)
              found.push(`in the margin: ${part.className} ${JSON.stringify(box)}`);
          }
          const parts = all('.head, .office, .hall, .waiting, .last, .on-phones, .service, .foot, .stale');
          for (const part of [...parts, ...document.querySelectorAll('.line')]) {
            if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
              found.push(`${part.className} overflows: ${part.scrollWidth} × ${part.scrollHeight}`
                + ` in ${part.clientWidth} × ${part.clientHeight}`);
          }
          const overlap = (a, b) => {
            const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
            return one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1;
          };
          for (const group of ['.head, .serving, .hall, .foot, .medium', '.logo, .office, .clock', '.row', '.service', '.notice, .stale',
            '.heading, .service', '.call', '.waiting, .last, .on-phones', '.on-phones > div, .qr', '.captions, .row']) {
            const parts = all(group);
            parts.forEach((a, i) => parts.slice(i + 1).forEach((b) => {
              if (overlap(a, b)) found.push(`${a.className} lies on ${b.className}`);
            }));
          }
          const rows = document.querySelector('.rows').getBoundingClientRect();
          for (const row of all('.row')) {
            const box = row.getBoundingClientRect(), size = parseFloat(getComputedStyle(row).fontSize);
            // capitals and figures of the typeface are 0.7 em high, and nothing in a row is higher
            if (box.height < 0.8 * size - 0.5 || box.bottom > rows.bottom + 1) found.push(`row of ${box.height} for ${size}`);
            const parts = [...row.children].filter((part) => part.textContent && !part.matches('.visually-hidden'));
            parts.forEach((a, i) => parts.slice(i + 1).forEach((b) => {
              if (overlap(a, b)) found.push(`${a.textContent} lies on ${b.textContent}`);
            }));
            for (const words of row.querySelectorAll('.name, .offers')) {
              const inner = words.getBoundingClientRect();
              if (inner.top < box.top - 1 || inner.bottom > box.bottom + 1) found.push(`cut in its row: ${words.textContent}`);
            }
          }
          const number = Math.min(...all('.number').filter((node) => node.textContent && node.closest('.row'))
            .map((node) => parseFloat(getComputedStyle(node).fontSize)));
          if (number < 120 * Math.min(height / 1080, width / 1920) - 0.01) found.push(`numbers of ${number} px`);
          return found;
        }
        """;

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1360, 768)]
    [InlineData(1366, 768)]
    [InlineData(1440, 900)]
    [InlineData(1600, 900)]
    [InlineData(1680, 1050)]
    [InlineData(1920, 1080)]
    [InlineData(1920, 1200)]
    [InlineData(2560, 1440)]
    [InlineData(3840, 2160)]
    public async Task Whatever_is_called_and_said(int width, int height)
    {
        var view = Full(1, BoardLayout.Columns, Counters, "vi");
        await using var server = await FakeServer.StartAsync(view);
        server.Media["one.png"] = Pictures.Small;
        server.Media["logo.png"] = Pictures.Small;
        await using var board = await RunningBoard.StartAsync(server.Address, Data);
        await using var page = await BoardPage.OpenWithSteeredTimeAsync(browser, board.Address, width, height);
        await Expect(page.Page.Locator("#logo")).ToBeVisibleAsync();
        await page.Page.EvaluateAsync("() => document.fonts.ready");
        var (faults, version) = (new List<string>(), 1);
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (var layout in Layouts)
            {
                version += 1;
                await PushAsync(Full(version, layout, Counters, language));
                await Expect(page.Page.GetByTestId("media")).ToBeVisibleAsync(new() { Visible = layout == BoardLayout.Split });
                await page.PictureAsync($"board-{layout}-{language}-{width}x{height}.png".ToLowerInvariant());
                HashSet<string> services = [];
                for (var pages = await PagesAsync(page.Page); pages > 0; pages--)
                {
                    await Expect(page.Page.GetByTestId("on-phones")).ToBeVisibleAsync(new() { Visible = layout != BoardLayout.List });
                    var found = await page.Page.EvaluateAsync<string[]>(Faults, 5);
                    faults.AddRange(found.Select(fault => $"{layout} {language}: {fault}"));
                    services.UnionWith(await page.Page.Locator(".service .prefix").AllTextContentsAsync());
                    await page.Page.Clock.FastForwardAsync(8_000);
                    version += 1;
                    await PushAsync(Full(version, layout, Counters, language)); // a silent server is away after a while
                }

                if (layout == BoardLayout.Columns && services.Count != Services)
                    faults.Add($"{services.Count} of {Services} services are shown");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(30))}");
        page.AssertClean();

        async Task PushAsync(BoardView next)
        {
            await server.PushAsync(next);
            await Expect(page.Page.Locator("#office")).ToContainTextAsync($"{next.Version}:");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task A_screen_that_cuts_more_or_less_shows_the_same_in_what_is_left(int overscan)
    {
        foreach (var layout in Layouts)
        {
            await using var server = await FakeServer.StartAsync(
                Full(1, layout, Counters, "vi").On(display => display with { Overscan = overscan })
            );
            server.Media["one.png"] = Pictures.Small;
            await using var board = await RunningBoard.StartAsync(server.Address, Data);
            await using var page = await BoardPage.OpenAsync(browser, board.Address);
            await Expect(page.Numbers.First).ToBeVisibleAsync();
            await page.Page.EvaluateAsync("() => document.fonts.ready");
            await page.PictureAsync($"board-overscan-{overscan}-{layout}.png".ToLowerInvariant());
            var faults = await page.Page.EvaluateAsync<string[]>(Faults, overscan);
            Assert.DoesNotContain(faults, fault => overscan <= 5 || !fault.StartsWith("numbers of", StringComparison.Ordinal));
        }
    }

    /// <summary>How many pages the services take.</summary>
    private static async Task<int> PagesAsync(IPage page) =>
        (await page.Locator("#services-pages").TextContentAsync())!.Split('/') is [_, var pages]
            ? int.Parse(pages, System.Globalization.CultureInfo.InvariantCulture)
            : 1;

    /// <summary>Everything a board may have at once, its long names in one of the two languages.</summary>
    private static BoardView Full(int version, BoardLayout layout, int counters, string longIn)
    {
        var view = Office.Empty(counters);
        var start = DateTimeOffset.UtcNow.AddMinutes(-30);
        for (var i = 1; i <= counters; i++)
            view = view.Call($"{"ABCDEF"[i % 6]}{888 + i}", i, start.AddMinutes(i));
        view = view.Serving([.. Enumerable.Range(1, counters - 2)]);
        return view.On(display =>
            display with
            {
                Layout = layout,
                Media = ["/media/one.png"],
                QuietSeconds = 3600,
                Notice = Words("Mời ông/bà chuẩn bị sẵn căn cước công dân.", "Please have your identity card ready."),
                Announcements =
                [
                    new(Words(string.Concat(Enumerable.Repeat(LongVi + ". ", 3)), LongEn), Day, Day),
                    new(Words("Nghỉ lễ 2/9.", LongEn), Day, Day),
                ],
            }
        ) with
        {
            Version = version,
            Brand = new("#7a1f2b", "/media/logo.png"),
            Page = new("https://so-thu-tu.phuong-ha-dong.hanoi.gov.vn/cho/ha-dong"),
            Name = Words($"{version}: {(longIn == "vi" ? LongVi : "Một cửa")}", longIn == "en" ? LongEn : "One stop"),
            Counters =
            [
                .. view.Counters.Select(counter =>
                    counter with
                    {
                        Name = Words(longIn == "vi" ? LongVi : counter.Name["vi"], longIn == "en" ? LongEn : counter.Name["en"]),
                        Current = layout == BoardLayout.List && counter.Number == 3 ? null : counter.Current,
                        Prefixes = [.. "ABCDEFGHIJKL".Select(letter => $"{letter}")],
                    }
                ),
            ],
            Services =
            [
                .. Enumerable
                    .Range(0, Services)
                    .Select(i =>
                    {
                        var service = view.Services[i % view.Services.Count];
                        return service with
                        {
                            Id = new($"s{i}"),
                            Prefix = $"{(char)('A' + i)}",
                            Name = i % 5 == 4 ? Words(longIn == "vi" ? LongVi : "Đất đai", longIn == "en" ? LongEn : "Land") : service.Name,
                        };
                    }),
            ],
        };
    }

    private static Dictionary<string, string> Words(string vi, string en) => new() { ["vi"] = vi, ["en"] = en };
}
