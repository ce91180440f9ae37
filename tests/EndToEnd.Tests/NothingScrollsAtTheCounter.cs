using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>
/// On the screens officers have, in both languages and every state, with five in each list and with nobody, however long the names:
/// the console does not scroll, nothing is cut or lies on anything else, every target is large enough, and at most one button is filled.
/// </summary>
public sealed class NothingScrollsAtTheCounter(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("SCREENSHOTS");

    // What is wrong on the page as it is: nothing, or sentences. A name that is shortened says the whole one in its title.
    private const string Faults = """
        () => {
          const found = [], { innerWidth: width, innerHeight: height } = window, page = document.documentElement;
          const root = document.querySelector('dialog[open]') ?? document.body;
          if (page.scrollHeight > height || page.scrollWidth > width)
            found.push(`it scrolls: ${page.scrollWidth} × ${page.scrollHeight}`);
          for (const part of [root, ...root.querySelectorAll(':not(textarea)')])
            if (part.scrollHeight > part.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(part).overflowY)
              && !part.matches('.finished:has(li:nth-child(9))'))
              found.push(`${part.className || part.tagName} scrolls by ${part.scrollHeight - part.clientHeight} px`);
          const isScrolledAway = (part) => { // a day's hundreds are scrolled through
            const list = part.closest('.finished')?.getBoundingClientRect(), own = part.getBoundingClientRect();
            return list && (own.top < list.top || own.bottom > list.bottom);
          };
          const texts = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const node = walk.currentNode, holder = node.parentElement, words = node.data.trim();
            if (!words || !holder.checkVisibility() || isScrolledAway(holder)) continue;
            if (holder.closest('.visually-hidden, select, textarea')) continue;
            const brief = holder.closest('.brief'), range = document.createRange();
            range.selectNodeContents(node);
            if (brief && brief.scrollWidth > brief.clientWidth && !brief.title.includes(words))
              found.push(`shortened: ${words}`);
            const rects = (brief ? [brief] : [range]).flatMap((of) => [...of.getClientRects()]);
            const frame = holder.closest('button, a, .panel, .card, .notices > div, header, dialog')?.getBoundingClientRect()
              ?? { left: 0, top: 0, right: width, bottom: height };
            for (const rect of rects)
              if (rect.left < frame.left - 1 || rect.right > frame.right + 1 || rect.right > width + 1
                || rect.top < frame.top - 1 || rect.bottom > frame.bottom + 1 || rect.bottom > height + 1)
                found.push(`cut: ${words.slice(0, 40)}`);
            const lines = new Set(rects.map(({ top }) => Math.round(top))).size;
            if (lines > 2 && lines >= words.split(/\s+/).length) found.push(`one word a line: ${words.slice(0, 40)}`);
            if (!brief) texts.push(...rects.map((rect) => ({ rect, words })));
          }
          texts.forEach(({ rect: one, words }, at) => texts.slice(at + 1).forEach(({ rect: two, words: others }) => {
            if (Math.min(one.right, two.right) - Math.max(one.left, two.left) > 2
              && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > Math.max(one.height, two.height) / 5) // of empty box
              found.push(`${words.slice(0, 30)} lies on ${others.slice(0, 30)}`);
          }));
          for (const button of root.querySelectorAll('button, a.button')) {
            if (!button.checkVisibility() || isScrolledAway(button)) continue;
            const box = button.getBoundingClientRect(), least = button.classList.contains('small') ? 24 : 44;
            if (box.height < least || box.width < least) found.push(`${box.width} × ${box.height} px is no target: ${button.innerText}`);
            if (box.bottom > height || box.right > width || box.top < 0 || box.left < 0)
              found.push(`not on the screen: ${button.innerText}`);
          }
          const filled = [...document.querySelectorAll('main .primary:not([aria-disabled="true"])')].map(({ innerText }) => innerText);
          if (filled.length > 1) found.push(`filled: ${filled}`);
          return [...new Set(found)];
        }
        """;

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Theory]
    [InlineData(960, 1040)]
    [InlineData(1280, 720)]
    [InlineData(1366, 768)]
    [InlineData(1920, 1080)]
    public async Task Whatever_the_counter_has_to_show(int width, int height)
    {
        await using var office = await RunningOffice.StartAsync();
        var counter = await StagedCounter.OpenAsync(await browsers.OpenAsync(), office);
        await counter.Page.SetViewportSizeAsync(width, height);
        var faults = new List<string>();
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (var isLong in new[] { false, true })
            {
                foreach (var (state, parts) in CounterStates.All(isLong))
                {
                    await counter.ShowAsync(parts);
                    await SeeAsync(counter, faults, $"counter-{width}-{language}-{state}{(isLong ? "-long" : "")}");
                }
            }

            await counter.Console.Test("language").ClickAsync();
            await Expect(counter.Page.Locator("html")).ToHaveAttributeAsync("lang", language == "vi" ? "en" : "vi");
        }

        Assert.True(faults is [], $"{faults.Count} faults:\n{string.Join('\n', faults.Take(60))}");
    }

    [Theory]
    [InlineData(960, 1040)]
    [InlineData(1280, 720)]
    public async Task Whatever_the_counter_asks(int width, int height)
    {
        await using var office = await RunningOffice.StartAsync();
        var counter = await StagedCounter.OpenAsync(await browsers.OpenAsync(), office);
        await counter.Page.SetViewportSizeAsync(width, height);
        var isKnown = true; // first a number that is held already is answered, then a new one
        await counter.Page.RouteAsync("**/tickets/walk-up", route => route.FulfillAsync(new() { Json = CounterStates.WalkUp(isKnown) }));
        await counter.Page.RouteAsync(
            "**/hold",
            route => route.FulfillAsync(new() { Status = 409, Json = new { code = "not-at-this-counter" } })
        );
        var isTaken = true; // likewise
        await counter.Page.RouteAsync(
            "**/bookings/returns",
            route =>
                route.FulfillAsync(
                    isTaken ? new() { Status = 409, Json = new { code = "slot-full" } } : new() { Json = CounterStates.Returned }
                )
        );
        var faults = new List<string>();
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (var isLong in new[] { false, true })
            {
                var name = $"asks-{width}-{language}{(isLong ? "-long" : "")}";
                await counter.ShowAsync(CounterStates.All(isLong).Single(state => state.Name == "serving").Parts);
                foreach (var dialog in new[] { "hold", "transfer", "forget-face", "help", "walk-up" })
                {
                    await counter.Console.PressAsync(dialog);
                    await counter.Console.AsksAsync(dialog);
                    await SeeAsync(counter, faults, $"{name}-{dialog}");
                    if (dialog == "hold")
                    {
                        await counter.Page.Keyboard.PressAsync("Enter");
                        await Expect(counter.Console.Test("dialog-refusal")).Not.ToBeEmptyAsync();
                        await SeeAsync(counter, faults, $"{name}-refused");
                    }

                    if (dialog == "walk-up")
                    {
                        isKnown = true;
                        await counter.Console.Test("dialog-yes").ClickAsync();
                        await counter.Console.Test("override").WaitForAsync();
                        await SeeAsync(counter, faults, $"{name}-override");
                        isKnown = false;
                        await counter.Console.Test("override").ClickAsync();
                        await counter.Console.Test("given-number").WaitForAsync();
                        await SeeAsync(counter, faults, $"{name}-given");
                    }

                    await counter.Page.Keyboard.PressAsync("Escape");
                }

                foreach (var count in new[] { 0, 1, 300 })
                {
                    await counter.Page.RouteAsync(
                        "**/finished",
                        route => route.FulfillAsync(new() { Json = CounterStates.FinishedToday(isLong, count) })
                    );
                    await counter.Console.PressAsync("finished");
                    await counter.Console.AsksAsync("finished");
                    await SeeAsync(counter, faults, $"{name}-finished-{count}");
                    if (count > 0)
                    {
                        await counter.Page.Keyboard.PressAsync("Enter");
                        await counter.Console.Test("procedure-search").WaitForAsync();
                        await SeeAsync(counter, faults, $"{name}-say-{count}");
                    }

                    await counter.Page.Keyboard.PressAsync("Escape");
                }

                foreach (var (state, days) in CounterStates.SlotsToComeBack)
                {
                    await counter.Page.RouteAsync("**/returns/slots?*", route => route.FulfillAsync(new() { Json = new { days } }));
                    await counter.Page.Keyboard.PressAsync("h");
                    await counter.Console.AsksAsync("appointment");
                    await Expect(counter.Console.Test(state == "free" ? "appointment-time" : "appointment-none")).ToBeVisibleAsync();
                    await SeeAsync(counter, faults, $"{name}-appointment-{state}");
                    if (state == "free")
                    {
                        await counter.Console.Test("dialog-yes").ClickAsync();
                        await counter.Console.Test("appointment-taken").WaitForAsync();
                        await SeeAsync(counter, faults, $"{name}-appointment-taken");
                        isTaken = false;
                        await counter.Console.Test("dialog-yes").ClickAsync();
                        await counter.Console.Test("appointment-code").WaitForAsync();
                        await SeeAsync(counter, faults, $"{name}-appointment-made");
                        isTaken = true;
                    }

                    await counter.Page.Keyboard.PressAsync("Escape");
                }

                await counter.Console.Test("ticket-menu").First.ClickAsync();
                await SeeAsync(counter, faults, $"{name}-ticket");
                await counter.Console.Test("dialog").GetByTestId("cancel").ClickAsync();
                await SeeAsync(counter, faults, $"{name}-cancel");
                await counter.Page.Keyboard.PressAsync("Escape");
                await counter.ShowAsync(CounterStates.All(isLong).Single(state => state.Name == "nobody").Parts);
                await counter.Console.PressAsync("pause");
                await SeeAsync(counter, faults, $"{name}-pause");
                await counter.Page.Keyboard.PressAsync("Escape");
            }

            await counter.Console.Test("language").ClickAsync();
            await Expect(counter.Page.Locator("html")).ToHaveAttributeAsync("lang", language == "vi" ? "en" : "vi");
        }

        Assert.True(faults is [], $"{faults.Count} faults:\n{string.Join('\n', faults.Take(60))}");
    }

    private static async Task SeeAsync(StagedCounter counter, List<string> faults, string name)
    {
        if (Screenshots is not null)
            await counter.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}.png") });
        faults.AddRange((await counter.Page.EvaluateAsync<string[]>(Faults)).Select(fault => $"{name}: {fault}"));
    }
}
