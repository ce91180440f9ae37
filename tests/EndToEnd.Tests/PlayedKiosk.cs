using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>A kiosk's side of one visit on a phone, played by a test: it shows what the test says.</summary>
internal sealed class PlayedKiosk : IAsyncDisposable
{
    private readonly HttpClient kiosk;
    private readonly HttpResponseMessage answer;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private PlayedKiosk(HttpClient kiosk, HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> events) =>
        (this.kiosk, this.answer, this.events) = (kiosk, answer, events);

    /// <summary>The last part of the visit's address on a phone.</summary>
    public string Token { get; private set; } = "";

    public static async Task<PlayedKiosk> OpenAsync(RunningServer server)
    {
        var answer = await server.Kiosk.GetAsync(
            "/api/offices/ha-dong/phone-visits",
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        var events = SseParser
            .Create(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken))
            .EnumerateAsync(TestContext.Current.CancellationToken);
        var played = new PlayedKiosk(server.Kiosk, answer, events.GetAsyncEnumerator(TestContext.Current.CancellationToken));
        played.Token = (await played.NextAsync("visit")).GetProperty("token").GetString() ?? "";
        return played;
    }

    /// <summary>The next thing the phone does.</summary>
    public Task<JsonElement> ActAsync() => NextAsync("act");

    /// <summary>Waits until the phone is there.</summary>
    public async Task JoinedAsync() => Assert.Equal("joined", (await ActAsync()).GetProperty("type").GetString());

    /// <summary>Shows a screen to the phone.</summary>
    public async Task ShowAsync(string name, string? service = null, string? hint = null, string? asked = null, string? why = null)
    {
        using var told = await kiosk.PostAsJsonAsync(
            $"/api/offices/ha-dong/phone-visits/{Token}/screen",
            new
            {
                name,
                takesNumber = true,
                service,
                @class = (string?)null,
                hint,
                asked,
                why,
                tickets = Array.Empty<object>(),
            }
        );
        Assert.True(told.IsSuccessStatusCode, await told.Content.ReadAsStringAsync());
    }

    /// <summary>Lets go of the visit.</summary>
    public async ValueTask DisposeAsync()
    {
        answer.Dispose();
        try
        {
            await events.DisposeAsync();
        }
        catch (NotSupportedException)
        {
            // it is waiting for the next
        }
    }

    private async Task<JsonElement> NextAsync(string type)
    {
        while (await events.MoveNextAsync())
            if (events.Current.EventType == type)
                return JsonSerializer.Deserialize<JsonElement>(events.Current.Data);
        throw new InvalidOperationException("The stream ended.");
    }
}
