using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using ScreenHosting;
using SQLitePCL;

namespace QueueServer.Storage.Sqlite;

/// <summary>The embedded database: one file in the data folder, in WAL mode.</summary>
internal sealed class SqliteDatabase(string file, TimeProvider time, ILoggerFactory loggers) : IDatabase
{
    public const string FileName = "queue.db";

    private readonly ILogger logger = loggers.CreateLogger<SqliteDatabase>();
    private readonly DbContextOptions<QueueContext> options = OptionsFor(new() { DataSource = file, Pooling = true }, loggers);

    public bool IsShared => false;

    private SqliteRepair Repair => new(file, time, logger);

    public QueueContext CreateDbContext() => new(options);

    /// <summary>The lock on the data folder is held already.</summary>
    public Task<IAsyncDisposable> StartAloneAsync() => Task.FromResult<IAsyncDisposable>(new MemoryStream());

    /// <summary>As above.</summary>
    public Task EnterAsync() => Task.CompletedTask;

    public async Task MigrateAsync()
    {
        Repair.Resume();
        if (WalTail.SetAside(file, time.GetUtcNow()) is { } aside)
            Log.WalWasTorn(logger, aside);
        try
        {
            await TryMigrateAsync();
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            await RepairAsync();
        }
        catch (SqliteException e)
        {
            throw new StartException($"the database {file} cannot be used: {e.Message}", e);
        }
    }

    public bool IsDamage(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } or DamagedRecordException
        || (failure.InnerException is { } inner && IsDamage(inner));

    public async Task RepairAsync()
    {
        await Repair.RunAsync();
        await TryMigrateAsync();
    }

    /// <summary>A deferred transaction: it takes no lock that a writer waits for.</summary>
    public async Task<IAsyncDisposable> BeginReadAsync(QueueContext context)
    {
        await context.Database.OpenConnectionAsync();
        var moment = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true); // the provider's own
        return (await context.Database.UseTransactionAsync(moment))!; // there is one
    }

    public async Task EraseTracesAsync(QueueContext context)
    {
        try
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        }
        catch (SqliteException e)
        {
            Log.WalNotTruncated(logger, e.Message);
        }
    }

    public Task CopyToAsync(string copy) =>
        File.Exists(file) ? SqliteCopy.WriteAsync(file, copy) : throw new FileNotFoundException($"there is no database {file}.");

    public Task CheckEmptyAsync() =>
        File.Exists(file)
            ? throw new IOException($"{file} is there already: restore into an empty folder, or move that file away first.")
            : Task.CompletedTask;

    public Task TakeInAsync(string copy)
    {
        File.Move(copy, file);
        return Task.CompletedTask;
    }

    /// <summary>A context of a file that nobody else uses, and that stays one file.</summary>
    public static QueueContext OpenAlone(string file) =>
        new(OptionsFor(new() { DataSource = file, Pooling = false }, NullLoggerFactory.Instance));

    private async Task TryMigrateAsync()
    {
        await using var context = CreateDbContext();
        if (await SchemaVersion.IsOlderAsync(context))
        {
            // EF Core waits for ever for a row that a killed start left here. The data folder's lock says that nobody else migrates.
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
            await context.Database.MigrateAsync();
        }

        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;"); // the file remembers it
    }

    private static DbContextOptions<QueueContext> OptionsFor(SqliteConnectionStringBuilder connection, ILoggerFactory loggers) =>
        new DbContextOptionsBuilder<QueueContext>()
            .UseSqlite(connection.ToString())
            .AddInterceptors(new SqlitePragmas())
            .UseLoggerFactory(loggers)
            .ReplaceService<IMigrationsAssembly, NamedMigrations>()
            .ConfigureWarnings(QueueContext.SayLess)
            .Options;

    /// <summary>For <c>dotnet ef migrations add</c> only.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<QueueContext>
    {
        public QueueContext CreateDbContext(string[] args) =>
            new(OptionsFor(new() { DataSource = "design-time.db" }, NullLoggerFactory.Instance));
    }
}
