using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using KioskDevice.Loopback;
using KioskDevice.Visits;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Devices;

namespace KioskDevice.Diagnostics;

/// <summary>
/// What the camera and the face pipeline do, live, on the kiosk itself, for who holds a manager's code. Nothing is stored.
/// </summary>
internal static class DiagnosticsEndpoints
{
    private const string Cookie = "diagnostics";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    public static void MapDiagnostics(this WebApplication app)
    {
        var open = new ConcurrentDictionary<string, DateTimeOffset>();
        app.MapPage("/diagnostics", "diagnostics.html");
        app.MapPost(
            "/diagnostics/open",
            async (
                DiagnosticsRequest entry,
                HttpContext http,
                DeviceClient client,
                TimeProvider time,
                CancellationToken cancellationToken
            ) =>
            {
                if (!OwnPage.Is(http.Request))
                    return Results.StatusCode(StatusCodes.Status403Forbidden);
                if (await AskServerAsync(client, entry, cancellationToken) is { } refusal)
                    return Results.Json(new { code = refusal }, statusCode: StatusCodes.Status422UnprocessableEntity);
                var key = RandomNumberGenerator.GetHexString(64);
                open[key] = time.GetUtcNow() + Lifetime;
                http.Response.Cookies.Append(
                    Cookie,
                    key,
                    new()
                    {
                        HttpOnly = true,
                        SameSite = SameSiteMode.Strict,
                        Path = "/diagnostics",
                        MaxAge = Lifetime,
                    }
                );
                return Results.NoContent();
            }
        );
        app.MapGet(
                "/diagnostics/feed",
                Results<ServerSentEventsResult<string>, UnauthorizedHttpResult> (
                    HttpContext http,
                    DiagnosticsFeed feed,
                    VisitLoop visit,
                    TimeProvider time,
                    IHostApplicationLifetime lifetime
                ) =>
                {
                    if (!(http.Request.Cookies[Cookie] is { } key && open.TryGetValue(key, out var until) && until > time.GetUtcNow()))
                        return TypedResults.Unauthorized();
                    http.Response.Headers.CacheControl = "no-store";
                    var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
                    http.Response.RegisterForDispose(stop);
                    stop.CancelAfter(until - time.GetUtcNow());
                    return TypedResults.ServerSentEvents(FramesAsync(feed, visit, time, stop.Token), "frame");
                }
            )
            .HoldsAStream();
    }

    private static async IAsyncEnumerable<string> FramesAsync(
        DiagnosticsFeed feed,
        VisitLoop visit,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return JsonSerializer.Serialize(new { visit.Camera }, Wire.Json); // also when no frame comes: then the camera is the answer
        await foreach (var frame in feed.WatchAsync(Beat, time, cancellationToken))
            yield return frame is null
                ? JsonSerializer.Serialize(new { visit.Camera }, Wire.Json)
                : JsonSerializer.Serialize(frame, Wire.Json);
    }

    /// <returns>Null when the code opens; otherwise a refusal's code.</returns>
    private static async Task<string?> AskServerAsync(DeviceClient client, DiagnosticsRequest entry, CancellationToken cancellationToken) =>
        await client.UseDiagnosticsCodeAsync(entry, cancellationToken) switch
        {
            ServerAnswer<NoReply>.Done => null,
            ServerAnswer<NoReply>.Refused { Status: HttpStatusCode.TooManyRequests } => "too-many-requests",
            ServerAnswer<NoReply>.Refused => "code-unknown",
            _ => "server-away",
        };
}
