using System.Text.Json;
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

    /// <summary>
    /// Signs in for the first time in this page's session, by HTTP: what the forms on the way do is <see cref="TheWayIn"/>'s and
    /// <see cref="HelpIsThere"/>'s.
    /// </summary>
    protected async Task FirstSignInAsync(Uri address, string user, string password)
    {
        var me = await PostAsync("/api/v1/sign-in", new { username = user, password }, csrf: "");
        await PostAsync(
            "/api/v1/password",
            new { current = password, next = $"{user} went in by the door" },
            me.GetProperty("csrfToken").GetString()! // every session has one
        );

        async Task<JsonElement> PostAsync(string path, object body, string csrf)
        {
            var answer = await Page.APIRequest.PostAsync(
                new Uri(address, path).ToString(),
                new()
                {
                    DataObject = body,
                    Headers = new Dictionary<string, string> { ["x-csrf-token"] = csrf },
                }
            );
            Assert.True(answer.Ok, await answer.TextAsync());
            return (await answer.JsonAsync())!.Value; // as the contract says
        }
    }

    private void Note(string complaint)
    {
        lock (complaints)
            complaints.Add(complaint);
    }
}
