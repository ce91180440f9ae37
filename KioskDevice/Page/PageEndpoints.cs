using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Loopback;
using KioskDevice.ServerLink;
using KioskDevice.Visits;
using ScreenHosting;

namespace KioskDevice.Page;

/// <summary>The touch page, its WebSocket, and the demonstration clip.</summary>
internal static class PageEndpoints
{
    public static void MapKioskPage(this WebApplication app)
    {
        app.MapPage("/", "kiosk.html");
        app.MapDemoClip();
        app.MapGet("/logo/{name}", (string name, Logo logo, CancellationToken stop) => logo.FindAsync(name, stop)).ExcludeFromDescription();
        var pages = app.Services.GetRequiredService<CurrentPage>();
        var (link, visit) = (app.Services.GetRequiredService<KioskLink>(), app.Services.GetRequiredService<VisitLoop>());
        link.Changed += () =>
        {
            if (link.Pairing is not null)
                visit.Post(new VisitInput.Left()); // nobody's visit, and nobody's face, outlasts a revoked kiosk
        };
        app.Map(
                "/page",
                async (HttpContext context, IHostApplicationLifetime lifetime) =>
                {
                    if (!context.WebSockets.IsWebSocketRequest)
                        return Results.StatusCode(StatusCodes.Status426UpgradeRequired);
                    if (!OwnPage.Is(context.Request))
                        return Results.StatusCode(StatusCodes.Status403Forbidden);
                    using var socket = await context.WebSockets.AcceptWebSocketAsync();
                    using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
                    await pages.RunAsync(socket, end.Token);
                    return Results.Empty;
                }
            )
            .HoldsAStream()
            .ExcludeFromDescription();
    }
}

/// <summary>The one page that shows the visit: the last to come.</summary>
internal sealed class CurrentPage(
    VisitLoop visit,
    PageScreens screens,
    PageFrames frames,
    KioskSettings settings,
    TimeProvider time,
    ILogger<CurrentPage> logger
)
{
    private PageSession? current;

    /// <summary>Whether a page is open.</summary>
    public bool IsOpen => Volatile.Read(ref current) is not null;

    public async Task RunAsync(System.Net.WebSockets.WebSocket socket, CancellationToken cancellationToken)
    {
        var session = new PageSession(socket, visit, screens, frames, settings.Camera, time, logger);
        Interlocked.Exchange(ref current, session)?.Replace();
        await session.RunAsync(cancellationToken);
        if (Interlocked.CompareExchange(ref current, null, session) != session)
            return;
        visit.SetCamera(CameraStatus.Starting); // no page, no camera
    }
}
