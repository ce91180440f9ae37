using System.Collections.Concurrent;
using KioskDevice.Tests.Running;
using KioskDevice.Visits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>A kiosk before a fake server, with its page in a browser. What the page complains of is noted.</summary>
internal sealed class KioskPage : IAsyncDisposable
{
    // What is touched, and is seen: where it begins and ends, in pixels of the page.
    private const string Touched = """
        () => [...document.querySelectorAll('button:not([disabled]), input')].filter((part) => part.checkVisibility()).map((part) => {
          const { top, bottom, left, right } = part.getBoundingClientRect();
          return { words: part.innerText || part.dataset.testid, top: top + scrollY, bottom: bottom + scrollY, left, right };
        })
        """;

    // Every text that is wider or higher than what it stands in, and every two controls that lie on each other.
    private const string Faults = """
        () => {
          const found = [], controls = [...document.querySelectorAll('button, input')].filter((part) => part.checkVisibility());
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth > width)
            found.push(`the page is ${document.documentElement.scrollWidth - width} px too wide`);
          if (innerWidth > 700 && innerHeight > 700) {
            for (const part of document.querySelectorAll('html, .kiosk, main, .question, .answers')) {
              if (part.scrollHeight > part.clientHeight + 1)
                found.push(`${part.className || part.tagName} is ${part.scrollHeight - part.clientHeight} px too high`);
            }
          }
          for (const part of document.querySelectorAll('button, .question, .answers, .foot, .tile-words, p, h1')) {
            if (part.checkVisibility() && !part.closest('.visually-hidden')
              && (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline'))
              found.push(`${part.className || part.tagName} is cut: ${part.innerText}`);
          }
          for (const part of controls) {
            const box = part.getBoundingClientRect();
            const words = document.createRange();
            words.selectNodeContents(part);
            const text = words.getBoundingClientRect();
            if (part.innerText && (text.bottom > box.bottom + 1 || text.top < box.top - 1))
              found.push(`words out of the button: ${part.innerText}`);
            for (const other of controls) {
              const next = other.getBoundingClientRect();
              if (other !== part && box.left < next.right - 1 && next.left < box.right - 1
                && box.top < next.bottom - 1 && next.top < box.bottom - 1)
                found.push(`${part.innerText} lies on ${other.innerText}`);
            }
          }
          return found;
        }
        """;

    private readonly RunningKiosk kiosk;
    private readonly IBrowserContext context;

    private KioskPage(FakeServer server, RunningKiosk kiosk, IBrowserContext context, IPage page) =>
        (Server, this.kiosk, this.context, Page) = (server, kiosk, context, page);

    public FakeServer Server { get; }

    public RunningKiosk Kiosk => kiosk;

    public IPage Page { get; }

    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>Opens the page of a kiosk whose server shows it <paramref name="view"/>.</summary>
    public static async Task<KioskPage> OpenAsync(Browser browser, KioskView view, KioskSetup? setup = null)
    {
        setup ??= new();
        var server = await FakeServer.StartAsync(kiosk: view);
        server.PublicAddress = setup.PublicAddress;
        var kiosk = setup.Paired
            ? await RunningKiosk.StartAsync(
                server.Address,
                setup.Reader,
                builder =>
                {
                    if (setup.Time is { } time)
                        builder.Services.AddSingleton<TimeProvider>(time);
                },
                ["--Kiosk:Visit:QuestionSeconds", "300", .. setup.Settings]
            )
            : await RunningKiosk.StartUnpairedAsync(server.Address);
        var context = await browser.ContextAsync(setup.Width, setup.Height);
        var opened = new KioskPage(server, kiosk, context, await context.NewPageAsync());
        opened.Page.Console += (_, message) =>
        {
            if (message.Type == "error" && !Axe.IsMeant(message))
                opened.Complaints.Enqueue(message.Text);
        };
        opened.Page.PageError += (_, error) => opened.Complaints.Enqueue(error);
        if (setup.SteersTime)
            await opened.Page.Clock.InstallAsync();
        if (setup.Time is { } begun)
            await opened.Page.Clock.PauseAtAsync(begun.GetUtcNow().UtcDateTime.AddMinutes(5)); // however long it took to come here
        if (setup.Prepare is { } prepare)
            await prepare(opened.Page);
        await opened.Page.GotoAsync((setup.Through?.Invoke(kiosk.Address) ?? kiosk.Address).ToString());
        return opened;
    }

    public ILocator Test(string id) => Page.GetByTestId(id);

    public ILocator Tile(string service) => Page.Locator($"[data-testid=service-tile][data-service={service}]");

    public Task ScreenAsync(string name) => Expect(Page.Locator(".kiosk")).ToHaveAttributeAsync("data-screen", name);

    /// <summary>Waits for the idle screen with a camera.</summary>
    public async Task IdleAsync()
    {
        await Page.Locator(".kiosk[data-camera=ready]").WaitForAsync();
        await ScreenAsync("idle");
    }

    /// <summary>Nothing cut, nothing on top of another, nothing for axe to find; also at 200 % zoom.</summary>
    public async Task SoundAsync(string name)
    {
        await Page.EvaluateAsync("() => document.fonts.ready");
        await PictureAsync(name);
        var size = Page.ViewportSize!; // set when the page was opened
        Assert.Empty(await Page.EvaluateAsync<string[]>(Faults));
        await Page.SetViewportSizeAsync(size.Width / 2, size.Height / 2);
        Assert.Empty(await Page.EvaluateAsync<string[]>(Faults));
        await Page.SetViewportSizeAsync(size.Width, size.Height);
        Assert.Empty(Complaints);
        Assert.Empty(await Axe.FaultsAsync(Page));
    }

    /// <summary>A picture of the page, where pictures are wanted.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        await Page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(folder, $"{name}.png"),
                Animations = ScreenshotAnimations.Disabled,
                FullPage = true,
            }
        );
    }

    /// <summary>What can be touched, and where it begins, in pixels from the top.</summary>
    public async Task<IReadOnlyList<(string Words, double Top, double Bottom)>> TouchedAsync() =>
        [.. (await Page.EvaluateAsync<Control[]>(Touched)).Select(control => (control.Words, control.Top, control.Bottom))];

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await kiosk.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class Control
    {
        public string Words { get; set; } = "";

        public double Top { get; set; }

        public double Bottom { get; set; }
    }
}

/// <summary>How a kiosk stands when its page is opened.</summary>
internal sealed record KioskSetup
{
    /// <summary>Of the screen, in CSS pixels.</summary>
    public int Width { get; init; } = 1080;

    /// <summary>Of the screen, in CSS pixels.</summary>
    public int Height { get; init; } = 1920;

    /// <summary>Whether it has an identity at its server.</summary>
    public bool Paired { get; init; } = true;

    /// <summary>Whether the test sets the page's clock.</summary>
    public bool SteersTime { get; init; }

    /// <summary>The program's time, where the test moves it too: the page's then stands still between what it is moved by.</summary>
    public FakeTimeProvider? Time { get; init; }

    /// <summary>What is done to the page before it is opened.</summary>
    public Func<IPage, Task>? Prepare { get; init; }

    /// <summary>What reads its frames; null for one that sees nobody.</summary>
    public FakeReader? Reader { get; init; }

    /// <summary>Its settings, as on a command line.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Where the office's server is reached by phones.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>What stands between the browser and the kiosk.</summary>
    public Func<Uri, Uri>? Through { get; init; }
}
