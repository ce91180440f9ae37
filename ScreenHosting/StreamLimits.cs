using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;

namespace ScreenHosting;

/// <summary>
/// How many streams, sockets and hub connections one caller may hold open: each costs the program memory for as long as somebody likes.
/// </summary>
public static class StreamLimits
{
    /// <summary>The setting of how many one address may hold open at a screen's own program; 0 for as many as it likes.</summary>
    public const string Setting = "Limits:StreamsOfOneAddress";

    /// <summary>A page holds one or two, and while it is loaded again as many more; a machine may show several.</summary>
    private const int OfOneAddress = 50;

    /// <summary>Marks an endpoint whose answer stays open, and is passed on as it comes.</summary>
    public static TBuilder HoldsAStream<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Held());

    /// <summary>Counts them by address, for a program whose callers have no names.</summary>
    /// <exception cref="StartException">The setting is below 0.</exception>
    public static void UseStreamLimits(this WebApplication app)
    {
        var most = app.Configuration.GetValue(Setting, OfOneAddress);
        if (most < 0)
            throw new StartException($"{Setting}: {most} is below 0.");
        app.UseStreamLimits(context => (Addresses.Of(context), most));
    }

    /// <summary>Counts them by caller; who holds as many as they may is refused with <c>too-many-requests</c>.</summary>
    /// <param name="app">The program.</param>
    /// <param name="callerOf">Who asks, and how many they may hold; 0 for as many as they like.</param>
    public static void UseStreamLimits(this WebApplication app, Func<HttpContext, (string Caller, int Most)> callerOf)
    {
        var open = new HeldCounts();
        app.Use(
            async (context, next) =>
            {
                var endpoint = context.GetEndpoint();
                if (endpoint?.Metadata.GetMetadata<Held>() is not null)
                    context.Response.Headers["X-Accel-Buffering"] = "no"; // a proxy before this program passes each event on at once
                var (caller, most) = IsHeld(endpoint) ? callerOf(context) : default;
                if (most == 0)
                    await next(context);
                else if (!await open.HoldAsync(caller, most, () => next(context)))
                    await Refusal.ExecuteAsync(context);
            }
        );
    }

    private static IResult Refusal =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "too-many-requests",
            extensions: new Dictionary<string, object?> { ["code"] = "too-many-requests" }
        );

    private static bool IsHeld(Endpoint? endpoint) =>
        endpoint?.Metadata is { } metadata
        && (
            metadata.GetMetadata<Held>() is not null
            || (metadata.GetMetadata<HubMetadata>() is not null && metadata.GetMetadata<NegotiateMetadata>() is null)
        );

    private sealed class Held;
}
