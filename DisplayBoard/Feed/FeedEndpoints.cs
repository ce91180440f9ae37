using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using ScreenHosting;
using ScreenHosting.Devices;

namespace DisplayBoard.Feed;

internal static class FeedEndpoints
{
    public static void AddFeed(this IServiceCollection services)
    {
        services.AddSingleton<ViewFile>();
        services.AddSingleton(provider =>
        {
            var device = provider.GetRequiredService<DeviceIdentity>();
            var latest = new LatestScreen(
                provider.GetRequiredService<ViewFile>(),
                device.Prompt,
                provider.GetRequiredService<TimeProvider>()
            );
            device.Changed += () => latest.Show(device.Prompt);
            return latest;
        });
        services.AddSingleton<FeedStream>();
        services.AddHostedService<ViewKeeper>();
        services.AddHostedService<ServerFollower>();
    }

    public static void MapFeed(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feed", Feed).HoldsAStream();
        var latest = routes.ServiceProvider.GetRequiredService<LatestScreen>();
        // A stale view is ready: the page says since when it is stale, and that is better than another program's error page.
        routes.MapHealth(() =>
            latest.Current switch
            {
                { Pairing: not null } => "not paired: enter the code shown on the page",
                { View: null } => "no view yet: the queue server was never reached",
                _ => null,
            }
        );
    }

    private static ServerSentEventsResult<string> Feed(HttpContext context, FeedStream feed, IHostApplicationLifetime lifetime) =>
        TypedResults.ServerSentEvents(FollowAsync(feed, lifetime.ApplicationStopping, context.RequestAborted));

    /// <summary>Until the page goes away, or this program stops: an endless stream has no other end.</summary>
    private static async IAsyncEnumerable<SseItem<string>> FollowAsync(
        FeedStream feed,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        await foreach (var item in feed.ReadAsync(stop.Token))
            yield return item;
    }
}
