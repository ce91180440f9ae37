using Microsoft.AspNetCore.Http.HttpResults;
using QueueServer.Access;
using QueueServer.Cluster;

namespace QueueServer.Features.Servers;

/// <summary>The servers, for whoever runs them.</summary>
internal static class ServerEndpoints
{
    public static void MapServers(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/servers", ListAsync)
            .RequireAuthorization(Policies.Administrator)
            .WithTags("Servers")
            .WithName("ListServers");

    private static async Task<Ok<IReadOnlyList<ServerState>>> ListAsync(IServers servers) => TypedResults.Ok(await servers.ListAsync());
}
