using KioskDevice.Tests.Running;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>
/// On every screen a kiosk may have, in both languages, with every help, with one service or forty, however long their names: nothing
/// scrolls, nothing is cut, the foot is there, and every target is large enough. What does not fit is on another page.
/// </summary>
public sealed class NothingScrolls(Browser browser)
{
    internal const string Word80 = "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaften";
    internal static readonly string[][] Helps =
    [
        [],
        ["large-text"],
        ["low-reach"],
        ["contrast", "large-text", "low-reach"],
    ];

    private static readonly (string Vi, string En) Plain = ("Chứng thực", "Certification");
    private static readonly (string Vi, string En) Long = (
        "Đăng ký biến động quyền sử dụng đất, quyền sở hữu nhà ở và tài sản gắn liền đất",
        "Registration of changes of land use rights, house ownership and assets on land."
    );

    /// <summary>How many services, how many of them share a tile, and their name and the groups'.</summary>
    private static readonly (int Count, int InGroup, (string Vi, string En) Name)[] Offers =
    [
        (1, 0, (Word80, Word80)),
        (7, 0, Plain),
        (40, 0, Plain),
        (40, 0, (Word80, Word80)),
        (40, 13, Long),
        (26, 2, (Word80, Word80)),
    ];

    // What is wrong on the page as it is: nothing, or sentences.
    internal const string Faults = """
        () => {
          const found = [], { innerWidth: width, innerHeight: height } = window, page = document.documentElement;
          if (page.scrollHeight > height || page.scrollWidth > width)
            found.push(`it scrolls: ${page.scrollWidth} × ${page.scrollHeight}`);
          for (const part of document.querySelectorAll('.kiosk, main, .question, .answers, .tile, .tile-words, .button, .tool')) {
            if (part.checkVisibility() && (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1))
              found.push(`${part.className || part.tagName} is cut by ${part.scrollWidth - part.clientWidth}, `
                + `${part.scrollHeight - part.clientHeight} px: ${part.innerText.slice(0, 40)}`);
          }
          const controls = [...document.querySelectorAll('button')].filter((part) => part.checkVisibility());
          const boxes = controls.map((part) => part.getBoundingClientRect());
          controls.forEach((part, at) => {
            const box = boxes[at], name = part.innerText.slice(0, 40);
            if (box.height < 64 || box.width < 64) found.push(`${box.width} × ${box.height} px is no target: ${name}`);
            if (box.top < 0 || box.left < 0 || box.bottom > height || box.right > width) found.push(`not on the screen: ${name}`);
            boxes.forEach((next, other) => {
              if (other > at && box.left < next.right - 1 && next.left < box.right - 1
                && box.top < next.bottom - 1 && next.top < box.bottom - 1)
                found.push(`${name} lies on ${controls[other].innerText.slice(0, 40)}`);
            });
          });
          for (const words of document.querySelectorAll('main *')) {
            const own = [...words.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
            if (own && words.checkVisibility() && parseFloat(getComputedStyle(words).fontSize) < 20)
              found.push(`too small: ${words.innerText.slice(0, 40)}`);
          }
          const foot = document.querySelector('.foot').getBoundingClientRect();
          if (foot.bottom > height || foot.height < 64) found.push('the foot is not there');
          return found;
        }
        """;

