using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Storage;
using QueueServer.Storage.Sqlite;

namespace Benchmarks.Micro;

/// <summary>The server's own database in a temporary data folder.</summary>
internal sealed class Database : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("micro-").FullName;
    private readonly SqliteDatabase database;

    public Database()
    {
        Data = DataFolder.Open(folder);
        database = new(Data.PathOf(SqliteDatabase.FileName), TimeProvider.System, NullLoggerFactory.Instance);
        database.MigrateAsync().GetAwaiter().GetResult(); // a benchmark's set-up is not asynchronous
        Journal = new EventJournal(database);
    }

    public DataFolder Data { get; }

    public IEventJournal Journal { get; }

    /// <summary>Puts a day's records there, all in one transaction.</summary>
    public void Fill(OfficeId office, IEnumerable<JournalRecord> records)
    {
        using var context = database.CreateDbContext();
        using var transaction = context.Database.BeginTransaction();
        FillAsync().GetAwaiter().GetResult(); // as above
        transaction.Commit();

        async Task FillAsync()
        {
            await using var writer = new StoredRecords.Writer(context);
            foreach (var record in records)
                await writer.WriteAsync(office, record);
        }
    }

    /// <summary>Puts days like the one that is there before it, one a day.</summary>
    public void Repeat(int days)
    {
        using var context = database.CreateDbContext();
        context.Database.ExecuteSql(
            $"""
            WITH RECURSIVE back (days) AS (SELECT 1 UNION ALL SELECT days + 1 FROM back WHERE days < {days})
            INSERT INTO journal ("Office", "Version", "Day", "Command", "Kind", "Ticket", "At", "Events")
            SELECT "Office", "Version" - days * (SELECT MAX("Version") FROM journal), "Day" - days,
              printf('%08X-%s', days, substr("Command", 10)), "Kind", "Ticket", "At" - days * 86400000, "Events"
            FROM journal, back WHERE {days} > 0
            """
        );
    }

    public void Dispose()
    {
        Data.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
