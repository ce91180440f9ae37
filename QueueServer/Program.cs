using QueueServer;
using QueueServer.Storage.Copies;
using ScreenHosting;

return DataCommands.Knows(args)
    ? await DataCommands.RunAsync(args)
    : await ScreenHost.RunAsync("QueueServer", () => App.BuildAsync(args, TimeProvider.System));