    [Theory]
    [InlineData(768, 1366)]
    [InlineData(1080, 1920)]
    [InlineData(1280, 800)]
    [InlineData(1920, 1080)]
    public async Task Whatever_an_office_offers_and_a_visitor_needs(int width, int height)
    {
        var setup = new KioskSetup
        {
            Width = width,
            Height = height,
            PublicAddress = new("https://so.example.vn"),
        };
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View(), setup);
        await kiosk.IdleAsync();
        await kiosk.Test("start").ClickAsync();
        await kiosk.Test("classes").ClickAsync();
        await kiosk.Test("class").First.ClickAsync(); // a class that is named takes room, too
        var (faults, version) = (new List<string>(), 1L);
        foreach (var help in Helps)
        {
            foreach (var tool in help)
                await kiosk.Test(tool).ClickAsync();
            foreach (var language in new[] { "vi", "en" })
            {
                foreach (var (count, inGroup, (vi, en)) in Offers)
                {
                    var view = ViewOf(count, inGroup, vi, en, ++version);
                    await kiosk.Server.PushAsync(view);
                    await Expect(kiosk.Page.Locator($".tiles [data-service^=s{version}-], .tiles [data-group^=g{version}-]"))
                        .ToHaveCountAsync(TilesOf(view));
                    var name = $"{string.Join('+', help)} {language} {count} ÷ {inGroup} × {vi[..10]}";
                    await kiosk.PictureAsync($"grid-{width}-{string.Join('+', help)}-{language}-{count}-{inGroup}-{vi[..5]}");
                    faults.AddRange((await FaultsOfAsync(kiosk, view)).Select(fault => $"{name}: {fault}"));
                }

                await kiosk.Test("language").ClickAsync();
                await Expect(kiosk.Page.Locator("html")).ToHaveAttributeAsync("lang", language == "vi" ? "en" : "vi");
            }

            foreach (var tool in help)
                await kiosk.Test(tool).ClickAsync();
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(40))}");
    }

    /// <summary>What is wrong on the tiles, and on those of the first group.</summary>
    private static async Task<List<string>> FaultsOfAsync(KioskPage kiosk, KioskView view)
    {
        var faults = await PagesOfAsync(kiosk, TilesOf(view));
        if (view.Groups is not [var group, ..])
            return faults;
        while (await kiosk.Test("page-before").IsVisibleAsync() && await kiosk.Test("page-before").IsEnabledAsync())
            await kiosk.Test("page-before").ClickAsync();
        await kiosk.Page.Locator($"[data-group={group.Id}]").ClickAsync();
        await Expect(kiosk.Test("group-name")).ToBeVisibleAsync();
        await kiosk.PictureAsync($"group-{view.Version}");
        faults.AddRange((await PagesOfAsync(kiosk, group.Services.Count)).Select(fault => $"in a group: {fault}"));
        await kiosk.Test("back").ClickAsync();
        return faults;
    }

    private static int TilesOf(KioskView view) => view.Services.Count - view.Groups.Sum(group => group.Services.Count) + view.Groups.Count;

    /// <summary>What is wrong on any page of the tiles; together they show each once.</summary>
    private static async Task<List<string>> PagesOfAsync(KioskPage kiosk, int count)
    {
        var (faults, shown) = (new List<string>(), 0);
        while (true)
        {
            faults.AddRange(await kiosk.Page.EvaluateAsync<string[]>(Faults));
            shown += await kiosk.Page.Locator(".tiles > li:not([hidden]) > .tile").CountAsync();
            var next = kiosk.Test("page-after");
            if (!await next.IsVisibleAsync() || await next.IsDisabledAsync())
                break;
            await next.ClickAsync();
        }

        if (shown != count)
            faults.Add($"{shown} of {count} tiles are shown");
        return faults;
    }

    /// <summary>Groups of so many, one after another; what is left stands alone.</summary>
    private static KioskView ViewOf(int count, int inGroup, string vi, string en, long version)
    {
        var view = Office.View(version);
        return view with
        {
            Groups =
            [
                .. Enumerable
                    .Range(0, inGroup == 0 ? 0 : count / inGroup)
                    .Select(n => new GroupTile(
                        new($"g{version}-{n}"),
                        Office.Names(vi, en),
                        [.. Enumerable.Range(n * inGroup + 1, inGroup).Select(of => new ServiceId($"s{version}-{of}"))]
                    )),
            ],
            Services =
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(n => new ServiceLine
                    {
                        Id = new($"s{version}-{n}"),
                        Prefix = $"{(char)('A' + n % 26)}",
                        Name = Office.Names(vi, en),
                        Waiting = n,
                        Estimate = new WaitRange(100, 240),
                    }),
            ],
        };
    }
}
