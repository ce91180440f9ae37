using System.Data;
using Microsoft.EntityFrameworkCore;
using QueueServer.Storage.Sqlite;
using ScreenHosting;

namespace QueueServer.Storage.Postgres;

/// <summary>Copies a PostgreSQL database into a SQLite file, and back.</summary>
internal static class PostgresCopy
{
    /// <summary>Rows that are put in keep their ids, and PostgreSQL does not notice: its next ids come after them.</summary>
    private const string NextIds = """
        SELECT setval(pg_get_serial_sequence('deletions', 'Id'), (SELECT coalesce(max("Id"), 0) + 1 FROM deletions), false);
        SELECT setval(pg_get_serial_sequence('audit', 'Id'), (SELECT coalesce(max("Id"), 0) + 1 FROM audit), false);
        """;

    /// <summary>Writes what a backup holds, as of one moment; the servers go on.</summary>
    /// <param name="database">The database.</param>
    /// <param name="copy">An empty file.</param>
    /// <exception cref="StartException">The database is of another version than this program.</exception>
    public static async Task WriteAsync(PostgresDatabase database, string copy)
    {
        await using var from = database.CreateDbContext();
        if (await SchemaVersion.IsOlderAsync(from))
            throw new StartException("the database is empty or an older version's: start this version's server on it once.");
        await using var into = SqliteDatabase.OpenAlone(copy);
        await into.Database.MigrateAsync();
        await using var moment = await from.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await using var whole = await into.Database.BeginTransactionAsync();
        await TableCopy.CopyAsync(from, into);
        await whole.CommitAsync();
    }

    /// <summary>Puts in what a backup holds; servers that start meanwhile wait.</summary>
    /// <param name="copy">A SQLite file, which is brought to this program's version.</param>
    /// <param name="database">The database.</param>
    /// <exception cref="IOException">It holds a queue already.</exception>
    /// <exception cref="StartException">The backup was written by a newer version.</exception>
    public static async Task ReadAsync(string copy, PostgresDatabase database)
    {
        await using var alone = await database.StartAloneAsync();
        await database.CheckEmptyAsync();
        await database.MigrateAsync();
        await using var from = SqliteDatabase.OpenAlone(copy);
        if (await SchemaVersion.IsOlderAsync(from))
            await from.Database.MigrateAsync();
        await using var into = database.CreateDbContext();
        await using var whole = await into.Database.BeginTransactionAsync();
        await TableCopy.CopyAsync(from, into);
        await into.Database.ExecuteSqlRawAsync(NextIds);
        await whole.CommitAsync();
    }
}
