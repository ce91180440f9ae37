using FaceEngine.Analysis;
using FaceEngine.Models;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.CounterCheck;
using KioskDevice.Diagnostics;
using KioskDevice.Funnel;
using KioskDevice.Logging;
using KioskDevice.Offline;
using KioskDevice.Page;
using KioskDevice.Phone;
using KioskDevice.ServerLink;
using KioskDevice.Visits;
using Microsoft.Extensions.Options;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Devices;

namespace KioskDevice;

/// <summary>How the kiosk is put together.</summary>
internal static class KioskServices
{
    public static void AddKiosk(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<KioskSettings>().BindConfiguration("Kiosk").ValidateDataAnnotations();
        builder.Services.AddOptions<CameraSettings>().BindConfiguration("Kiosk:Camera").ValidateDataAnnotations();
        builder.Services.AddOptions<HeadSettings>().BindConfiguration("Kiosk:Head").ValidateDataAnnotations();
        builder.Services.AddOptions<VisitSettings>().BindConfiguration("Kiosk:Visit").ValidateDataAnnotations();
        builder.Services.AddSingleton<TimeProvider>(services => new ServerClock(
            TimeProvider.System,
            OfflineFolder(services) is { } folder ? Path.Combine(folder, "clock") : null,
            services.GetRequiredService<ILogger<ServerClock>>()
        ));
        builder.Services.AddSingleton(ScreenTexts.Load());
        builder.Services.AddSingleton(services =>
        {
            _ = services.GetRequiredService<IOptions<CameraSettings>>().Value; // nested options are validated by their own type
            _ = services.GetRequiredService<IOptions<HeadSettings>>().Value;
            _ = services.GetRequiredService<IOptions<VisitSettings>>().Value;
            return services.GetRequiredService<IOptions<KioskSettings>>().Value;
        });
        builder.Services.AddSingleton<IFaceReader>(LoadFaces);
        builder.Services.AddSingleton<VisitLoop>();
        builder.Services.AddHostedService(services => services.GetRequiredService<VisitLoop>());
        builder.Services.AddSingleton<PageScreens>();
        builder.Services.AddSingleton<PageFrames>();
        builder.Services.AddSingleton<CurrentPage>();
        builder.Services.AddSingleton<Logo>();
        builder.Services.AddSingleton<KioskMeter>();
        builder.Services.AddSingleton<DiagnosticsFeed>();
    }

    public static void AddServerLink(this WebApplicationBuilder builder)
    {
        builder.AddDevice<KioskHealth>(DeviceKind.Kiosk, static _ => AppContext.BaseDirectory);
        builder.Services.AddSingleton(services => new HubLink<KioskView>(
            HubLinkSettings.Kiosk(services.GetRequiredService<ServerSettings>().Address, services.GetRequiredService<IDeviceIdentity>()),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<KioskLink>>()
        ));
        builder.Services.AddSingleton<KioskLink>();
        builder.Services.AddHostedService(services => services.GetRequiredService<KioskLink>());
        builder.Services.AddSingleton<QueueClient>();
        builder.Services.AddSingleton<IQueueClient>(services =>
            ActivatorUtilities.CreateInstance<OfflineClient>(services, services.GetRequiredService<QueueClient>())
        );
        builder.Services.AddSingleton(services => new OfflineStore(
            OfflineFolder(services),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<OfflineStore>>()
        ));
        builder.Services.AddSingleton<CachedOffice>();
        builder.Services.AddSingleton<IOfficeView>(services => services.GetRequiredService<CachedOffice>());
        builder.Services.AddHostedService<OfflineLink>();
        builder.Services.AddSingleton(services => new FunnelStore(
            OfflineFolder(services),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<FunnelStore>>()
        ));
        builder.Services.AddHostedService<FunnelLink>();
        builder.Services.AddSingleton<PhoneLink>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PhoneLink>());
    }

    /// <summary>Beside this device's secret unless it is said; none on the camera of a counter, which gives no numbers.</summary>
    private static string? OfflineFolder(IServiceProvider services)
    {
        if (CounterCheckSettings.From(services.GetRequiredService<IConfiguration>()) is not null)
            return null;
        var (named, secret) = (services.GetRequiredService<KioskSettings>().Data, services.GetRequiredService<ServerSettings>().SecretFile);
        var beside = string.IsNullOrWhiteSpace(secret)
            ? AppContext.BaseDirectory
            : Path.GetDirectoryName(Path.GetFullPath(secret)) ?? AppContext.BaseDirectory;
        return string.IsNullOrWhiteSpace(named) ? Path.Combine(beside, "outage") : Path.GetFullPath(named);
    }

    private static FaceReader LoadFaces(IServiceProvider services)
    {
        var settings = services.GetRequiredService<KioskSettings>();
        try
        {
            var analyzer = FaceAnalyzer.Load(settings.Models);
            Log.ModelsReady(services.GetRequiredService<ILogger<FaceReader>>(), analyzer.DescriptorModel);
            return new(analyzer, settings);
        }
        catch (ModelException e)
        {
            throw new StartException(e.Message, e);
        }
    }
}
