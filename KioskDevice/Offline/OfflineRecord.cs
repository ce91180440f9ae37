using System.Text.Json.Serialization;
using QueueContracts;

namespace KioskDevice.Offline;

/// <summary>
/// What a kiosk's disk keeps of its leased numbers, one JSON object a line. Nothing of a face stands here: it lies sealed in a file of its
/// own.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "record")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Leased), "leased")]
[JsonDerivedType(typeof(Terms), "terms")]
[JsonDerivedType(typeof(Given), "given")]
[JsonDerivedType(typeof(HandedIn), "handed-in")]
[JsonDerivedType(typeof(SetAside), "set-aside")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Returned), "returned")]
internal abstract record OfflineRecord
{
    /// <summary>The first line: whose numbers, and of which day.</summary>
    public sealed record Opened(LeaseHolderId Holder, OfficeId Office, DateOnly Day) : OfflineRecord;

    /// <summary>The server leased a block.</summary>
    public sealed record Leased(ServiceId Service, TicketNumber First, TicketNumber Last) : OfflineRecord;

    /// <summary>When the numbers of a service may be given.</summary>
    public sealed record Terms(ServiceId Service, IReadOnlyList<GivingHours> Hours, DateTimeOffset Until) : OfflineRecord;

    /// <summary>A number was given to a visitor.</summary>
    /// <param name="Number">The number.</param>
    /// <param name="At">When.</param>
    /// <param name="Ticket">What is handed in, without face and picture.</param>
    /// <param name="Sealed">Whether a sealed face or picture belongs to it.</param>
    /// <param name="Code">The code the visitor was shown; null in a record of a version that showed none.</param>
    public sealed record Given(TicketNumber Number, DateTimeOffset At, IssueRequest Ticket, bool Sealed, TicketCode? Code = null)
        : OfflineRecord;

    /// <summary>The server has it.</summary>
    public sealed record HandedIn(CommandId Command) : OfflineRecord;

    /// <summary>The server refused it for good.</summary>
    public sealed record SetAside(CommandId Command, string Code) : OfflineRecord;

    /// <summary>No number is given from here any more.</summary>
    /// <param name="Returns">Whether the unused ones go back: not when it is no longer known which these are.</param>
    public sealed record Ended(bool Returns) : OfflineRecord;

    /// <summary>The unused rest of the block that begins with this number went back.</summary>
    public sealed record Returned(TicketNumber First) : OfflineRecord;
}
