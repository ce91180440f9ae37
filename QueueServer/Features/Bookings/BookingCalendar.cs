using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.PublicPages;
using ScreenHosting;

namespace QueueServer.Features.Bookings;

/// <summary>
/// An appointment for a calendar (RFC 5545). Its title names the office and not what for: calendars are shared. It keeps its UID through
/// moves and in the end, and its SEQUENCE counts them.
/// </summary>
internal sealed class BookingCalendar(ScreenTexts texts)
{
    private static readonly TimeSpan[] Reminders = [TimeSpan.FromHours(24), TimeSpan.FromHours(1)];

    /// <param name="booking">Confirmed or cancelled.</param>
    /// <param name="settings">Its office.</param>
    /// <param name="namesService">Whether its visitor wants the service in the title.</param>
    /// <param name="now">The moment.</param>
    /// <returns>A calendar of one event, lines as the format has them.</returns>
    public string Write(Booking booking, OfficeSettings settings, bool namesService, DateTimeOffset now)
    {
        var isOff = booking.State == BookingState.Cancelled;
        var words = new PublicWords(texts, texts.Known(booking.Language), settings.Zone);
        var (title, office, address) = (words.Say("booking.calendar.title"), words.NameIn(settings.Name), settings.PublicPage.Address);
        var start = TimeZoneInfo.ConvertTime(booking.Start, settings.Zone).DateTime;
        var appointment = new CalendarEvent
        {
            Uid = $"{booking.Id}@{settings.Id}",
            Sequence = booking.Seq,
            DtStamp = new CalDateTime(now.UtcDateTime),
            DtStart = new CalDateTime(start, settings.TimeZone),
            DtEnd = new CalDateTime(start.AddMinutes(booking.Minutes), settings.TimeZone),
            Summary = namesService ? $"{title}: {words.NameIn(settings.NameOf(booking.Service))} – {office}" : $"{title}: {office}",
            Location = address.Count > 0 ? words.NameIn(address) : "",
            Status = isOff ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = TransparencyType.Opaque,
            Url = AppointmentPage.AddressOf(settings, booking.Code),
        };
        foreach (var before in isOff ? [] : Reminders)
        {
            appointment.Alarms.Add(
                new()
                {
                    Action = AlarmAction.Display,
                    Description = appointment.Summary,
                    Trigger = new Trigger(Duration.FromTimeSpanExact(-before)),
                }
            );
        }

        var calendar = new Calendar { ProductId = "-//queue-kiosk//appointments//VI", Method = MethodOf(booking) };
        calendar.AddTimeZone(ZoneOf(settings.TimeZone, start));
        calendar.Events.Add(appointment);
        return new CalendarSerializer().SerializeToString(calendar)!; // a calendar has a text
    }

    /// <summary>What a calendar does with it.</summary>
    public static string MethodOf(Booking booking) =>
        booking.State == BookingState.Cancelled ? CalendarMethods.Cancel : CalendarMethods.Publish;

    /// <summary>A zone whose clocks do not change has no rule of a change: the library would repeat the last there was.</summary>
    private static VTimeZone ZoneOf(string id, DateTime start)
    {
        var zone = VTimeZone.FromDateTimeZone(id, start.AddYears(-1), includeHistoricalData: false);
        if (zone.TimeZoneInfos is [{ } always])
        {
            always.RecurrenceRule = null;
            always.OffsetFrom = always.OffsetTo;
        }

        return zone;
    }
}
