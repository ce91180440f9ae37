using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueServer.Storage.Sqlite;

namespace QueueServer.Storage.Backups;

/// <summary>
/// Refuses a database that holds more than this program makes: a trigger or a view of somebody else's would run with the server's rights,
/// and what a backup leaves out has no business in one.
/// </summary>
internal static class ForeignParts
{
    /// <param name="database">The file of a backup, whole, and of this program's version or an older one; it is not changed.</param>
    /// <param name="file">The backup, for the message.</param>
    /// <exception cref="InvalidDataException">It holds something that is none of this program's.</exception>
    public static async Task RefuseAsync(string database, string file)
    {
        var ours = await PartsOfAsync(database, await LastMigrationAsync(database));
        await using var connection = Open(database, SqliteOpenMode.ReadOnly);
        await connection.OpenAsync();
        var foreign = (await PartsAsync(connection)).Except(ours).Order(StringComparer.Ordinal).FirstOrDefault();
        if (foreign is not null)
            throw new InvalidDataException($"{file} holds what is none of this program's: {foreign.Split('\n')[0]}.");
        foreach (
            var table in TableCopy.LeftOut.Where(table => ours.Any(part => part.StartsWith($"table {table}\n", StringComparison.Ordinal)))
        )
        {
            await using var any = new SqliteCommand($"SELECT EXISTS (SELECT 1 FROM \"{table}\")", connection);
            if (await any.ExecuteScalarAsync() is not 0L)
                throw new InvalidDataException($"{file} holds {table}, which no backup does.");
        }
    }

    /// <summary>The parts of an empty database of the version that wrote the backup.</summary>
    private static async Task<HashSet<string>> PartsOfAsync(string beside, string? migration)
    {
        var empty = $"{beside}.empty";
        try
        {
            File.Delete(empty);
            await using var context = SqliteDatabase.OpenAlone(empty);
            await context.Database.MigrateAsync(migration ?? context.Database.GetMigrations().Last());
            var connection = (SqliteConnection)context.Database.GetDbConnection();
            await context.Database.OpenConnectionAsync();
            return await PartsAsync(connection);
        }
        finally
        {
            File.Delete(empty);
        }
    }

    /// <summary>The last of this program's migrations that the file has; a newer one's is refused elsewhere.</summary>
    private static async Task<string?> LastMigrationAsync(string database)
    {
        await using var context = SqliteDatabase.OpenAlone(database);
        var ours = context.Database.GetMigrations().ToHashSet();
        await using var connection = Open(database, SqliteOpenMode.ReadOnly);
        await connection.OpenAsync();
        await using var read = new SqliteCommand(
            "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"",
            connection
        );
        await using var rows = await read.ExecuteReaderAsync();
        string? last = null;
        while (await rows.ReadAsync())
            last = ours.Contains(rows.GetString(0)) ? rows.GetString(0) : last;
        return last;
    }

    /// <summary>Kind and name, then what it was made by: of tables, indices, triggers and views alike, without regard to spaces.</summary>
    private static async Task<HashSet<string>> PartsAsync(SqliteConnection connection)
    {
        await using var read = new SqliteCommand(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT "
                + "LIKE '\\_\\_EFMigrations%' ESCAPE '\\'",
            connection
        );
        await using var rows = await read.ExecuteReaderAsync();
        var parts = new HashSet<string>();
        while (await rows.ReadAsync())
            parts.Add(
                $"{rows.GetString(0)} {rows.GetString(1)}\n{string.Concat(rows.GetString(2).Where(letter => !char.IsWhiteSpace(letter)))}"
            );
        return parts;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
}
