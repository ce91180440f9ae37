using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace QueueServer.Screens;

/// <summary>
/// Keeps with each connection SignalR's own end of it: a message written out once can be sent to many by it, where
/// <see cref="IHubContext{THub}"/>
/// writes it out anew for each.
/// </summary>
internal sealed class ScreenHubLifetimeManager(ILogger<ScreenHubLifetimeManager> logger) : DefaultHubLifetimeManager<ScreenHub>(logger)
{
    /// <summary>SignalR's end of a connection that is in the hub.</summary>
    public static HubConnectionContext Of(HubCallerContext connection) => connection.Features.GetRequiredFeature<HubConnectionContext>();

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(connection);
        return base.OnConnectedAsync(connection);
    }
}
