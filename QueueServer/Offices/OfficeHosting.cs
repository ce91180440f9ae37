using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>Puts an office's host together.</summary>
internal sealed class OfficeHosting(
    IEventJournal journal,
    FacePolicies faces,
    DayKeys keys,
    ConsentTexts consents,
    DataFolder data,
    TimeProvider time,
    ILogger<OfficeHost> logger
)
{
    /// <returns>The host of an office; nothing was read yet.</returns>
    public OfficeHost HostOf(OfficeSettings stored) =>
        new(
            stored,
            journal,
            new(stored.Id, faces.ByModel, keys, journal, logger),
            new(NumberMark.Open(data.PathOf("numbers"), stored.Id), logger),
            consents,
            time,
            logger
        );
}
