using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Storage;

namespace QueueServer.Cluster;

/// <summary>
/// An office where its turns are taken: at one server at a time, found by the office's id. It is <c>IOffice</c> as far as that needs a
/// turn, and every question may be asked again under its command's id.
/// </summary>
[Alias("office")]
internal interface IOfficeGrain : IGrainWithStringKey
{
    /// <inheritdoc cref="Offices.IOffice.KeepDayAsync" />
    [Alias("keep-day")]
    Task<TurnReply> KeepDayAsync();

    /// <inheritdoc cref="Offices.IOffice.ExecuteAsync" />
    [Alias("execute")]
    Task<TurnReply> ExecuteAsync(Command command, Actor? actor);

    /// <inheritdoc cref="Offices.IOffice.IssueAtCounterAsync" />
    [Alias("issue-at-counter")]
    Task<TurnReply> IssueAtCounterAsync(WalkUpRequest request, Actor officer, Booking? booking);

    /// <inheritdoc cref="Offices.IOffice.IssueAsync" />
    [Alias("issue")]
    Task<TurnReply> IssueAsync(IssueRequest request, string kiosk, Booking? booking);

    /// <inheritdoc cref="Offices.IOffice.HandInAsync" />
    [Alias("hand-in")]
    Task<TurnReply> HandInAsync(IssueRequest request, LeasedNumber leased, string kiosk);

    /// <inheritdoc cref="Offices.IOffice.BringBackAsync" />
    [Alias("bring-back")]
    Task<TurnReply> BringBackAsync(CommandId id, Actor manager);

    /// <inheritdoc cref="Offices.IOffice.SetClockAsync" />
    [Alias("set-clock")]
    Task<TurnReply> SetClockAsync(CommandId id, TimeSpan by, string who);

    /// <inheritdoc cref="Offices.IOffice.FindAsync" />
    [Alias("find")]
    Task<TurnReply> FindAsync(FaceTemplate face, Consent? consent);

    /// <inheritdoc cref="Offices.IOffice.CompareAsync" />
    [Alias("compare")]
    Task<TurnReply> CompareAsync(TicketId ticket, CounterId counter, FaceTemplate face);
}

/// <summary>What a turn at the office's own server came to.</summary>
internal sealed record TurnReply
{
    /// <summary>The office's version after it.</summary>
    public required long Version { get; init; }

    /// <summary>What the turn wrote, the opening of a day included.</summary>
    public required IReadOnlyList<JournalRecord> Written { get; init; }

    /// <summary>Why it could not be made durable, so that nothing happened; null when it was.</summary>
    public string? Failure { get; init; }

    /// <summary>What was decided; null where nothing was asked to be.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Who was found by face.</summary>
    public FoundByFace? Found { get; init; }

    /// <summary>What a comparison of faces came to.</summary>
    public CheckOutcome? Compared { get; init; }
}

/// <param name="Outcome">How sure it is.</param>
/// <param name="Tickets">The visitor's tickets.</param>
/// <param name="Refused">Why nothing was searched; null when it was.</param>
internal sealed record FoundByFace(FindOutcome Outcome, IReadOnlyList<TicketId> Tickets, Rejection? Refused);
