using QueueContracts;
using QueueServer.Storage;
using ScreenHosting.Devices;

namespace QueueServer.Summaries;

/// <summary>The server that this one tells of its offices' days: the section <c>Above</c> of the settings.</summary>
internal static class ServerAbove
{
    private const string Section = "Above";

    /// <summary>Pairs this server with it and keeps it told, where <c>Above:Address</c> names one.</summary>
    public static void AddServerAbove(this WebApplicationBuilder builder, DataFolder data)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[$"{Section}:Address"]))
            return;
        builder.AddDevice<ServerHealth>(DeviceKind.Server, _ => data.Folder("above").FullName, Section);
        builder.Services.AddSingleton<SummaryOutbox>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SummaryOutbox>());
    }
}
