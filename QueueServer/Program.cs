using QueueServer;
using QueueServer.Storage;
using ScreenHosting;

return args is [Backup.Command, .. var rest]
    ? await Backup.RunAsync(rest)
    : await ScreenHost.RunAsync("QueueServer", () => App.BuildAsync(args, TimeProvider.System));
