using Microsoft.EntityFrameworkCore;
using ScreenHosting;

namespace QueueServer.Storage;

/// <summary>Which program a database belongs to: its migrations say it.</summary>
internal static class SchemaVersion
{
    /// <exception cref="StartException">A newer version of this program wrote it.</exception>
    public static async Task RefuseNewerAsync(QueueContext context)
    {
        var unknown = (await context.Database.GetAppliedMigrationsAsync()).Except(context.Database.GetMigrations()).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new StartException($"the database was written by a newer version of this program ({unknown[^1]}): start that version, or restore a backup of this one's.");
    }
}
