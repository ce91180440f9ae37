using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using QueueContracts;
using QueueServer.Configuration;

namespace QueueServer.Screens;

/// <summary>Where screens connect. As <c>MapHub</c> does it, which leaves no place for what stands before the hub.</summary>
internal static class ScreenEndpoints
{
    private const int MostUntaken = 32 * 1024; // a few views: what a slow screen has not taken yet

    /// <param name="app">Where to map.</param>
    /// <param name="settings">How long a screen may be silent.</param>
    /// <param name="endsWithTheSession">Whether a connection ends at the moment that its sign-in does.</param>
    public static void MapScreens(this WebApplication app, ServerSettings settings, bool endsWithTheSession)
    {
        var attributes = typeof(ScreenHub).GetCustomAttributes(inherit: true);
        var options = new HttpConnectionDispatcherOptions
        {
            CloseOnAuthenticationExpiration = endsWithTheSession,
            TransportMaxBufferSize = MostUntaken,
        };
        foreach (var attribute in attributes.OfType<IAuthorizeData>())
            options.AuthorizationData.Add(attribute);
        foreach (var path in (string[])[IScreenHub.Path, IScreenHub.RatingPath])
            app.MapConnections(
                    path,
                    options,
                    connections =>
                        connections.EndSilent(TimeSpan.FromSeconds(settings.SilentScreenSeconds), TimeProvider.System).UseHub<ScreenHub>()
                )
                .Add(endpoint =>
                {
                    endpoint.Metadata.Add(new HubMetadata(typeof(ScreenHub)));
                    foreach (var attribute in attributes)
                        endpoint.Metadata.Add(attribute);
                });
    }
}
