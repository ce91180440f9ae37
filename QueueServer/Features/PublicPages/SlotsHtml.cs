using QueueServer.Domain;
using QueueServer.Domain.Bookings;

namespace QueueServer.Features.PublicPages;

/// <summary>What the pages of appointments have in common: the days and times to choose from (<c>cho/slots.js</c>).</summary>
internal static class SlotsHtml
{
    /// <summary>What a new time may be refused for, and has a sentence.</summary>
    public static readonly string[] Refused =
    [
        BookingRefusals.StartPast,
        BookingRefusals.StartTooSoon,
        BookingRefusals.StartTooFar,
        BookingRefusals.NotInPlan,
        BookingRefusals.ClosedThen,
        BookingRefusals.SlotFull,
        BookingRefusals.ContactLimit,
        BookingRefusals.ContactMissed,
        BookingRefusals.HoldLapsed,
        BookingRefusals.UnknownBooking,
        BookingRefusals.BookingCancelled,
        "too-many-requests",
        "offline",
    ];

    /// <summary>The services that visitors may book, in the office's order.</summary>
    public static IEnumerable<ServiceSettings> Booked(OfficeSettings settings) =>
        settings.Services.Where(service => service.Active && settings.SlotPlans.Any(plan => plan.Services.Contains(service.Id)));

    /// <summary>How many days are looked at, today as well.</summary>
    public static int Days(OfficeSettings settings) => settings.SlotPlans.Select(plan => plan.HorizonDays).DefaultIfEmpty().Max() + 1;

    /// <summary>What the script says of them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Words(PublicWords words)
    {
        for (var weekday = 0; weekday < 7; weekday++)
            yield return new($"day{weekday}", words.WeekdayName(weekday));
        yield return new("day", words.Say("book.day"));
        yield return new("time", words.Say("book.time"));
        yield return new("when", words.Say("book.when"));
        yield return new("one", words.Say("book.places.one"));
        yield return new("many", words.Say("book.places.other"));
        yield return new("full", words.Say("book.full"));
        yield return new("none", words.Say("book.none"));
        yield return new("loading", words.Say("book.loading"));
        yield return new("unloaded", words.Say("book.unloaded"));
        yield return new("again", words.Say("book.again"));
        yield return new("choose", words.Say("book.choose"));
        yield return new("moment", words.Say("booking.working"));
    }
}
