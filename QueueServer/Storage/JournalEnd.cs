using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Journal;

namespace QueueServer.Storage;

/// <summary>Where an office's journal ends: at the last record that is whole.</summary>
internal static class JournalEnd
{
    /// <summary>Of each office's last day, takes away the first record that is missing or cannot be read, and all after it.</summary>
    /// <returns>Of each office that was cut, the last version that is kept.</returns>
    public static async Task<IReadOnlyList<(OfficeId Office, long Version)>> CutAsync(IDbContextFactory<QueueContext> contexts)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var cut = new List<(OfficeId, long)>();
        foreach (var office in await context.Journal.Select(row => row.Office).Distinct().ToListAsync())
        {
            var rows = context.Journal.Where(row => row.Office == office);
            var day = await rows.MaxAsync(row => row.Day);
            var before = await rows.Where(row => row.Day < day).MaxAsync(row => (long?)row.Version) ?? 0;
            var whole = await EndAsync(context, new(office), before);
            if (await rows.Where(row => row.Version > whole).ExecuteDeleteAsync() > 0) cut.Add((new(office), whole));
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
                if (record.Events.IsEmpty) break;
                whole = record.Version;
            }
        }
        catch (DamagedRecordException e)
        {
            return e.Version - 1;
        }

        return whole;
    }
}
