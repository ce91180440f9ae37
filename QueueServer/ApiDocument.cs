using System.Security.Cryptography;
using QueueServer.Access;
using QueueServer.Configuration;
using Scalar.AspNetCore;

namespace QueueServer;

/// <summary>
/// The API's document (OpenAPI), and the page by which it is read: a map of everything that can be asked, which an attacker need not be
/// handed.
/// </summary>
internal static class ApiDocument
{
    /// <summary>Where the page is.</summary>
    public const string Page = "/api-reference";

    public static void MapApiDocument(this IEndpointRouteBuilder routes, ServerSettings settings)
    {
        var document = routes.MapOpenApi();
        var page = routes.MapScalarApiReference(Page, Configure).ExcludeFromDescription();
        if (settings.PublicApiDocument)
            return;
        document.RequireAuthorization(Policies.Person);
        page.RequireAuthorization(Policies.Person);
    }

    /// <summary>Nothing of the page comes from elsewhere, and nothing it is asked goes elsewhere.</summary>
    private static void Configure(ScalarOptions options, HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        options
            .WithTitle("Queue server API")
            .WithNonce(nonce)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools()
            .HideTestRequestButton();
        // its styles are made by its script as it runs
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'self' 'nonce-{nonce}'; "
            + "style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'";
    }
}
