using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using KioskDevice.Camera;
using KioskDevice.Tests.Running;

namespace KioskDevice.Tests;

/// <summary>The page's socket over real loopback, with a face reader and a queue that answer at once.</summary>
public sealed class ThePage : IAsyncLifetime
{
    private readonly FakeReader reader = new();
    private RunningKiosk kiosk = null!; // InitializeAsync starts it before any test
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        kiosk = await RunningKiosk.StartAsync(RunningKiosk.Nobody, reader: reader);
        address = kiosk.Address;
    }

    public async ValueTask DisposeAsync() => await kiosk.DisposeAsync();

    [Fact]
    public async Task Every_frame_is_answered_and_only_a_capture_describes()
    {
        using var page = await ConnectAsync();
        await page.SendAsync(FrameMessages.Make(64, 64, sequence: 1));
        Assert.Equal(1, (await page.NextAsync("face")).GetProperty("sequence").GetInt32());
        Assert.False(reader.Described);

        page.Say("""{"type":"camera","status":"ready"}""");
        page.Say("""{"type":"service","id":"ho-tich"}""");
        page.Say("""{"type":"consent","picture":false,"language":"vi"}""");
        await page.ScreenAsync("capture");
        await page.SendAsync(FrameMessages.Make(64, 64, sequence: 2));
        await page.NextAsync("face");
        Assert.True(reader.Described);
    }

    [Fact]
    public async Task Torn_frames_and_nonsense_are_refused_and_the_page_goes_on()
    {
        using var page = await ConnectAsync();
        await page.SendAsync(FrameMessages.Make(64, 64)[..100]);
        Assert.Equal(JsonValueKind.Null, (await page.NextAsync("face")).GetProperty("sequence").ValueKind);
        page.Say("not json");
        page.Say("""{"type":"unknown"}""");
        page.Say("""{"type":"service","id":"../etc"}""");
        page.Say("null");
        await page.SendAsync([]);
        Assert.Equal(JsonValueKind.Null, (await page.NextAsync("face")).GetProperty("sequence").ValueKind);

        await page.SendAsync(FrameMessages.Make(64, 64, sequence: 3));
        Assert.Equal(3, (await page.NextAsync("face")).GetProperty("sequence").GetInt32());
    }

    [Fact]
    public async Task A_message_larger_than_any_frame_closes_the_socket()
    {
        using var page = await ConnectAsync();
        await page.SendAsync(new byte[FrameMessage.MaxBytes + 1]);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await page.ClosedAsync());
    }

    [Fact]
    public async Task A_foreign_page_cannot_open_the_socket()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(origin: "http://evil.example"));
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(origin: null));
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(origin: "http://evil.example", host: "evil.example"));
    }

    [Fact]
    public async Task A_second_page_takes_over_and_the_first_is_told()
    {
        using var first = await ConnectAsync();
        await first.NextAsync("setup");
        using var second = await ConnectAsync();
        await second.NextAsync("setup");
        await first.NextAsync("replaced");
    }

    [Fact]
    public async Task A_visit_outlives_a_reload_of_its_page()
    {
        using (var page = await ConnectAsync())
        {
            page.Say("""{"type":"camera","status":"ready"}""");
            page.Say("""{"type":"place"}""");
            await page.ScreenAsync("consent");
        }

        using var again = await ConnectAsync();
        again.Say("""{"type":"camera","status":"ready"}""");
        await again.ScreenAsync("consent");
    }

    private Task<TestPage> ConnectAsync() => ConnectAsync(address.GetLeftPart(UriPartial.Authority));

    private async Task<TestPage> ConnectAsync(string? origin, string? host = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        if (host is not null)
            socket.Options.SetRequestHeader("Host", host);
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/page" }.Uri, TestContext.Current.CancellationToken);
        return new(socket);
    }

    private sealed class TestPage(ClientWebSocket socket) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
        private readonly byte[] buffer = new byte[64 * 1024];

        public Task SendAsync(byte[] message) => socket.SendAsync(message, WebSocketMessageType.Binary, true, CancellationToken.None);

        public void Say(string message) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None).Wait();

        /// <summary>The next message of a type; others are passed over.</summary>
        public async Task<JsonElement> NextAsync(string type)
        {
            while (true)
            {
                if (await ReceiveAsync() is not { } message)
                    throw new InvalidOperationException($"The socket closed before '{type}' came.");
                if (message.GetProperty("type").GetString() == type)
                    return message;
            }
        }

        public async Task ScreenAsync(string name)
        {
            while ((await NextAsync("screen")).GetProperty("screen").GetProperty("name").GetString() != name) { }
        }

        public async Task<WebSocketCloseStatus?> ClosedAsync()
        {
            while (await ReceiveAsync() is not null) { }

            return socket.CloseStatus;
        }

        public void Dispose() => socket.Dispose();

        private async Task<JsonElement?> ReceiveAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                length += part.Count;
                if (part.EndOfMessage)
                    return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
            }
        }
    }
}
