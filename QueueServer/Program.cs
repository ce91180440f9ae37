using System.Globalization;
using QueueServer;
using ScreenHosting;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // the machine's language changes nothing

return DataCommands.Knows(args)
    ? await DataCommands.RunAsync(args)
    : await ScreenHost.RunAsync("QueueServer", () => App.BuildAsync(args, TimeProvider.System));
