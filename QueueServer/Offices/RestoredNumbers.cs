using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>
/// Which numbers may have been given after a backup that is restored: no journal says it. Where no mark in the data folder tells of them,
/// today counts as a day that lost records: numbers go on above those, and the hall is told when the server starts.
/// </summary>
internal static class RestoredNumbers
{
    /// <summary>
    /// Of each letter so many: an office with 2,000 visitors and six services gives less than that in a whole day. Never more than half of
    /// what is left of a letter, so that the day can go on.
    /// </summary>
    private const int MostGiven = 350;

    /// <summary>From here on kiosks may have leased numbers: five of the usual blocks.</summary>
    private const int LeasedFrom = 751;

    /// <summary>None is leased below this one.</summary>
    private const int LowestLeased = (TicketNumber.Last / 2) + 1;

    /// <summary>Marks them, before what is restored can be used.</summary>
    /// <param name="held">What is restored, at this program's version.</param>
    /// <param name="folder">Where the offices' marks are, or are made.</param>
    /// <param name="now">When it is restored.</param>
    /// <exception cref="IOException">A mark cannot be written.</exception>
    public static async Task MarkAsync(QueueContext held, string folder, DateTimeOffset now)
    {
        foreach (var name in await held.Settings.Select(row => row.Office).Distinct().ToListAsync())
        {
            var office = new OfficeId(name);
            if (await SettingsStore.ReadNewestAsync(held, office) is not { } settings)
                continue;
            var last = await held.Journal.Where(row => row.Office == name).MaxAsync(row => (long?)row.Version) ?? 0;
            using var mark = NumberMark.Open(folder, office);
            if (mark.Found?.Version >= last)
                continue; // it knows what the backup holds, and all that came after it
            var day = await ReadAsync(held, office, settings.DayAt(now));
            foreach (var letter in settings.Services.Select(service => service.Prefix).Concat(day.Given.Keys).Distinct())
                day = Widen(day, letter, settings.OutageNumbers);
            mark.WriteAhead((mark.Found ?? Marked.Nothing).Or(day with { Version = last + 1 }));
        }
    }

    private static Marked Widen(Marked day, char letter, int block)
    {
        var given = day.Given.GetValueOrDefault(letter);
        var leased = TicketNumber.Last + 1;
        if (block > 0 || day.Leased.ContainsKey(letter))
        {
            var usual = Math.Min(LeasedFrom, day.Leased.GetValueOrDefault(letter, leased) - (2 * block));
            leased = Math.Max(Math.Max(usual, LowestLeased), given + ((TicketNumber.Last - given) / 2) + 1);
            day = day.WithLeased(letter, leased);
        }

        return day.WithGiven(letter, given + Math.Min(MostGiven, (leased - 1 - given) / 2));
    }

    /// <summary>What a day's records say was given and leased, as far as they can be read.</summary>
    private static async Task<Marked> ReadAsync(QueueContext held, OfficeId office, DateOnly day)
    {
        var marked = Marked.Nothing with { Day = day };
        try
        {
            await foreach (var record in StoredRecords.OfDayAsync(held, office, day))
                marked = record.Events.Aggregate(marked, (known, happened) => known.With(happened));
        }
        catch (DamagedRecordException) { } // the start sees to it

        return marked;
    }
}
