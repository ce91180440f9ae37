using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>What a kiosk and a board have in common: a server, an identity there, and reports of their health.</summary>
public static class DeviceServices
{
    /// <summary>The name of the <see cref="HttpClient"/> that asks the server as this device.</summary>
    public const string ServerClient = "server";

    /// <summary>The name of the <see cref="HttpClient"/> that asks the server as nobody.</summary>
    public const string PairingClient = "pairing";

    /// <summary>How long an answer of the server is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Adds the identity, the HTTP clients and the health reports of <typeparamref name="THealth"/>.</summary>
    /// <param name="builder">Where to add.</param>
    /// <param name="kind">What this device is.</param>
    /// <param name="folder">Where the secret is kept unless the section's <c>SecretFile</c> says otherwise.</param>
    /// <param name="section">The section of the settings that says which server it belongs to.</param>
    public static void AddDevice<THealth>(
        this WebApplicationBuilder builder,
        DeviceKind kind,
        Func<IServiceProvider, string> folder,
        string section = "Server"
    )
        where THealth : class, IDeviceHealth
    {
        var services = builder.Services;
        services
            .AddOptions<ServerSettings>()
            .BindConfiguration(section)
            .ValidateDataAnnotations()
            .Validate(
                o => o.Address is { IsAbsoluteUri: true, Scheme: "http" or "https" },
                $"{section}:Address must be an http:// or https:// address."
            )
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ServerSettings>>().Value);
        services.AddSingleton(provider => new DeviceIdentity(
            provider.GetRequiredService<ServerSettings>(),
            SecretOf(provider, folder),
            new Pairing(
                provider.GetRequiredService<DeviceClient>(),
                provider.GetRequiredService<ServerSettings>().Address,
                kind,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<Pairing>>()
            ),
            provider.GetRequiredService<ILogger<DeviceIdentity>>()
        ));
        services.AddSingleton<IDeviceIdentity>(provider => provider.GetRequiredService<DeviceIdentity>());
        services.AddHostedService(provider => provider.GetRequiredService<DeviceIdentity>());
        services.AddSingleton<IDeviceHealth, THealth>();
        services.AddHostedService<HealthReporter>();
        services.AddSingleton<DeviceClient>();
        services.AddTransient<BearerHandler>();
        services.AddHttpClient(PairingClient, Configure);
        services.AddHttpClient(ServerClient, Configure).AddHttpMessageHandler<BearerHandler>();
    }

    private static void Configure(IServiceProvider services, HttpClient http)
    {
        http.BaseAddress = services.GetRequiredService<ServerSettings>().Address;
        http.Timeout = Patience;
    }

    private static SecretFile SecretOf(IServiceProvider services, Func<IServiceProvider, string> folder)
    {
        var named = services.GetRequiredService<ServerSettings>().SecretFile;
        return new(Path.GetFullPath(string.IsNullOrWhiteSpace(named) ? Path.Combine(folder(services), "device.secret") : named));
    }
}
