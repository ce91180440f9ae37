using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ScreenHosting;

/// <summary>The two questions a supervisor asks.</summary>
public static class Health
{
    /// <summary>
    /// Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (200 with <c>ready</c>, or 503 with the reason it is not).
    /// </summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="whyNotReady">Null when ready; otherwise a short reason without secrets or personal data.</param>
    public static void MapHealth(this IEndpointRouteBuilder routes, Func<string?> whyNotReady)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", () => whyNotReady() is { } reason
            ? TypedResults.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Text("ready")).ExcludeFromDescription();
    }
}
