using QueueContracts;
using QueueServer.Access;
using QueueServer.Clock;
using QueueServer.Configuration;
using QueueServer.Diagnostics;
using QueueServer.Features.Administration;
using QueueServer.Features.AuditTrail;
using QueueServer.Features.Bookings;
using QueueServer.Features.Counters;
using QueueServer.Features.Devices;
using QueueServer.Features.Funnel;
using QueueServer.Features.Leases;
using QueueServer.Features.Media;
using QueueServer.Features.People;
using QueueServer.Features.Phones;
using QueueServer.Features.Privacy;
using QueueServer.Features.PublicPages;
using QueueServer.Features.Ratings;
using QueueServer.Features.RemoteNumbers;
using QueueServer.Features.Repairs;
using QueueServer.Features.Reports;
using QueueServer.Features.Servers;
using QueueServer.Features.SignIn;
using QueueServer.Features.Tickets;
using QueueServer.Features.Units;
using QueueServer.Features.Visitors;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Screens;
using QueueServer.Storage;
using QueueServer.Summaries;
using QueueServer.Typing;
using QueueServer.Verification;
using ScreenHosting;

namespace QueueServer;

/// <summary>The whole server: what it is made of, and where each path leads.</summary>
internal static class App
{
    /// <summary>Builds the server, ready to listen: the schema is up to date, the offices' day is open.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="time">The clock of everything that decides.</param>
    /// <param name="steps">What the start says of itself; null to say it in the log.</param>
    /// <exception cref="StartException">Its settings or surroundings keep it from starting.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, TimeProvider time, StartSteps? steps = null)
    {
        using var early = LoggerFactory.Create(logging => logging.AddSimpleConsole()); // until there is the server's own
        var started = steps ?? new StartSteps(time, early.CreateLogger<StartSteps>());
        try
        {
            var app = Build(args, time, started);
            if (steps is null)
                started.SayBy(app.Services.GetRequiredService<ILogger<StartSteps>>());
            app.Lifetime.ApplicationStarted.Register(started.Dispose);
            await app.PrepareAsync();
            return app;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    private static WebApplication Build(string[] args, TimeProvider time, StartSteps steps)
    {
        var builder = ScreenHost.CreateBuilder(args);
        var settings = builder.Configuration.Get<ServerSettings>() ?? new();
        TypedText.CheckMachine();
        steps.Begin("opening the data folder");
        var data = DataFolder.Open(settings.Data);
        steps.Begin("putting the server together");
        builder.AddStorage(data, settings.Storage, settings.Cluster);
        builder.Services.AddSingleton(SteadyClock.Over(time));
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<SteadyClock>());
        builder.Services.AddSingleton(_ => steps);
        builder.Services.AddSingleton(settings);
        builder.AddCluster(settings.Cluster);
        builder.AddOffices(settings);
        builder.AddBookings(settings);
        builder.AddServerAbove(data);
        builder.AddAccess();
        builder.AddWire(settings);
        builder.AddTelemetry(QueueMeter.Name);
        steps.Watch(builder.Services);

        var app = builder.Build();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandler = Problems.AnswerAsync, SuppressDiagnosticsCallback = Problems.IsCallersFault }
        );
        app.UseStatusCodePages(Problems.AnswerBareAsync);
        app.UseProxy(settings);
        app.UseAllowedHosts(app.Services.GetRequiredService<OfficeDirectory>().IsPublic);
        app.UseScreenFiles();
        app.UseSameOrigin();
        app.UseAuthentication();
        app.UseAntiForgery();
        app.UseRateLimiter();
        app.UseDuties();
        app.UseAuthorization();
        app.UseTypedPaths();
        app.UseStreamLimits(settings.Limits);

        app.MapGet("/", () => TypedResults.Redirect("/console")).ExcludeFromDescription();
        app.MapPage("/console", "console.html");
        app.MapPage("/hall", "hall.html");
        app.MapPage("/reports", "reports.html");
        app.MapPage("/reports/units", "units.html");
        app.MapPage("/reports/what-if", "what-if.html");
        app.MapPage("/reports/advice", "what-if.html");
        app.MapPage("/reports/kiosks", "kiosks.html");
        app.MapPage("/reports/load", "load.html");
        app.MapPage("/account", "account.html");
        app.MapPage("/help", "help.html");
        app.MapPage("/admin", "admin.html");
        app.MapPage("/admin/audit", "admin.html");
        app.MapPage("/admin/privacy", "admin.html");
        app.MapPage("/t/{ticket}", "visit.html", asksWhere: true); // whether they have come
        app.MapPage("/k/{token}", "phone.html");
        app.MapPage("/rate", "rate.html");
        app.MapPage("/rate/{office:regex(^[a-z0-9-]+$)}", "wall.html"); // the files of /rate have a dot
        // it looks at the machine's clock, and must not where another one decides
        app.MapScreens(settings, endsWithTheSession: time == TimeProvider.System);
        app.MapSignIn();
        app.MapSecondFactor();
        app.MapPeople();
        app.MapServers();
        app.MapPairings();
        app.MapDevices();
        app.MapRatingDevices();
        app.MapRatings();
        app.MapWall();
        app.MapPublicPages();
        app.MapRemoteNumbers();
        app.MapAudit();
        app.MapSettings();
        app.MapSlotPlans();
        app.MapTemplates();
        app.MapMedia();
        app.MapTickets();
        app.MapLeases();
        app.MapBookings();
        app.MapFunnel();
        app.MapCounters();
        app.MapChecks();
        app.MapRepairs();
        app.MapReports();
        app.MapUnits();
        app.MapWhatIf();
        app.MapLoad();
        app.MapVisitors();
        app.MapPhones();
        app.MapPrivacy();
        app.MapApiDocument(settings);
        app.MapHealth(
            () =>
                app.Services.GetRequiredService<OfficeDirectory>().All.Any(office => office.IsTroubled)
                    ? "the journal cannot be written"
                    : null,
            () => app.Services.GetRequiredService<OfficeDirectory>().All.Select(office => Notices.LineOf(office.Now)).OfType<string>()
        );
        app.Services.GetRequiredService<DeviceHealth>(); // it hears of devices at other servers from the start
        app.Services.GetRequiredService<CounterChecks>(); // likewise of checks
        app.Services.GetRequiredService<TurnTimes>(); // likewise of turns
        return app;
    }
}
