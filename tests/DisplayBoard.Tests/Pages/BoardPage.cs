using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace DisplayBoard.Tests.Pages;

/// <summary>The board's page in a browser. It is noted what it asks for, what it complains about, and what it plays.</summary>
internal sealed class BoardPage : IAsyncDisposable
{
    // Notes each start and end of an announcement and of a sound, and plays four times as fast.
    private const string Notes = """
        window.notes = [];
        window.sounding = 0;
        window.mostSounding = 0;
        for (const name of ['announcement-start', 'announcement-end'])
          document.addEventListener(name, (event) => window.notes.push(`${name.slice(13)} ${event.detail.sequence}`));
        const play = HTMLMediaElement.prototype.play;
        HTMLMediaElement.prototype.play = function () {
          const sound = new URL(this.src).pathname;
          this.playbackRate = 4;
          if (!sound.endsWith('silence.wav')) {
            window.notes.push(`play ${sound}`);
            window.sounding += 1;
            window.mostSounding = Math.max(window.mostSounding, window.sounding);
            this.addEventListener('ended', () => { window.sounding -= 1; window.notes.push(`end ${sound}`); },
              { once: true, capture: true });
          }
          return play.call(this);
        };
        """;

    // Says on the console when the control for the sound appears: asking the page would count as a touch, and allow the sound.
    private const string SoundControlShown = "sound control shown";
    private const string Watch = $$"""
        document.addEventListener('DOMContentLoaded', () => {
          const control = document.getElementById('sound');
          new MutationObserver(() => { if (!control.hidden) console.log('{{SoundControlShown}}'); }).observe(control, { attributes: true });
        });
        """;

    private readonly IBrowserContext context;
    private readonly Uri board;

    private BoardPage(IBrowserContext context, IPage page, Uri board) => (this.context, Page, this.board) = (context, page, board);

    public IPage Page { get; }

    public ConcurrentQueue<string> Complaints { get; } = [];

    public ConcurrentQueue<string> Requests { get; } = [];

    public ILocator Numbers => Page.GetByTestId("called-number");

    public ILocator Counters => Page.GetByTestId("called-counter");

    public ILocator Stale => Page.GetByTestId("stale");

    public ILocator Lit => Page.Locator(".row.lit");

    public ILocator SoundOff => Page.Locator("#sound");

    public static async Task<BoardPage> OpenAsync(
        Browser browser,
        Uri board,
        int width = 1920,
        int height = 1080,
        string ready = "#time:not(:empty)"
    ) => await OpenAsync(await browser.ContextAsync(width, height), board, steerTime: false, ready);

    /// <summary>Opens the page with a clock that the test may move.</summary>
    public static async Task<BoardPage> OpenWithSteeredTimeAsync(Browser browser, Uri board, int width = 1920, int height = 1080) =>
        await OpenAsync(await browser.ContextAsync(width, height), board, steerTime: true, "#time:not(:empty)");

    private static async Task<BoardPage> OpenAsync(IBrowserContext context, Uri board, bool steerTime, string ready)
    {
        var opened = await NewAsync(context, board);
        if (steerTime)
            await opened.Page.Clock.InstallAsync();
        await opened.Page.GotoAsync(board.ToString());
        await opened.Page.Locator(ready).WaitForAsync();
        return opened;
    }

    /// <summary>Opens the page, and touches nothing until it shows how to turn the sound on.</summary>
    public static async Task<BoardPage> OpenUntouchedAsync(IBrowserContext context, Uri board)
    {
        var opened = await NewAsync(context, board);
        await opened.Page.AddInitScriptAsync(Watch);
        await opened.Page.RunAndWaitForConsoleMessageAsync(
            () => opened.Page.GotoAsync(board.ToString()),
            new() { Predicate = message => message.Text == SoundControlShown }
        );
        return opened;
    }

    private static async Task<BoardPage> NewAsync(IBrowserContext context, Uri board)
    {
        var page = await context.NewPageAsync();
        var opened = new BoardPage(context, page, board);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !Axe.IsMeant(message))
                opened.Complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => opened.Complaints.Enqueue(error);
        page.Request += (_, request) => opened.Requests.Enqueue(request.Url);
        await page.AddInitScriptAsync(Notes);
        return opened;
    }

    /// <summary>Waits until this was noted.</summary>
    public Task NotedAsync(string note) =>
        Page.WaitForFunctionAsync("note => window.notes.includes(note)", note, new() { Timeout = 20_000 });

    /// <summary>What was noted so far, of one kind.</summary>
    public async Task<string[]> NotesAsync(params string[] kinds) =>
        (await Page.EvaluateAsync<string[]>("() => window.notes")).Where(note => kinds.Contains(note.Split(' ')[0])).ToArray();

    public void AssertClean()
    {
        Assert.Empty(Complaints);
        Assert.All(Requests, request => Assert.StartsWith(board.ToString(), request, StringComparison.Ordinal));
    }

    /// <summary>Saves a picture where <c>SCREENSHOTS</c> says, if it does.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        await Page.EvaluateAsync("() => document.fonts.ready");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
