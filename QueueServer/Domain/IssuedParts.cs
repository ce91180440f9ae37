using System.Text.Json.Serialization;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>An appointment whose visitor came.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="Start">When it began.</param>
/// <param name="RanksAt">As if its number had been taken then; null where its visitor came too late, and waits like everybody else.</param>
internal sealed record UsedBooking(
    BookingId Id,
    DateTimeOffset Start,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DateTimeOffset? RanksAt = null
)
{
    /// <summary>When it begins, where its visitor ranks by it; null where they came too late.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueAt => RanksAt is null ? null : Start;
}

/// <summary>The wait a visitor was told as the number was given.</summary>
/// <param name="From">Whole minutes.</param>
/// <param name="To">As many or more.</param>
internal sealed record ToldWait(int From, int To);

/// <summary>What is particular of a ticket whose number a kiosk gave while the server was away.</summary>
/// <param name="GivenAt">When the visitor took it: the wait counts from here.</param>
/// <param name="Place">Its place in its line.</param>
/// <param name="DuplicateOf">A live ticket of the same visitor and service there was already; null for none.</param>
internal sealed record HandedIn(
    DateTimeOffset GivenAt,
    long Place,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [property: JsonPropertyName("alsoHolds")]
        TicketId? DuplicateOf = null
);
