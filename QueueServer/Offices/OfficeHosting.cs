using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>Offices whose turns are all taken here: this server is alone.</summary>
internal sealed class OfficeHosting(
    IEventJournal journal,
    FacePolicies faces,
    DayKeys keys,
    ConsentTexts consents,
    DataFolder data,
    TimeProvider time,
    ILogger<OfficeHost> logger
) : IOfficeHosting
{
    /// <inheritdoc />
    public IHostedOffice HostOf(OfficeSettings stored) => HostOf(stored, NumbersOf(stored.Id), FacesOf(stored.Id));

    /// <summary>A host, which takes its office's turns.</summary>
    /// <param name="stored">The office.</param>
    /// <param name="numbers">Its mark; it ends with the host.</param>
    /// <param name="held">Its faces: none yet.</param>
    public OfficeHost HostOf(OfficeSettings stored, NumbersAhead numbers, OfficeFaces held) =>
        new(stored, journal, held, numbers, consents, time, logger);

    /// <summary>An office's mark at this server.</summary>
    public NumbersAhead NumbersOf(OfficeId office) => new(NumberMark.Open(data.PathOf(NumberMark.FolderName), office), logger);

    /// <summary>An office's faces, of which none is held yet.</summary>
    public OfficeFaces FacesOf(OfficeId office) => new(office, faces.ByModel, keys, journal, logger);
}
