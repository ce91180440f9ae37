using DisplayBoard.Feed;
using DisplayBoard.Media;
using DisplayBoard.Speech;
using Microsoft.Extensions.Options;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Devices;

namespace DisplayBoard;

/// <summary>The lobby's board: follows the queue server, keeps the last good view, serves the page and the voice.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => ScreenHost.RunAsync("DisplayBoard", () => Build(args));

    /// <param name="args">The command line.</param>
    /// <param name="replace">Replaces services, for tests.</param>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? replace = null)
    {
        var builder = ScreenHost.CreateBuilder(args);
        builder.Services.AddSingleton<TimeProvider>(services => new ServerClock(
            TimeProvider.System,
            Path.Combine(services.GetRequiredService<IOptions<BoardOptions>>().Value.Data, "clock"),
            services.GetRequiredService<ILogger<ServerClock>>()
        ));
        builder.Services.AddSingleton(ScreenTexts.Load());
        builder.Services.AddOptions<BoardOptions>().BindConfiguration("Board").ValidateDataAnnotations().ValidateOnStart();
        builder.AddDevice<BoardHealth>(DeviceKind.Board, services => services.GetRequiredService<IOptions<BoardOptions>>().Value.Data);
        builder.Services.AddFeed();
        builder.Services.AddMedia();
        builder.Services.AddSpeech();
        builder.Services.AddSingleton<BoardMeter>();
        builder.AddTelemetry(BoardMeter.Name);
        replace?.Invoke(builder);

        var app = builder.Build();
        app.UseAllowedHosts();
        app.UseScreenFiles();
        app.UseRateLimiter();
        app.UseStreamLimits();
        app.MapPage("/", "board.html");
        app.MapFeed();
        app.MapMedia();
        app.MapSpeech();
        app.Services.GetRequiredService<BoardMeter>(); // it watches from the start
        return app;
    }
}
