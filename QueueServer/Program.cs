using System.Globalization;
using QueueServer;
using ScreenHosting;

// the machine's language changes nothing
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

return DataCommands.Knows(args)
    ? await DataCommands.RunAsync(args)
    : await ScreenHost.RunAsync("QueueServer", () => App.BuildAsync(args, TimeProvider.System));
