using QueueContracts;

namespace QueueServer.Storage;

/// <summary>A stored record is missing, or cannot be read as what it is.</summary>
internal sealed class DamagedRecordException(OfficeId office, long version, Exception? inner = null)
    : Exception($"The journal of {office} is damaged at record {version}.", inner)
{
    public long Version => version;
}
