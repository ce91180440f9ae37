using Microsoft.AspNetCore.Http.Features;
using ScreenHosting;
using ScreenHosting.Devices;

namespace DisplayBoard.Feed;

internal static class FeedEndpoints
{
    public static void AddFeed(this IServiceCollection services)
    {
        services.AddSingleton<PictureFile>();
        services.AddSingleton(provider =>
        {
            var device = provider.GetRequiredService<DeviceIdentity>();
            var latest = new LatestPicture(
                provider.GetRequiredService<PictureFile>(),
                device.Prompt,
                provider.GetRequiredService<TimeProvider>()
            );
            device.Changed += () => latest.Show(device.Prompt);
            return latest;
        });
        services.AddSingleton<FeedStream>();
        services.AddHostedService<PictureKeeper>();
        services.AddHostedService<ServerFollower>();
    }

    public static void MapFeed(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feed", WriteFeed).HoldsAStream();
        var latest = routes.ServiceProvider.GetRequiredService<LatestPicture>();
        // A stale picture is ready: the page says since when it is stale, and that is better than another program's error page.
        routes.MapHealth(() =>
            latest.Current switch
            {
                { Pairing: not null } => "not paired: enter the code shown on the page",
                { View: null } => "no picture yet: the queue server was never reached",
                _ => null,
            }
        );
    }

    private static async Task WriteFeed(HttpContext context, FeedStream feed, IHostApplicationLifetime lifetime)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // a proxy before this program passes each event on at once
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await feed.WriteAsync(response.Body, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // the page went away, or this program stops: an endless stream has no other end
        }
    }
}
