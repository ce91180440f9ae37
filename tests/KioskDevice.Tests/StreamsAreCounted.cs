using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using KioskDevice.Tests.Running;
using ScreenHosting;

namespace KioskDevice.Tests;

/// <summary>One address holds open as many as its pages need, and no more.</summary>
public sealed class StreamsAreCounted
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("page", "")]
    [InlineData("counter-page", "quay-2")]
    public async Task Of_one_address_at_the_page_s_socket(string path, string counter)
    {
        await using var kiosk = await RunningKiosk.StartAsync(
            RunningKiosk.Nobody,
            settings: [$"--{StreamLimits.Setting}", "2", "--Kiosk:Counter", counter]
        );
        var first = await ConnectAsync(kiosk, path);
        using var second = await ConnectAsync(kiosk, path);
        using var refused = Page(kiosk);
        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(refused, kiosk, path));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.HttpStatusCode);
        Assert.Equal(HttpStatusCode.OK, (await kiosk.Http.GetAsync("/", Stop)).StatusCode);

        first.Abort();
        first.Dispose();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true) // the kiosk hears of a socket's end in its own time
        {
            using var again = Page(kiosk);
            try
            {
                await OpenAsync(again, kiosk, path);
                break;
            }
            catch (WebSocketException)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }
    }

    [Fact]
    public async Task Of_one_address_at_the_diagnostics()
    {
        await using var kiosk = await RunningKiosk.StartAsync(RunningKiosk.Nobody, settings: [$"--{StreamLimits.Setting}", "1"]);
        using var page = await ConnectAsync(kiosk, "page");
        using var refused = await kiosk.Http.GetAsync("/diagnostics/feed", Stop);
        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "application/problem+json"),
            (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType)
        );
        Assert.Equal("too-many-requests", (await refused.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task By_a_setting_that_is_checked_at_the_start() =>
        Assert.Contains(
            StreamLimits.Setting,
            (
                await Assert.ThrowsAsync<StartException>(() =>
                    RunningKiosk.StartAsync(RunningKiosk.Nobody, settings: [$"--{StreamLimits.Setting}", "-1"])
                )
            ).Message,
            StringComparison.Ordinal
        );

    private static ClientWebSocket Page(RunningKiosk kiosk)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", kiosk.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.CollectHttpResponseDetails = true;
        return socket;
    }

    private static async Task<ClientWebSocket> ConnectAsync(RunningKiosk kiosk, string path)
    {
        var socket = Page(kiosk);
        await OpenAsync(socket, kiosk, path);
        return socket;
    }

    private static Task OpenAsync(ClientWebSocket socket, RunningKiosk kiosk, string path) =>
        socket.ConnectAsync(new UriBuilder(kiosk.Address) { Scheme = "ws", Path = path }.Uri, Stop);
}
