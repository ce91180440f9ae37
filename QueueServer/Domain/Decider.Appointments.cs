using QueueServer.Domain.Bookings;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>Coming to an appointment: without that, nobody is called for it.</summary>
internal static partial class Decider
{
    /// <summary>What keeps the visitor of an appointment from using it now; null when nothing does. Late is not too late.</summary>
    public static Decision? MayNotUse(OfficeState state, OfficeSettings settings, Booking booking, DateTimeOffset now)
    {
        if (state.TicketOf(booking.Id) is { } taken)
            return taken.KeepsFace ? new AlreadyHeld(taken.Id) : Refuse(Refusals.BookingUsed);
        if (BookingDecider.MayNotCome(booking, now) is { } rejection)
            return new Refused(rejection);
        var opens = settings.CheckIn.Of(booking.Start).From;
        return now < opens ? Refuse(Refusals.BookingEarly, opens) : null;
    }

    /// <summary>
    /// Whoever comes in time ranks as if they had taken their number the target wait before it begins: a line that keeps its target
    /// calls them as it begins.
    /// </summary>
    private static UsedBooking Use(OfficeSettings settings, Booking booking, ClassId? of, DateTimeOffset now) =>
        new(
            booking.Id,
            booking.Start,
            now <= settings.CheckIn.Of(booking.Start).To ? booking.Start.AddMinutes(-settings.TargetOf(booking.Service, of)) : null
        );

    /// <summary>Whether a service is given as an appointment begins, although no numbers may be given for it any more, or yet.</summary>
    private static bool IsServing(OfficeSettings settings, ServiceSettings service, DateTimeOffset start) =>
        service.Active && settings.Hours.IsServing(start, settings.Zone, service.Week);

    /// <summary>
    /// The place of one who ranks as of a moment, where an appointment makes it another than the last: its own, or one that came before and
    /// ranks later.
    /// </summary>
    private static long? PlaceAmongDue(OfficeState state, DateTimeOffset ranksAt, DateTimeOffset now) =>
        ranksAt != now || state.Bookings.Values.Any(id => state.Tickets[id].RanksAt > ranksAt) ? PlaceOfArrival(state, ranksAt) : null;
}
