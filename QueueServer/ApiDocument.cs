using QueueServer.Access;
using QueueServer.Configuration;

namespace QueueServer;

/// <summary>The API's document (OpenAPI): a map of everything that can be asked, which an attacker need not be handed.</summary>
internal static class ApiDocument
{
    public static void MapApiDocument(this IEndpointRouteBuilder routes, ServerSettings settings)
    {
        var document = routes.MapOpenApi();
        if (!settings.PublicApiDocument)
            document.RequireAuthorization(Policies.Person);
    }
}
