using QueueServer;
using QueueServer.Access;
using QueueServer.Counters;
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
    builder.AddOffice(data);
    builder.AddAccess();
    builder.AddWire();
    builder.AddTelemetry("QueueServer");

    var app = builder.Build();
    app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.AnswerAsync, SuppressDiagnosticsCallback = Problems.IsCallersFault });
    app.UseStatusCodePages(Problems.AnswerBareAsync);
    app.UseScreenFiles();
    app.UseSameOrigin();
    app.UseAuthentication();
    app.UseRateLimiter();
    app.UseAuthorization();

    app.MapGet("/", () => TypedResults.Redirect("/console")).ExcludeFromDescription();
    app.MapPage("/console", "console.html");
    app.MapHub<ScreenHub>(IScreenHub.Path);
    app.MapSignIn();
    app.MapTickets();
    app.MapCounters();
    app.MapOpenApi();
    app.MapHealth(() => null);
    await app.PrepareAsync();
    return app;
});
