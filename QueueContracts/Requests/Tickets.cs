using System.Security.Cryptography;
using System.Text.Json.Serialization;
using QueueContracts.Faces;
using QueueContracts.Views;

namespace QueueContracts.Requests;

/// <summary>Asks for a number.</summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Service">The service area chosen.</param>
/// <param name="Face">The visitor's template, after consent; null on the way without a face.</param>
/// <param name="Picture">A small JPEG for the officer, after its own consent; at most <see cref="MaxPictureBytes"/>.</param>
/// <param name="Class">The priority class the visitor named; null for none.</param>
/// <param name="Consent">What the visitor agreed to; null on the way without a face.</param>
/// <param name="Booking">The visitor's appointment, which says the service; null for none.</param>
public sealed record IssueRequest(
    CommandId CommandId,
    ServiceId Service,
    FaceTemplate? Face = null,
    byte[]? Picture = null,
    ClassId? Class = null,
    Consent? Consent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BookingCode? Booking = null
) : IHoldsFace
{
    /// <summary>The largest picture accepted: 64 KiB.</summary>
    public const int MaxPictureBytes = 64 * 1024;

    /// <inheritdoc />
    public void Erase()
    {
        Face?.Erase();
        CryptographicOperations.ZeroMemory(Picture);
    }
}

/// <summary>What a visitor agreed to at a kiosk. It says nothing of the face itself.</summary>
/// <param name="Version">The version of the consent text shown: <see cref="KioskView.ConsentVersion"/>.</param>
/// <param name="Language">The language it was shown in.</param>
/// <param name="At">When it was agreed to.</param>
/// <param name="Picture">Whether the officer may see a small picture, too: a tick of its own.</param>
public sealed record Consent(int Version, string Language, DateTimeOffset At, bool Picture = false);

/// <summary>The number given.</summary>
/// <param name="Ticket">The new ticket, or the live one the visitor already holds for this service.</param>
/// <param name="Known">True when the visitor already held it.</param>
public sealed record IssueReply(TicketSummary Ticket, bool Known);

/// <summary>
/// Asks for the tickets of one visitor: by face (after consent), or by the code of a ticket or an appointment; exactly one is given.
/// </summary>
public sealed record FindRequest(FaceTemplate? Face = null, string? Code = null, Consent? Consent = null) : IHoldsFace
{
    /// <inheritdoc />
    public void Erase() => Face?.Erase();
}

/// <summary>How sure a search is.</summary>
public enum FindOutcome
{
    /// <summary>Nobody with a number today.</summary>
    NotKnown,

    /// <summary>Perhaps somebody: ask for the ticket's code.</summary>
    NotSure,

    /// <summary>The visitor's tickets follow.</summary>
    Found,
}

/// <summary>What the visitor found has.</summary>
/// <param name="Outcome">How sure that is.</param>
/// <param name="Tickets">Live tickets, and no-shows of today; empty unless found.</param>
/// <param name="Booking">An appointment with which no number was taken yet; null for none.</param>
/// <param name="Elsewhere">An appointment with this code at another office, where none is known here; null for none.</param>
public sealed record FindReply(
    FindOutcome Outcome,
    IReadOnlyList<TicketSummary> Tickets,
    FoundBooking? Booking = null,
    BookedElsewhere? Elsewhere = null
);

/// <summary>Where an appointment is whose visitor came to another office.</summary>
/// <param name="Office">The appointment's office.</param>
/// <param name="OfficeName">Its name by language code.</param>
/// <param name="Address">Where it is, likewise; empty where it has not said so.</param>
/// <param name="Start">When the appointment begins.</param>
/// <param name="TimeZone">The office's IANA time zone.</param>
/// <param name="Page">Where the appointment's page is, at this server.</param>
public sealed record BookedElsewhere(
    OfficeId Office,
    IReadOnlyDictionary<string, string> OfficeName,
    IReadOnlyDictionary<string, string> Address,
    DateTimeOffset Start,
    string TimeZone,
    string Page
);

/// <summary>An appointment whose visitor stands at the kiosk.</summary>
/// <param name="Code">The code they showed.</param>
/// <param name="Service">The service area.</param>
/// <param name="ServiceName">The service's name by language code.</param>
/// <param name="Start">When it begins.</param>
public sealed record FoundBooking(
    BookingCode Code,
    ServiceId Service,
    IReadOnlyDictionary<string, string> ServiceName,
    DateTimeOffset Start
);

/// <summary>Where a ticket is in its life.</summary>
public enum TicketState
{
    /// <summary>Waits to be called.</summary>
    Issued,

    /// <summary>Called to a counter, the visitor not there yet.</summary>
    Called,

    /// <summary>At a counter.</summary>
    Serving,

    /// <summary>Put aside by an officer: it keeps its place and is called by name only.</summary>
    Held,

    /// <summary>Done.</summary>
    Finished,

    /// <summary>Called, but nobody came.</summary>
    NoShow,

    /// <summary>Given up by the visitor or taken back by an officer.</summary>
    Cancelled,

    /// <summary>Still waiting when the day closed.</summary>
    Expired,

    /// <summary>Its visitor is not in the office: not yet, or gone for a paper. It is not called until they check in.</summary>
    Away,
}

/// <summary>A ticket as its own visitor sees it.</summary>
public sealed record TicketSummary
{
    /// <summary>The ticket.</summary>
    public required TicketId Id { get; init; }

    /// <summary>Its number.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>The code that stands for the face.</summary>
    public required TicketCode Code { get; init; }

    /// <summary>The service area.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The service's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> ServiceName { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required TicketState State { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>How many are called before it by the counters that call it; 0 once called.</summary>
    public required int Ahead { get; init; }

    /// <summary>About how long it still waits; null when it cannot be said.</summary>
    public required WaitRange? Estimate { get; init; }

    /// <summary>The number of the counter that called it; null before.</summary>
    public required int? Counter { get; init; }

    /// <summary>Its priority class's name by language code; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Class { get; init; }

    /// <summary>The address of the visitor's own page of this ticket, for a phone; null while the office has set no public
    /// address.</summary>
    public Uri? Page { get; init; }

    /// <summary>Whether a face of its visitor is kept.</summary>
    public bool HasFace { get; init; }
}

/// <summary>
/// What a visitor does with their ticket (gives it up, lets the next three go first, goes for a paper, checks in, has their
/// face and pictures deleted), by its code, or an
/// officer for them (no code).
/// </summary>
public sealed record OwnTicketRequest(CommandId CommandId, string? Code = null);
