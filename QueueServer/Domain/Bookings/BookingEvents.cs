using System.Text.Json.Serialization;
using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>
/// Something that happened to the appointments of one date. The names here are what the journal holds: they never change. A property added
/// later has a default and is not written while it has it.
/// </summary>
/// <param name="At">When, as the server's clock said.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(BookingHeld), "booking-held")]
[JsonDerivedType(typeof(BookingConfirmed), "booking-confirmed")]
[JsonDerivedType(typeof(ReturnMade), "return-made")]
[JsonDerivedType(typeof(BookingCancelled), "booking-cancelled")]
[JsonDerivedType(typeof(BookingMoved), "booking-moved")]
[JsonDerivedType(typeof(BookingMovedHere), "booking-moved-here")]
[JsonDerivedType(typeof(BookingMovedAway), "booking-moved-away")]
[JsonDerivedType(typeof(HoldLapsed), "hold-lapsed")]
[JsonDerivedType(typeof(BookingMissed), "booking-missed")]
internal abstract record BookingEvent(DateTimeOffset At);

/// <summary>A visitor is kept a place.</summary>
internal sealed record BookingHeld(DateTimeOffset At, Booking Made) : BookingEvent(At);

/// <param name="At">When.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="ContactHash">Of the contact that was left with it now; null where none was.</param>
internal sealed record BookingConfirmed(
    DateTimeOffset At,
    BookingId Booking,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContactHash = null
) : BookingEvent(At);

/// <summary>An officer has a visitor come back.</summary>
internal sealed record ReturnMade(DateTimeOffset At, Booking Made, string By) : BookingEvent(At);

/// <param name="At">When.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="BackAt">When its place can be had again.</param>
internal sealed record BookingCancelled(DateTimeOffset At, BookingId Booking, DateTimeOffset BackAt) : BookingEvent(At);

/// <summary>To another time of the same date.</summary>
/// <param name="At">When.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="Start">When it is now.</param>
/// <param name="Minutes">How long the service takes now.</param>
/// <param name="BackAt">When the place it had can be had again.</param>
internal sealed record BookingMoved(DateTimeOffset At, BookingId Booking, DateTimeOffset Start, int Minutes, DateTimeOffset BackAt)
    : BookingEvent(At);

/// <summary>It comes from another date, where it is until its <see cref="BookingMovedAway"/> follows.</summary>
internal sealed record BookingMovedHere(DateTimeOffset At, Booking Made, DateOnly From) : BookingEvent(At);

/// <summary>It is at another date already.</summary>
/// <param name="At">When.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="To">Where it is.</param>
/// <param name="BackAt">When the place it had can be had again.</param>
internal sealed record BookingMovedAway(DateTimeOffset At, BookingId Booking, DateOnly To, DateTimeOffset BackAt) : BookingEvent(At);

/// <summary>It was held, and not confirmed in time: that was so from its last moment on, and is only written now.</summary>
internal sealed record HoldLapsed(DateTimeOffset At, BookingId Booking) : BookingEvent(At);

/// <summary>Its day is over, and nobody came for it.</summary>
/// <param name="At">When that was seen.</param>
/// <param name="Booking">The appointment.</param>
/// <param name="ContactHash">Of the contact that had been left with it; null where none was.</param>
internal sealed record BookingMissed(
    DateTimeOffset At,
    BookingId Booking,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContactHash = null
) : BookingEvent(At);
