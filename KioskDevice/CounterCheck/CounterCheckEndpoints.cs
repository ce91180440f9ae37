using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Logging;
using KioskDevice.Loopback;
using Microsoft.Extensions.Options;
using QueueContracts;
using ScreenHosting;

namespace KioskDevice.CounterCheck;

/// <summary>The page of a counter's camera, and its socket. Neither is there on a kiosk.</summary>
internal static class CounterCheckEndpoints
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5); // the page knows by it that the program is alive

    public static void AddCounterCheck(this WebApplicationBuilder builder)
    {
        if (CounterCheckSettings.From(builder.Configuration) is not { } settings)
            return;
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<CounterCamera>();
        builder.Services.AddSingleton<CounterCheckLink>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CounterCheckLink>());
    }

    public static void MapCounterCheck(this WebApplication app)
    {
        if (app.Services.GetService<CounterCheckLink>() is not { } link)
            return;
        var setup = new PageSetup(
            app.Services.GetRequiredService<CounterCheckSettings>().Counter,
            app.Services.GetRequiredService<IOptions<CameraSettings>>().Value,
            app.Services.GetRequiredService<CounterCamera>(),
            app.Services.GetRequiredService<ILogger<CounterCamera>>()
        );
        app.MapPage("/counter", "counter.html");
        app.Map(
                "/counter-page",
                async (HttpContext context, TimeProvider time, IHostApplicationLifetime lifetime) =>
                {
                    if (!context.WebSockets.IsWebSocketRequest)
                        return Results.StatusCode(StatusCodes.Status426UpgradeRequired);
                    if (!OwnPage.Is(context.Request))
                        return Results.StatusCode(StatusCodes.Status403Forbidden);
                    using var socket = await context.WebSockets.AcceptWebSocketAsync();
                    using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
                    await ServeAsync(socket, link, setup, time, end);
                    return Results.Empty;
                }
            )
            .HoldsAStream()
            .ExcludeFromDescription();
    }

    private static async Task ServeAsync(
        WebSocket socket,
        CounterCheckLink link,
        PageSetup setup,
        TimeProvider time,
        CancellationTokenSource end
    )
    {
        var news = new Signal();
        link.Changed += news.Raise;
        setup.State.Changed += news.Raise;
        news.Raise();
        setup.State.Open();
        await using var beat = time.CreateTimer(_ => news.Raise(), null, Beat, Beat);
        try
        {
            var parts = new[] { TellAsync(socket, link, setup, time, news, end.Token), ReceiveAsync(socket, link, setup, end.Token) };
            await Task.WhenAny(parts);
            await end.CancelAsync();
            await Task.WhenAll(parts);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The page went; the next one goes on.
        }
        finally
        {
            link.Changed -= news.Raise;
            setup.State.Changed -= news.Raise;
            setup.State.Close();
        }
    }

    private static async Task TellAsync(
        WebSocket socket,
        CounterCheckLink link,
        PageSetup setup,
        TimeProvider time,
        Signal news,
        CancellationToken stop
    )
    {
        await foreach (var _ in news.EachAsync(stop))
        {
            var message = new PageMessage(setup.Counter, link.IsLooking, setup.Camera.Label, setup.Camera.Rotation, time.GetUtcNow())
            {
                Camera = setup.State.Status,
            };
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, Wire.Json), WebSocketMessageType.Text, true, stop);
        }
    }

    private static Task ReceiveAsync(WebSocket socket, CounterCheckLink link, PageSetup setup, CancellationToken stop) =>
        FrameSocket.ReceiveAsync(
            socket,
            (message, type) =>
            {
                if (type == WebSocketMessageType.Binary)
                {
                    setup.State.NoteFrame();
                    link.See(message.Span);
                }
                else
                {
                    Take(message.Span, setup);
                }

                return ValueTask.CompletedTask;
            },
            stop
        );

    private static void Take(ReadOnlySpan<byte> message, PageSetup setup)
    {
        try
        {
            if (JsonSerializer.Deserialize<PageSays>(message, Wire.Json) is { Camera: var status } && setup.State.Take(status))
                Log.Camera(setup.Logger, status);
        }
        catch (JsonException e)
        {
            Log.MessageRefused(setup.Logger, e.Message);
        }
    }

    private sealed record PageSetup(CounterId Counter, CameraSettings Camera, CounterCamera State, ILogger Logger);

    /// <param name="Camera">How the page's camera is.</param>
    private sealed record PageSays(CameraStatus Camera);

    /// <param name="Counter">The counter watched.</param>
    /// <param name="Looking">Whether frames are wanted now.</param>
    /// <param name="Label">Part of the camera's label; empty for the first.</param>
    /// <param name="Rotation">Clockwise degrees the picture is turned by.</param>
    /// <param name="Now">The moment the page counts with.</param>
    private sealed record PageMessage(CounterId Counter, bool Looking, string Label, int Rotation, DateTimeOffset Now)
    {
        /// <summary>What was last said of the camera.</summary>
        public required CameraStatus Camera { get; init; }
    }
}
