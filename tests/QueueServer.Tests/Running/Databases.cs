using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Journal;

namespace QueueServer.Tests.Running;

/// <summary>The server's own database on a file of the test's, or in PostgreSQL.</summary>
internal static class Databases
{
    public static SqliteDatabase At(string file) => new(file, TimeProvider.System, NullLoggerFactory.Instance);

    /// <summary>One on a file, with its tables.</summary>
    public static async Task<IDatabase> OpenAsync(string file)
    {
        var database = At(file);
        await database.MigrateAsync();
        return database;
    }

    /// <summary>An empty one in PostgreSQL, with its tables.</summary>
    /// <param name="postgres">Where.</param>
    /// <param name="isShared">Whether other servers may write to it, too.</param>
    public static async Task<IDatabase> MakeAsync(Postgres postgres, bool isShared = false)
    {
        var database = new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance) { IsShared = isShared };
        await database.MigrateAsync();
        return database;
    }

    /// <summary>Closes what is kept open of a file, so that it can be deleted.</summary>
    public static void LetGo(string file)
    {
        using var pooled = new SqliteConnection($"Data Source={file}");
        SqliteConnection.ClearPool(pooled);
    }
}
