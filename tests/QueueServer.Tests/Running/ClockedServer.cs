using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Cluster;
using QueueServer.Offices;

namespace QueueServer.Tests.Running;

/// <summary>
/// The whole server in this process, listening on loopback, at a time the test sets. It can be started again on the same data.
/// </summary>
internal sealed class ClockedServer : IAsyncDisposable
{
    private readonly string folder;
    private WebApplication app;

    private ClockedServer(string folder, FakeTimeProvider time, WebApplication app) => (this.folder, Time, this.app) = (folder, time, app);

    public FakeTimeProvider Time { get; }

    /// <summary>Everything that is mapped: API, pages, hub.</summary>
    public IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints);

    /// <summary>The offices it hosts.</summary>
    public OfficeDirectory Offices => app.Services.GetRequiredService<OfficeDirectory>();

    /// <summary>Where other servers reach it; null when it is alone.</summary>
    public IPEndPoint? Cluster => app.Services.GetService<ClusterNode>()?.Endpoint;

    /// <summary>From now on what it logs, at warning and above, is kept there too.</summary>
    public void LogInto(ILoggerProvider log) => app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);

    public Uri Address => new(app.Urls.Single());

    /// <summary>Cancelled when the server begins to end, while it still listens.</summary>
    public CancellationToken Stopping => app.Lifetime.ApplicationStopping;

    public static Task<ClockedServer> StartAsync(string folder, DateTimeOffset now, params string[] settings) =>
        StartAsync(folder, new FakeTimeProvider(now), settings);

    public static async Task<ClockedServer> StartAsync(string folder, FakeTimeProvider time, params string[] settings) =>
        new(folder, time, await StartAppAsync(folder, time, settings));

    /// <summary>One of several servers on one PostgreSQL, with a data folder of its own.</summary>
    /// <param name="folder">What they share is kept here, and their own folders.</param>
    /// <param name="name">The server's own folder.</param>
    /// <param name="connection">Their database.</param>
    /// <param name="settings">Further settings.</param>
    public static Task<ClockedServer> StartOneOfSeveralAsync(string folder, string name, string connection, params string[] settings) =>
        StartAsync(
            Directory.CreateDirectory(Path.Combine(folder, name)).FullName,
            TestOffice.Morning,
            [.. SeveralServers.Settings(connection, folder), .. settings]
        );

    /// <summary>Ends and starts on the same data; at another address.</summary>
    public async Task StartAgainAsync()
    {
        await DisposeAsync();
        app = await StartAppAsync(folder, Time);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<WebApplication> StartAppAsync(string folder, FakeTimeProvider time, params string[] settings)
    {
        var app = await App.BuildAsync(
            [
                "--urls",
                "http://127.0.0.1:0",
                "--Data",
                folder,
                "--Logging:LogLevel:Default",
                "Warning",
                .. RunningProgram.WithoutLimits,
                .. settings,
            ],
            time
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
