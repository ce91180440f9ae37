using QueueContracts;

namespace QueueServer.Storage;

/// <summary>A stored record is missing, or cannot be read as what it is.</summary>
internal sealed class DamagedRecordException : Exception
{
    public DamagedRecordException(OfficeId office, long version, Exception? inner = null)
        : this($"The journal of {office} is damaged at record {version}.", version, inner) { }

    /// <summary>A record of the appointments of a date.</summary>
    public DamagedRecordException(OfficeId office, DateOnly date, long version, Exception? inner = null)
        : this($"The appointments of {office} on {date:yyyy-MM-dd} are damaged at record {version}.", version, inner) { }

    private DamagedRecordException(string message, long version, Exception? inner)
        : base(message, inner) => Version = version;

    public long Version { get; }
}
