using KioskDevice;
using KioskDevice.Camera;
using KioskDevice.Page;
using ScreenHosting;

return await ScreenHost.RunAsync("KioskDevice", () =>
{
    var builder = ScreenHost.CreateBuilder(args, loopbackOnly: true);
    builder.AddKiosk();
    builder.AddServerLink();

    var app = builder.Build();
    app.UseScreenFiles();
    app.UseWebSockets();
    app.Services.GetRequiredService<IFaceReader>(); // a missing model is said at start, not at the first visitor
    app.MapKioskPage();
    app.MapHealth(() => null);
    return app;
});
