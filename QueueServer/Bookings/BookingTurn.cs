using QueueContracts;
using QueueServer.Domain.Bookings;

namespace QueueServer.Bookings;

/// <summary>What a command came to.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Booking">The appointment it was about, as it is now; null for none.</param>
internal sealed record BookingTurn(BookingDecision Decision, Booking? Booking);

/// <summary>An appointment that somebody asks for.</summary>
/// <param name="Service">The service.</param>
/// <param name="Start">When a slot of it begins.</param>
/// <param name="Language">The code of the language its visitor reads.</param>
/// <param name="Class">The priority class named; null for none.</param>
/// <param name="Contact">What is left with it; null for none.</param>
internal sealed record BookingWish(ServiceId Service, DateTimeOffset Start, string Language, ClassId? Class, Contact? Contact)
{
    /// <summary>What an officer has them come back for; null for none.</summary>
    public ReturnReason? Reason { get; init; }
}
