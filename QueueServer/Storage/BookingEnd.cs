using Microsoft.EntityFrameworkCore;
using QueueContracts;
using ScreenHosting.Storage;

namespace QueueServer.Storage;

/// <summary>Where the records of a date's appointments end: at the last one that is whole.</summary>
internal static class BookingEnd
{
    /// <summary>Of each date, takes away the first record that is missing or cannot be read, and all after it.</summary>
    /// <returns>Of each date that was cut, the last version that is kept.</returns>
    /// <exception cref="NewerVersionException">A newer version wrote one of them.</exception>
    public static async Task<IReadOnlyList<(OfficeId Office, DateOnly Date, long Version)>> CutAsync(QueueContext context)
    {
        var cut = new List<(OfficeId, DateOnly, long)>();
        foreach (var of in await context.Bookings.Select(row => new { row.Office, row.Day }).Distinct().ToListAsync())
        {
            var rows = context.Bookings.AsNoTracking().Where(row => row.Office == of.Office && row.Day == of.Day);
            var whole = 0L;
            foreach (var row in await rows.OrderBy(row => row.Version).ToListAsync())
            {
                if (row.Version != whole + 1 || !IsWhole(row))
                    break;
                whole = row.Version;
            }

            if (await rows.Where(row => row.Version > whole).ExecuteDeleteAsync() > 0)
                cut.Add((new(of.Office), DateOnly.FromDayNumber(of.Day), whole));
        }

        return cut;
    }

    private static bool IsWhole(BookingRow row)
    {
        try
        {
            return !StoredBooking.Parse(row).Events.IsEmpty;
        }
        catch (DamagedRecordException)
        {
            return false; // it is why this is asked
        }
    }
}
