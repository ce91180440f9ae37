using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ScreenHosting;

/// <summary>Metrics for whoever runs a collector. Without one nothing is collected and nothing is sent.</summary>
public static class Telemetry
{
    private static readonly string[] BuiltIn =
    [
        "System.Runtime",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections",
    ];

    /// <summary>
    /// Exports the runtime's and ASP.NET Core's meters and the program's own by OTLP, if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
    /// The exporter's other standard settings hold too: <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, <c>_HEADERS</c>,
    /// <c>OTEL_METRIC_EXPORT_INTERVAL</c>.
    /// </summary>
    /// <param name="builder">The program.</param>
    /// <param name="meters">The names of its own meters.</param>
    public static void AddTelemetry(this IHostApplicationBuilder builder, params string[] meters)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName, serviceVersion: ProgramVersion.Current))
            .WithMetrics(metrics => metrics.AddMeter([.. BuiltIn, .. meters]).AddOtlpExporter());
    }
}
