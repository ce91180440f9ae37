using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ScreenHosting;

/// <summary>How a program is, for people and for what watches it.</summary>
/// <param name="Live">True: it answers.</param>
/// <param name="Ready">Whether it does its work.</param>
/// <param name="Reason">Why it does not; null when ready.</param>
/// <param name="Version">Which build runs.</param>
/// <param name="Notes">What somebody should look at though it does its work; empty for nothing.</param>
public sealed record HealthAnswer(bool Live, bool Ready, string? Reason, string Version, IReadOnlyList<string> Notes);

/// <summary>The questions a supervisor asks.</summary>
public static class Health
{
    /// <summary>
    /// Maps <c>/health/live</c> (the process answers), <c>/health/ready</c> (200 with <c>ready</c> and a line for each note, or 503 with
    /// the reason it is not), and <c>/health</c>: always 200, with both in a <see cref="HealthAnswer"/>.
    /// </summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="whyNotReady">Null when ready; otherwise a short reason without secrets or personal data.</param>
    /// <param name="notes">What to look at though it is ready; null where there is never anything.</param>
    public static void MapHealth(this IEndpointRouteBuilder routes, Func<string?> whyNotReady, Func<IEnumerable<string>>? notes = null)
    {
        routes
            .MapGet(
                "/health",
                () =>
                {
                    var reason = whyNotReady();
                    return TypedResults.Json(
                        new HealthAnswer(true, reason is null, reason, ProgramVersion.Current, [.. notes?.Invoke() ?? []])
                    );
                }
            )
            .ExcludeFromDescription();
        routes.MapGet("/health/live", () => TypedResults.Text("live")).ExcludeFromDescription();
        routes
            .MapGet(
                "/health/ready",
                () =>
                    whyNotReady() is { } reason
                        ? TypedResults.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable)
                        : TypedResults.Text(string.Join('\n', ["ready", .. notes?.Invoke() ?? []]))
            )
            .ExcludeFromDescription();
    }
}
