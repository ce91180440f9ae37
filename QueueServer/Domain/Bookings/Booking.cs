using System.Text.Json.Serialization;
using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>An appointment. It stands in the journal as it is here: its names never change.</summary>
internal sealed record Booking
{
    /// <summary>It, for ever; also when it is moved.</summary>
    public required BookingId Id { get; init; }

    /// <summary>The secret by which its visitor is known.</summary>
    public required BookingCode Code { get; init; }

    public required ServiceId Service { get; init; }

    public required DateTimeOffset Start { get; init; }

    /// <summary>Minutes that the service took when it was booked.</summary>
    public required int Minutes { get; init; }

    /// <summary>As was last written; a hold lapses without a word (<see cref="StateAt"/>).</summary>
    public required BookingState State { get; init; }

    public required BookingChannel Channel { get; init; }

    /// <summary>The code of the language its visitor reads.</summary>
    public required string Language { get; init; }

    /// <summary>The priority class named; null for none. It is looked at when the visitor comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClassId? Class { get; init; }

    /// <summary>Known for the same contact, and of no use to reach anybody; null where none was left.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContactHash { get; init; }

    /// <summary>What its visitor is to come back for; null where no officer made it, or none was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReturnReason? Reason { get; init; }

    /// <summary>Until when it is held; null once it is more than that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When the place of a hold that lapses can be had again; null likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>Counts what changed for a calendar (RFC 5545, 3.8.7.4), from 0.</summary>
    public required int Seq { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether a contact was left with it.</summary>
    [JsonIgnore]
    public bool HasContact => ContactHash is not null;

    /// <summary>What it is at a moment.</summary>
    public BookingState StateAt(DateTimeOffset now) => State == BookingState.Held && now >= HeldUntil ? BookingState.Expired : State;

    /// <summary>Whether its visitor may come, or still decides to.</summary>
    public bool IsLiveAt(DateTimeOffset now) => StateAt(now) is BookingState.Held or BookingState.Confirmed;

    internal TakenPlace Place => new(Service, Start, Minutes);
}

/// <summary>What became of an appointment. The journal holds these words: they never change.</summary>
internal enum BookingState
{
    /// <summary>Kept for whoever asked, for <see cref="BookingDay.HoldTime"/>.</summary>
    Held,

    Confirmed,

    Cancelled,

    /// <summary>Held, and not confirmed in time.</summary>
    Expired,

    /// <summary>Its day is over, and nobody came.</summary>
    Missed,
}

/// <summary>Who made an appointment. Likewise.</summary>
internal enum BookingChannel
{
    /// <summary>A visitor, on a phone.</summary>
    Phone,

    /// <summary>An officer, for a visitor who is to come back (<i>bổ sung hồ sơ</i>, <i>nhận kết quả</i>).</summary>
    Officer,
}

/// <summary>What a visitor is to come back for. Likewise.</summary>
internal enum ReturnReason
{
    /// <summary>Papers are missing (<i>bổ sung hồ sơ</i>).</summary>
    MorePapers,

    /// <summary>The result will be there (<i>nhận kết quả</i>).</summary>
    Result,

    Other,
}
