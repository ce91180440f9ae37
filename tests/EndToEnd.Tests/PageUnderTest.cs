using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>A page, with what it asked for and what it complained of.</summary>
internal abstract class PageUnderTest
{
    private readonly List<string> complaints = [];

    protected PageUnderTest(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // A server that is away is said by the browser itself; the page is to bear it.
            if (message.Type == "error" && !Axe.IsMeant(message) && !message.Text.Contains("net::ERR_", StringComparison.Ordinal))
                Note($"{message.Text} {message.Location}".TrimEnd());
        };
        page.PageError += (_, error) => Note(error);
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" or "ws" or "wss" && !url.IsLoopback)
                Note($"external request: {url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, broken policies and external requests so far; empty is good.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
                return [.. complaints];
        }
    }

    public ILocator Test(string id) => Page.GetByTestId(id);

    private void Note(string complaint)
    {
        lock (complaints)
            complaints.Add(complaint);
    }
}
