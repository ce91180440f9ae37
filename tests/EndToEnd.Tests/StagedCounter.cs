using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>A counter's console at a real server, which shows what a test says: what the hub sends passes through here.</summary>
internal sealed class StagedCounter
{
    private const string End = "\u001e"; // between the hub's messages
    private readonly TaskCompletionSource<JsonObject> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IWebSocketRoute? socket;
    private long version;

    public required ConsolePage Console { get; init; }

    public IPage Page => Console.Page;

    /// <summary>Signs in for the first time as a manager, who has most to choose from, and takes counter 1.</summary>
    public static async Task<StagedCounter> OpenAsync(IBrowser browser, RunningOffice office)
    {
        var staged = new StagedCounter { Console = await ConsolePage.OpenAsync(browser, office) };
        await staged.Page.RouteWebSocketAsync("**/hub**", staged.Pass);
        var password = office.PasswordOf("manager");
        await staged.Console.SignInAsync("manager", password);
        await staged.Console.BeginAsync(password, "manager went in by the door");
        await staged.Console.Test("counter").First.ClickAsync();
        await staged.Console.Test("next").WaitForAsync();
        staged.version = (long)(await staged.first.Task)["version"]!; // every view has one
        return staged;
    }

    /// <summary>Shows a view: the server's first one with these parts in place of its own.</summary>
    public async Task ShowAsync(IReadOnlyDictionary<string, object?> parts)
    {
        var view = (await first.Task).DeepClone().AsObject();
        foreach (var (part, value) in parts)
            view[part] = JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web);
        view["version"] = ++version;
        view["at"] = DateTimeOffset.UtcNow;
        // The page is there, so the socket is.
        socket!.Send(
            new JsonObject
            {
                ["type"] = 1,
                ["target"] = "CounterChanged",
                ["arguments"] = new JsonArray(view),
            }.ToJsonString() + End
        );
        await Page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private void Pass(IWebSocketRoute route)
    {
        socket = route;
        var server = route.ConnectToServer();
        server.OnMessage(frame =>
        {
            foreach (var text in (frame.Text ?? "").Split(End, StringSplitOptions.RemoveEmptyEntries))
            {
                var message = JsonNode.Parse(text)!.AsObject(); // the hub sends no null
                if (message["result"] is JsonObject view)
                    first.TrySetResult(view);
                if (message["target"]?.ToString() != "CounterChanged") // the test says what is shown
                    route.Send(text + End);
            }
        });
    }
}
