using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace QueueServer.Access;

/// <summary>How many streams and hub connections one caller may hold open: each costs the server memory for as long as somebody likes.</summary>
internal static class StreamLimits
{
    /// <summary>Marks an endpoint whose answer stays open.</summary>
    public static TBuilder HoldsAStream<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Held());

    /// <summary>By name where there is one; else by address, which all phones in a hall may share.</summary>
    public static void UseStreamLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<ServerSettings>().Limits;
        var open = new ConcurrentDictionary<string, int>();
        app.Use(async (context, next) =>
        {
            var isNamed = context.User.Identity is { IsAuthenticated: true };
            var most = isNamed ? limits.StreamsOfOneName : limits.StreamsOfOneAddress;
            if (most == 0 || !IsHeld(context.GetEndpoint()))
            {
                await next(context);
                return;
            }

            var caller = isNamed ? $"name {context.User.Name()}" : $"address {Addresses.Of(context)}";
            try
            {
                if (open.AddOrUpdate(caller, 1, (_, count) => count + 1) <= most) await next(context);
                else await Problems.TooMany().ExecuteAsync(context);
            }
            finally
            {
                if (open.AddOrUpdate(caller, 0, (_, count) => count - 1) == 0) open.TryRemove(KeyValuePair.Create(caller, 0));
            }
        });
    }

    private static bool IsHeld(Endpoint? endpoint) => endpoint?.Metadata is { } metadata
        && (metadata.GetMetadata<Held>() is not null || (metadata.GetMetadata<HubMetadata>() is not null && metadata.GetMetadata<Microsoft.AspNetCore.Http.Connections.NegotiateMetadata>() is null));

    private sealed class Held;
}
