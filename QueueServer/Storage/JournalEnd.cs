using Microsoft.EntityFrameworkCore;
using QueueServer.Journal;

namespace QueueServer.Storage;

/// <summary>A stored record cannot be read as what it is.</summary>
internal sealed class DamagedRecordException(string office, long version, Exception? inner = null)
    : Exception($"The journal of {office} is damaged at record {version}.", inner);

/// <summary>Where an office's journal ends: at the last record that is whole.</summary>
internal static class JournalEnd
{
    /// <summary>Of each office's last day, takes away the first record that is missing or cannot be read, and all after it.</summary>
    /// <returns>Of each office that was cut, the last version that is kept.</returns>
    public static async Task<IReadOnlyList<(string Office, long Version)>> CutAsync(IDbContextFactory<QueueContext> contexts)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var cut = new List<(string, long)>();
        foreach (var office in await context.Journal.Select(row => row.Office).Distinct().ToListAsync())
        {
            var rows = context.Journal.AsNoTracking().Where(row => row.Office == office);
            var day = await rows.MaxAsync(row => row.Day);
            var before = await rows.Where(row => row.Day < day).MaxAsync(row => (long?)row.Version) ?? 0;
            var whole = before;
            foreach (var row in await rows.Where(row => row.Day == day).OrderBy(row => row.Version).ToListAsync())
            {
                if (row.Version != whole + 1 || !IsWhole(row)) break;
                whole++;
            }

            var last = whole;
            if (await context.Journal.Where(row => row.Office == office && row.Version > last).ExecuteDeleteAsync() > 0) cut.Add((office, whole));
        }

        return cut;
    }

    private static bool IsWhole(JournalRow row)
    {
        try
        {
            return EventJson.ReadFrom(row).Length > 0;
        }
        catch (DamagedRecordException)
        {
            return false;
        }
    }
}
