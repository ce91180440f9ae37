using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>
/// The visitor's page and the phone's page of a visit on phones of every width, in both languages, with text as it is and at twice its
/// size: they scroll downward only, and nothing is cut.
/// </summary>
public sealed class NothingIsCutOnAnyPhone(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private static readonly int[] Widths = [320, 360, 390, 430];
    private static readonly int[] TextPercents = [100, 200];

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    // What is wrong on the page as it is: nothing, or sentences. A table that scrolls by itself, also by the keyboard, is no fault.
    private const string Faults = """
        () => {
          const found = [], page = document.documentElement, { clientWidth: width } = page;
          if (page.scrollWidth > width) found.push(`it scrolls sideways: ${page.scrollWidth} px`);
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const { currentNode: text } = texts, { parentElement: part } = text;
            if (!text.data.trim() || part.closest('.visually-hidden, [role=region][tabindex]') || !part.checkVisibility()) continue;
            const range = document.createRange();
            for (const word of text.data.matchAll(/[^\s/–-]+/g)) {
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(`in two parts: ${word[0]}`);
            }
            range.selectNodeContents(text);
            const block = part.closest('button, a, summary, label, p, h1, h2, section, main, header, footer').getBoundingClientRect();
            for (const box of range.getClientRects()) {
              if (box.left < 0 || box.right > width + 0.5) found.push(`beside the screen: ${text.data.slice(0, 40)}`);
              if (box.left < block.left - 1 || box.right > block.right + 1) found.push(`beside its place: ${text.data.slice(0, 40)}`);
            }
          }
          for (const part of document.querySelectorAll('button, a, summary, section, header, main, main *')) {
            if (part.checkVisibility() && part.clientWidth && !part.closest('.visually-hidden, svg, [role=region][tabindex]')
              && (part.scrollWidth > part.clientWidth + 1
                || getComputedStyle(part).overflowY !== 'visible' && part.scrollHeight > part.clientHeight + 1))
              found.push(`cut: ${part.className || part.localName} ${part.innerText.slice(0, 40)}`);
          }
          return found;
        }
        """;

    [Fact]
    public async Task Neither_the_number_nor_what_may_be_done_with_it()
    {
        await using var office = await RunningOffice.StartAsync();
        var browser = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(browser, office, counter: "quay-5");
        await console.GiveAsync(service: 5); // the longest name
        var phone = await VisitorPage.OpenAsync(browser, office);
        await phone.Test("more").ClickAsync();
        await SeeAsync(phone, "visit-more");
        await phone.Test("cancel").ClickAsync();
        await SeeAsync(phone, "visit-sure");
        await phone.Test("cancel-no").ClickAsync();
        await console.NextAsync();
        await Expect(phone.Answer).ToContainTextAsync("5");
        await SeeAsync(phone, "visit-called");
    }

    [Fact]
    public async Task Nor_what_a_kiosk_asks()
    {
        await using var server = await RunningServer.StartAsync();
        await using var kiosk = await PlayedKiosk.OpenAsync(server);
        var phone = new PhonePage(await (await browsers.OpenAsync()).NewPageAsync(new() { HasTouch = true, Locale = "vi-VN" }));
        await phone.Page.GotoAsync(new Uri(server.Address, $"/k/{kiosk.Token}").ToString());
        await kiosk.JoinedAsync();
        foreach (
            var (screen, sign) in new[]
            {
                ("choosing", "[data-service]"),
                ("consent", "[data-testid=consent-picture]"),
                ("capture", "h1:has-text('camera')"),
                ("challenge", "h1:has-text('sang trái')"),
                ("gave-up", "h1:has-text('chưa xác nhận')"),
                ("refused", "h1:has-text('Chưa')"),
            }
        )
        {
            await kiosk.ShowAsync(
                screen,
                service: screen == "choosing" ? null : "cu-tru",
                hint: "tooFar",
                asked: "left",
                why: screen == "refused" ? "numbers-spent" : "liveness"
            );
            await phone.Page.Locator(sign).First.WaitForAsync();
            await SeeAsync(phone, $"phone-{screen}");
        }
    }

    internal static async Task SeeAsync(PageUnderTest phone, string name)
    {
        List<string> faults = [];
        foreach (var language in new[] { "vi", "en" })
        {
            await Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            foreach (var percent in TextPercents)
            {
                await phone.Page.EvaluateAsync("size => { document.documentElement.style.fontSize = size; }", $"{percent}%");
                foreach (var width in Widths)
                {
                    await phone.Page.SetViewportSizeAsync(width, 740);
                    var found = await phone.Page.EvaluateAsync<string[]>(Faults);
                    faults.AddRange(found.Select(fault => $"{name} {language} {width} {percent} %: {fault}"));
                    if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder && width == 320)
                        await phone.Page.ScreenshotAsync(
                            new() { Path = Path.Combine(folder, $"{name}-{language}-{percent}.png"), FullPage = true }
                        );
                }
            }

            await phone.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
            await phone.Test("language").ClickAsync();
        }

        Assert.True(faults is [], string.Join('\n', faults.Take(30)));
    }

    private sealed class PhonePage(IPage page) : PageUnderTest(page);
}
