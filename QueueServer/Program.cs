using QueueServer;
using QueueServer.Access;
using QueueServer.Admin;
using QueueServer.Audit;
using QueueServer.Counters;
using QueueServer.Devices;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Tickets;
using QueueContracts;
using ScreenHosting;

return await ScreenHost.RunAsync("QueueServer", async () =>
{
    var builder = ScreenHost.CreateBuilder(args);
    var settings = builder.Configuration.Get<ServerSettings>() ?? new();
    var data = DataFolder.Open(settings.Data);
    builder.AddStorage(data);
    builder.AddOffices();
    builder.AddAccess();
    builder.AddWire();
    builder.AddTelemetry("QueueServer");

    var app = builder.Build();
    app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.AnswerAsync, SuppressDiagnosticsCallback = Problems.IsCallersFault });
    app.UseStatusCodePages(Problems.AnswerBareAsync);
    app.UseScreenFiles();
    app.UseSameOrigin();
    app.UseAuthentication();
    app.UseAntiForgery();
    app.UseRateLimiter();
    app.UsePasswordChange();
    app.UseAuthorization();

    app.MapGet("/", () => TypedResults.Redirect("/console")).ExcludeFromDescription();
    app.MapPage("/console", "console.html");
    app.MapPage("/admin", "admin.html");
    app.MapPage("/admin/audit", "admin.html");
    app.MapHub<ScreenHub>(IScreenHub.Path, hub => hub.CloseOnAuthenticationExpiration = true);
    app.MapSignIn();
    app.MapPeople();
    app.MapPairings();
    app.MapDevices();
    app.MapAudit();
    app.MapSettings();
    app.MapMedia();
    app.MapTickets();
    app.MapCounters();
    app.MapOpenApi();
    app.MapHealth(() => null);
    await app.PrepareAsync();
    return app;
});
