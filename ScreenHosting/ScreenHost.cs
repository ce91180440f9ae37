using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ScreenHosting;

/// <summary>How the three programs start: content beside the program, one clear line and exit code 2 when they cannot.</summary>
public static class ScreenHost
{
    /// <summary>Exit code of a program that could not start because of its settings or surroundings.</summary>
    public const int CannotStart = 2;

    /// <summary>
    /// The setting by which whoever starts a program makes it end with them, however they end: it stops when its standard input closes.
    /// </summary>
    private const string StopWithInput = "StopWithInput";

    /// <summary>A builder whose content root is the program's own folder, wherever it is started from.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="loopbackOnly">The program serves only pages on its own machine, whatever the settings say.</param>
    /// <exception cref="StartException">It must not or cannot listen where it is told to; nothing was touched yet.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args, bool loopbackOnly = false)
    {
        OwnFiles.FromNowOn();
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            }
        );
        ListenAddresses.Check(builder.Configuration, loopbackOnly);
        AllowedHosts.LeaveToUs(builder.Services);
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false); // nobody needs to know what answers
        return builder;
    }

    /// <inheritdoc cref="RunAsync(string, Func{Task{WebApplication}})" />
    public static Task<int> RunAsync(string program, Func<WebApplication> build) => RunAsync(program, () => Task.FromResult(build()));

    /// <summary>
    /// Builds and runs a program until it is stopped.
    /// </summary>
    /// <param name="program">The name said when it cannot start.</param>
    /// <param name="build">Makes the application; may throw <see cref="StartException"/>.</param>
    /// <returns>0, or <see cref="CannotStart"/> after one line on standard error.</returns>
    public static async Task<int> RunAsync(string program, Func<Task<WebApplication>> build)
    {
        try
        {
            await using var app = await build();
            await app.StartAsync();
            if (app.Configuration.GetValue<bool>(StopWithInput))
                _ = StopAtEndOfInputAsync(app.Lifetime);
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            Console.WriteLine($"{program} listens on {string.Join(", ", addresses)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (Explain(e) is { } reason)
        {
            Console.Error.WriteLine($"{program} cannot start: {reason}");
            return CannotStart;
        }
    }

    private static async Task StopAtEndOfInputAsync(IHostApplicationLifetime lifetime)
    {
        await Console.OpenStandardInput().CopyToAsync(Stream.Null);
        lifetime.StopApplication();
    }

    /// <summary>
    /// Why a program cannot do what it was started for, where its settings or surroundings are at fault; null where the program is.
    /// </summary>
    public static string? Explain(Exception e) =>
        e switch
        {
            StartException or OptionsValidationException => e.Message,
            // a setting's value is of another type; it has no exception of its own
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => e.Message,
            IOException { InnerException: AddressInUseException } =>
                "another program uses its port: stop that program, or choose another port.",
            AggregateException { InnerExceptions: [var inner] } => Explain(inner),
            _ => null,
        };
}

/// <summary>A setting or the surroundings keep a program from starting; the message says which and what to do.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
