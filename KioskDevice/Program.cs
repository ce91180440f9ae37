using KioskDevice.Camera;
using KioskDevice.CounterCheck;
using KioskDevice.Diagnostics;
using KioskDevice.Narrator;
using KioskDevice.Offline;
using KioskDevice.Page;
using KioskDevice.Visits;
using ScreenHosting;
using ScreenHosting.Devices;

namespace KioskDevice;

/// <summary>The kiosk: serves the touch page on its own machine, walks the visit, and asks the queue server.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => ScreenHost.RunAsync("KioskDevice", () => Build(args));

    /// <param name="args">The command line.</param>
    /// <param name="replace">Replaces services, for tests.</param>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? replace = null)
    {
        var builder = ScreenHost.CreateBuilder(args, loopbackOnly: true);
        builder.AddKiosk();
        builder.Services.AddNarrator();
        builder.AddServerLink();
        builder.AddCounterCheck();
        builder.AddTelemetry(KioskMeter.Name);
        replace?.Invoke(builder);

        var app = builder.Build();
        app.UseAllowedHosts();
        app.UseScreenFiles();
        app.UseWebSockets();
        app.UseRateLimiter();
        app.UseStreamLimits();
        app.Services.GetRequiredService<IFaceReader>(); // a missing model is said at start, not at the first visitor
        app.MapKioskPage();
        app.MapNarrator();
        app.MapDiagnostics();
        app.MapCounterCheck();
        var device = app.Services.GetRequiredService<DeviceIdentity>();
        var kept = app.Services.GetRequiredService<OfflineStore>();
        app.MapHealth(
            () => device.Prompt is null ? null : "not paired: enter the code shown on the page",
            () => kept.Newer is { } newer ? [$"no number is given without the server: a newer version wrote {newer}"] : []
        );
        return app;
    }
}
