using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Summaries;

public sealed class SummariesInSqlite : SummariesContract
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

public sealed class SummariesInPostgres(Postgres postgres) : SummariesContract
{
    private protected override async Task<IDatabase> OpenAsync()
    {
        var database = new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance);
        await database.MigrateAsync();
        return database;
    }
}
