using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Bookings;

public sealed class DesksInSqlite : DeskContract
{
    private string File => Path.Combine(Folder, "queue.db");

    private protected override async Task<IDatabase> OpenAsync()
    {
        var database = Databases.At(File);
        await database.MigrateAsync();
        return database;
    }

    public override void Dispose()
    {
        using (var pooled = new SqliteConnection($"Data Source={File}"))
            SqliteConnection.ClearPool(pooled);
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>As several servers have it.</summary>
public sealed class DesksInPostgres(Postgres postgres) : DeskContract
{
    private protected override async Task<IDatabase> OpenAsync()
    {
        var database = new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance) { IsShared = true };
        await database.MigrateAsync();
        return database;
    }
}
