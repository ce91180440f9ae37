using Microsoft.EntityFrameworkCore;
using QueueServer.Domain;
using ScreenHosting;

namespace QueueServer.Storage;

/// <summary>Which program a database belongs to: its migrations say it.</summary>
internal static class SchemaVersion
{
    /// <summary>Whether a database lacks migrations of this program.</summary>
    /// <exception cref="StartException">A newer version of this program wrote it.</exception>
    public static async Task<bool> IsOlderAsync(QueueContext context)
    {
        var (known, applied) = (context.Database.GetMigrations().ToList(), (await context.Database.GetAppliedMigrationsAsync()).ToList());
        var unknown = applied.Except(known).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? known.Except(applied).Any()
            : throw new StartException(
                $"the database was written by a newer version of this program ({unknown[^1]}): start that version, or restore a backup "
                    + "of this one's."
            );
    }
}
