using KioskDevice.Configuration;
using ScreenHosting;

namespace KioskDevice.Page;

/// <summary>The clip that stands in for a camera in a demonstration.</summary>
internal static class DemoClip
{
    public const string Path = "/demo-clip";

    public static void MapDemoClip(this WebApplication app)
    {
        var file = app.Services.GetRequiredService<KioskSettings>().Camera.Clip;
        if (file.Length == 0)
            return;
        if (!File.Exists(file))
            throw new StartException($"the demonstration clip {file} (Kiosk:Camera:Clip) is not there.");
        var full = System.IO.Path.GetFullPath(file);
        app.MapGet(
                Path,
                () =>
                    TypedResults.PhysicalFile(
                        full,
                        full.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase) ? "video/mp4" : "video/webm",
                        enableRangeProcessing: true
                    )
            )
            .ExcludeFromDescription();
    }
}
