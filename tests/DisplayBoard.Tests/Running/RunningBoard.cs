using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using ScreenHosting;

namespace DisplayBoard.Tests.Running;

/// <summary>The whole program in this process, on a port of its own, with a data folder that outlives it.</summary>
internal sealed class RunningBoard : IAsyncDisposable
{
    /// <summary>For boards whose server is away: nothing listens on the discard port.</summary>
    public static readonly Uri Nobody = new("http://127.0.0.1:9");

    private readonly WebApplication app;

    private RunningBoard(WebApplication app, ConcurrentQueue<string> log) => (this.app, Log) = (app, log);

    public ConcurrentQueue<string> Log { get; }

    public Uri Address => new(app.Urls.First());

    public HttpClient Http => field ??= new() { BaseAddress = Address };

    public IServiceProvider Services => app.Services;

    public static Task<RunningBoard> StartAsync(Uri server, string data, TimeProvider? time = null, params string[] settings) =>
        StartAsync(server, data, paired: true, time, null, settings);

    /// <summary>Starts a board with some of its services replaced.</summary>
    public static Task<RunningBoard> StartWithAsync(
        Uri server,
        string data,
        Action<WebApplicationBuilder> replace,
        params string[] settings
    ) => StartAsync(server, data, paired: true, null, replace, settings);

    /// <summary>Starts a board that has no secret yet.</summary>
    public static Task<RunningBoard> StartUnpairedAsync(Uri server, string data) => StartAsync(server, data, paired: false, null, null);

    /// <summary>Starts a board whose languages are those below <c>texts</c> in a folder.</summary>
    public static Task<RunningBoard> StartWithLanguagesAsync(Uri server, string data, string folder) =>
        StartAsync(
            server,
            data,
            paired: true,
            null,
            builder =>
            {
                builder.Environment.WebRootFileProvider = new CompositeFileProvider(
                    builder.Environment.WebRootFileProvider,
                    new PhysicalFileProvider(folder)
                );
                builder.Services.AddSingleton(ScreenTexts.Load(Path.Combine(folder, "texts")));
            }
        );

    private static async Task<RunningBoard> StartAsync(
        Uri server,
        string data,
        bool paired,
        TimeProvider? time,
        Action<WebApplicationBuilder>? replace,
        params string[] settings
    )
    {
        var secret = Path.Combine(data, "secret");
        if (paired)
            await File.WriteAllTextAsync(secret, FakeServer.GivenBearer + "\n", TestContext.Current.CancellationToken);
        var log = new ConcurrentQueue<string>();
        // a later setting wins: the test's own come last
        string[] args =
        [
            "--urls",
            "http://127.0.0.1:0",
            "--Server:Address",
            server.ToString(),
            "--Server:SecretFile",
            secret,
            "--Board:Data",
            data,
            .. settings,
        ];
        var app = Program.Build(
            args,
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(new Collector(log));
                if (time is not null)
                    builder.Services.AddSingleton(time);
                replace?.Invoke(builder);
            }
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, log);
    }

    public Task<FeedReader> ReadFeedAsync() => FeedReader.OpenAsync(Http);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class Collector(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.Enqueue($"{logLevel} {eventId.Id}: {formatter(state, exception)}");

        public void Dispose() { }
    }
}
