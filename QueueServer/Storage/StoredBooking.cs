using System.Globalization;
using System.Text;
using System.Text.Json;
using QueueContracts;
using QueueServer.Domain.Bookings;
using ScreenHosting.Storage;

namespace QueueServer.Storage;

/// <summary>A record of appointments as it is stored.</summary>
internal static class StoredBooking
{
    /// <summary>A record as it is to be stored.</summary>
    public static BookingRow RowOf(OfficeId office, BookingRecord record)
    {
        var row = new BookingRow
        {
            Office = office.Value,
            Day = record.Date.DayNumber,
            Version = record.Version,
            Command = record.Command.Value,
            Kind = record.Kind,
            Booking = record.Booking?.Value,
            At = record.Events[0].At.ToUnixTimeMilliseconds(),
            Events = Encoding.UTF8.GetString(BookingJson.Write(record.Events)),
            Form = BookingJson.Forms.Current,
        };
        return row with { Checksum = Checksum(row) };
    }

    /// <summary>CRC-32C (RFC 3720, B.4) of all that is read back, its form included.</summary>
    public static uint Checksum(BookingRow row)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Office} {row.Day} {row.Version} {row.Command:N} {row.Kind} {row.Booking:N} {row.Form} "
        );
        var sum = new Crc32C();
        sum.Add(Encoding.UTF8.GetBytes(head));
        sum.Add(Encoding.UTF8.GetBytes(row.Events));
        return sum.Value;
    }

    /// <exception cref="DamagedRecordException">It is not what was written.</exception>
    /// <exception cref="NewerVersionException">It is what was written, and not known to this program.</exception>
    public static BookingRecord Parse(BookingRow row)
    {
        var (office, date) = (new OfficeId(row.Office), DateOnly.FromDayNumber(row.Day));
        if (row.Form < 1 || row.Checksum != Checksum(row))
            throw new DamagedRecordException(office, date, row.Version);
        try
        {
            return row.Form > BookingJson.Forms.Current
                ? throw Newer()
                : new(
                    date,
                    row.Version,
                    new(row.Command),
                    row.Kind,
                    row.Booking is { } booking ? new(booking) : null,
                    BookingJson.Read(Encoding.UTF8.GetBytes(row.Events), row.Form)
                );
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException)
        {
            throw Newer();
        }

        NewerVersionException Newer() =>
            new($"record {row.Version} of the appointments of {office} on {date:yyyy-MM-dd} (form {row.Form})");
    }
}
