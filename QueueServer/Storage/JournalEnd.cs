using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using ScreenHosting.Storage;

namespace QueueServer.Storage;

/// <summary>Where an office's journal ends: at the last record that is whole.</summary>
internal static class JournalEnd
{
    /// <summary>Of each office's last day, takes away the first record that is missing or cannot be read, and all after it.</summary>
    /// <returns>Of each office that was cut, the last version that is kept, and what the readable records behind the cut say was
    /// given.</returns>
    /// <exception cref="NewerVersionException">A newer version wrote one of them.</exception>
    public static async Task<IReadOnlyList<(OfficeId Office, long Version, Marked Behind)>> CutAsync(QueueContext context)
    {
        var cut = new List<(OfficeId, long, Marked)>();
        foreach (var office in await context.Journal.Select(row => row.Office).Distinct().ToListAsync())
        {
            var rows = context.Journal.AsNoTracking().Where(row => row.Office == office);
            var last = await rows.OrderByDescending(row => row.Version).Select(row => new { row.Version, row.Day }).FirstAsync();
            var before = await rows.Where(row => row.Day != last.Day).MaxAsync(row => (long?)row.Version) ?? 0;
            var whole = await EndAsync(context, new(office), before);
            if (whole == last.Version)
                continue;
            cut.Add(
                (
                    new(office),
                    whole,
                    Behind(
                        DateOnly.FromDayNumber(last.Day),
                        last.Version,
                        await StoredRecords.ReadableAfterAsync(context, new(office), whole)
                    )
                )
            );
            await rows.Where(row => row.Version > whole).ExecuteDeleteAsync();
        }

        return cut;
    }

    /// <returns>The last whole version after one that is.</returns>
    private static async Task<long> EndAsync(QueueContext context, OfficeId office, long whole)
    {
        try
        {
            await foreach (var record in StoredRecords.AfterAsync(context, office, whole))
            {
                if (record.Events.IsEmpty)
                    break;
                whole = record.Version;
            }
        }
        catch (DamagedRecordException e)
        {
            return e.Version - 1;
        }

        return whole;
    }

    private static Marked Behind(DateOnly day, long version, IReadOnlyList<JournalRecord> records) =>
        records
            .Where(record => record.Day == day)
            .SelectMany(record => record.Events)
            .Aggregate(Marked.Nothing with { Day = day, Version = version }, (behind, happened) => behind.With(happened));
}
