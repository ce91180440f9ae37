using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>
/// The hall of a large office on a bad day: twelve counters with long names, and six things that need somebody. The page stands still;
/// a list that has no room scrolls by itself, by the keyboard too.
/// </summary>
public sealed class NothingScrollsInTheHall(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1920, 1080), (960, 1040)];

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    // What is wrong on the page as it is: nothing, or sentences.
    private const string Faults = """
        () => {
          const found = [], { innerWidth: width, innerHeight: height } = window, page = document.documentElement;
          if (page.scrollHeight > height || page.scrollWidth > width) found.push(`it scrolls: ${page.scrollWidth} × ${page.scrollHeight}`);
          const all = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
          const name = (part) => `${part.className || part.localName}: ${part.innerText.slice(0, 30)}`;
          for (const part of all('header, header *, main, .panel, .panel :not(.visually-hidden)')) {
            const box = part.getBoundingClientRect(), list = part.closest('.scrolls');
            const limit = list ? list.getBoundingClientRect() : { left: 0, right: width };
            if (box.right > limit.right + 1 || box.left < limit.left - 1 || part.scrollWidth > part.clientWidth + 1 && part.clientWidth)
              found.push(`too wide: ${name(part)}`);
            if (!list && (box.bottom > height + 1 || box.top < 0)) found.push(`below the edge: ${name(part)}`);
            if (!list && !part.querySelector('.scrolls') && part.scrollHeight > part.clientHeight + 1 && part.clientHeight)
              found.push(`cut: ${name(part)}`);
          }
          const overlap = (a, b) => {
            const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
            return one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1;
          };
          for (const group of ['#hall > header, .panel', 'header > *', '.tools > *', '.panel > *', '.panel li', 'tbody tr']) {
            const parts = all(group);
            parts.forEach((a, i) => parts.slice(i + 1).forEach((b) => {
              const areApart = a.parentNode === b.parentNode || a.matches('header, .panel') && b.matches('.panel');
              if (areApart && overlap(a, b)) found.push(`${name(a)} lies on ${name(b)}`);
            }));
          }
          const [first, ...others] = all('header > *').map((part) => part.getBoundingClientRect());
          if (width >= 1280 && others.some((box) => box.top >= first.bottom)) found.push('the head has two rows');
          for (const list of all('.scrolls')) {
            if (list.clientHeight < 40) found.push(`nothing is seen of ${name(list)}`);
            list.scrollTop = list.scrollHeight;
            const last = list.querySelector('li:last-child, tbody tr:last-child').getBoundingClientRect();
            if (last.bottom > list.getBoundingClientRect().bottom + 1) found.push(`the last of ${name(list)} is not reached`);
            list.scrollTop = 0;
          }
          return found;
        }
        """;

    private const string TwelveCounters = """
        async () => {
          const { ask, command } = await import('/shell/server.js');
          const path = `/api/v1/offices/ha-dong/settings`;
          const { settings } = await ask('GET', path);
          const [first] = settings.counters;
          settings.counters = Array.from({ length: 12 }, (_, i) => ({ ...first, id: i ? `quay-${i + 1}` : first.id, number: i + 1,
            name: { vi: 'Tiếp nhận hồ sơ đất đai, xây dựng và môi trường', en: 'Land, building and environment dossiers' } }));
          await command(path, { settings });
        }
        """;

    [Fact]
    public async Task With_twelve_counters_and_six_things_that_need_somebody()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office);
        foreach (var service in new[] { 0, 1, 2, 3, 4, 5 })
            await console.GiveAsync(service);
        await console.PressAsync("leave");
        var hall = await HallPage.SignInAsync(desk, office);
        await hall.Test("counters").WaitForAsync();
        await hall.Page.EvaluateAsync(TwelveCounters);
        await Expect(hall.Test("hall-counter")).ToHaveCountAsync(12);
        await hall.ExpectAsync([.. Enumerable.Range(0, 20).Select(n => (15 * n, "confirmed"))]);
        await Expect(hall.Test("due")).ToHaveCountAsync(20);
        await Expect(hall.Test("attention").Locator("li")).ToHaveCountAsync(6);
        await Expect(hall.Test("attention").Locator("li a")).ToHaveCountAsync(6);
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (var (width, height) in Sizes)
            {
                await hall.Page.SetViewportSizeAsync(width, height);
                await hall.ListsScrollAsync();
                await PagesAreSound.SeeAsync(hall, $"hall-full-{language}-{width}");
                var faults = await hall.Page.EvaluateAsync<string[]>(Faults);
                Assert.True(faults is [], $"{language} {width} × {height}:\n{string.Join('\n', faults)}");
            }

            await hall.Test("language").ClickAsync();
        }

        Assert.Empty(hall.Complaints);
    }
}
