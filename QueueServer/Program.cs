using QueueServer;
using ScreenHosting;

return await ScreenHost.RunAsync("QueueServer", () => App.BuildAsync(args, TimeProvider.System));
