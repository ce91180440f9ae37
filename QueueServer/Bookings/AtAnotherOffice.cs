using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;

namespace QueueServer.Bookings;

/// <summary>What is said to whoever came with an appointment to another office than its own.</summary>
internal static class AtAnotherOffice
{
    /// <param name="settings">The appointment's office.</param>
    /// <param name="booking">The appointment.</param>
    public static BookedElsewhere Of(OfficeSettings settings, Booking booking) =>
        new(settings.Id, settings.Name, settings.PublicPage.Address, booking.Start, settings.TimeZone, $"/b/{settings.Id}/{booking.Code}");
}
