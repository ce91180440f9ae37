using QueueServer.Configuration;
using QueueServer.Http;
using ScreenHosting;

namespace QueueServer.Access;

/// <summary>Whose streams and hub connections are counted together, and how many they may be.</summary>
internal static class StreamCallers
{
    /// <summary>By name where there is one; else by address, which all phones in a hall may share.</summary>
    public static void UseStreamLimits(this WebApplication app, LimitSettings limits) =>
        app.UseStreamLimits(context =>
            context.User.Identity is { IsAuthenticated: true }
                ? ($"name {context.User.Name()}", limits.StreamsOfOneName)
                : ($"address {Addresses.Of(context)}", limits.StreamsOfOneAddress)
        );
}
