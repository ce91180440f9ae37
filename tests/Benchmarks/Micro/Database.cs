using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Storage;

namespace Benchmarks.Micro;

/// <summary>The server's own database in a temporary data folder.</summary>
internal sealed class Database : IDbContextFactory<QueueContext>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("micro-").FullName;
    private readonly DbContextOptions<QueueContext> options;

    public Database()
    {
        Data = DataFolder.Open(folder);
        var building = new DbContextOptionsBuilder<QueueContext>();
        SqliteStorage.Configure(building, Data.PathOf("queue.db"));
        options = building.Options;
        SqliteStorage.MigrateAsync(this).GetAwaiter().GetResult(); // a benchmark's set-up is not asynchronous
        Journal = new SqliteJournal(this, NullLogger<SqliteJournal>.Instance);
    }

    public DataFolder Data { get; }

    public IEventJournal Journal { get; }

    public QueueContext CreateDbContext() => new(options);

    /// <summary>Puts a day's records there, all in one transaction.</summary>
    public void Fill(OfficeId office, IEnumerable<JournalRecord> records)
    {
        using var context = CreateDbContext();
        context.AddRange(records.Select(record => new JournalRow
        {
            Office = office.Value, Version = record.Version, Day = record.Day.DayNumber, Command = record.Command.Value, Kind = record.Kind,
            Ticket = record.Ticket?.Value, At = record.Events[0].At.ToUnixTimeMilliseconds(), Events = EventJson.Write(record.Events),
        }));
        context.SaveChanges();
    }

    public void Dispose()
    {
        Data.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
