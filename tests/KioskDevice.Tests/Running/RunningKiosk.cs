using KioskDevice.Camera;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.Tests.Running;

/// <summary>The whole program in this process, on a port of its own, with a face reader that needs no models.</summary>
internal sealed class RunningKiosk : IAsyncDisposable
{
    /// <summary>For kiosks whose server is away: nothing listens on the discard port.</summary>
    public static readonly Uri Nobody = new("http://127.0.0.1:9");

    private readonly WebApplication app;
    private readonly string folder;

    private RunningKiosk(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public HttpClient Http => field ??= new() { BaseAddress = Address };

    /// <summary>What it would report of itself now.</summary>
    public HealthReport Report() => Services.GetRequiredService<IDeviceHealth>().Report();

    public string SecretFile => Path.Combine(folder, "secret");

    public static Task<RunningKiosk> StartAsync(Uri server, IFaceReader? reader = null, params string[] settings) =>
        StartAsync(server, true, reader, null, settings);

    /// <summary>Starts a kiosk with some of its services replaced.</summary>
    public static Task<RunningKiosk> StartAsync(
        Uri server,
        IFaceReader? reader,
        Action<WebApplicationBuilder> replace,
        params string[] settings
    ) => StartAsync(server, true, reader, replace, settings);

    /// <summary>Starts a kiosk that has no secret yet.</summary>
    public static Task<RunningKiosk> StartUnpairedAsync(Uri server) => StartAsync(server, false, null, null);

    /// <summary>Starts a kiosk whose languages are those below <c>texts</c> in a folder.</summary>
    public static Task<RunningKiosk> StartWithLanguagesAsync(Uri server, string folder) =>
        StartAsync(
            server,
            true,
            null,
            builder =>
                builder.Environment.WebRootFileProvider = new CompositeFileProvider(
                    builder.Environment.WebRootFileProvider,
                    new PhysicalFileProvider(folder)
                )
        );

    private static async Task<RunningKiosk> StartAsync(
        Uri server,
        bool paired,
        IFaceReader? reader,
        Action<WebApplicationBuilder>? replace,
        params string[] settings
    )
    {
        var folder = Directory.CreateTempSubdirectory("kiosk-test-").FullName;
        var secret = Path.Combine(folder, "secret");
        if (paired)
            await File.WriteAllTextAsync(secret, FakeServer.GivenBearer + "\n", TestContext.Current.CancellationToken);
        string[] args = ["--urls", "http://127.0.0.1:0", "--Server:Address", server.ToString(), "--Server:SecretFile", secret, .. settings];
        var app = Program.Build(
            args,
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton(reader ?? new FakeReader());
                replace?.Invoke(builder);
            }
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
