using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using ScreenHosting;

namespace QueueServer.Storage.Postgres;

/// <summary>
/// PostgreSQL, which any number of servers share. A commit is on its disk when it answers (<c>synchronous_commit</c> is set so on each
/// connection).
/// </summary>
internal sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    /// <summary>
    /// A server whose machine is gone keeps no lock longer than these seconds: it is asked for twice, five seconds apart, and then let go.
    /// </summary>
    private const string ForgetTheDead = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2";

    private const long StartLock = 0x71_75_65_75_65; // "queue": any number that no other program on this database uses
    private const long PlaceLock = StartLock + 1;
    private const int PlaceTries = 3; // a second apart: the server before may have been killed, and its connection not missed yet
    private readonly ILoggerFactory loggers;
    private readonly DbContextOptions<PostgresContext> options;
    private NpgsqlConnection? place; // holds it once it is taken

    /// <exception cref="StartException">The connection string is not one.</exception>
    public PostgresDatabase(string connectionString, ILoggerFactory loggers)
    {
        this.loggers = loggers;
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "QueueServer" };
            settings.Options = $"{settings.Options} -c synchronous_commit=on {ForgetTheDead}".Trim();
            Source = NpgsqlDataSource.Create(settings);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StartException($"Storage:ConnectionString is not a connection string of PostgreSQL: {e.Message}", e);
        }

        options = OptionsFor(Source, loggers);
    }

    /// <summary>Its connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <inheritdoc />
    public bool IsShared { get; init; }

    public QueueContext CreateDbContext() => CreateOwnContext();

    public PostgresContext CreateOwnContext() => new(options);

    public async Task<IAsyncDisposable> StartAloneAsync()
    {
        try
        {
            var connection = await Source.OpenConnectionAsync();
            await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection)
            {
                CommandTimeout = 0,
                Parameters = { new() { Value = StartLock } },
            };
            await hold.ExecuteNonQueryAsync();
            return new Held(connection);
        }
        catch (NpgsqlException e)
        {
            throw new StartException($"the PostgreSQL database cannot be reached or used: {e.Message}", e);
        }
    }

    /// <inheritdoc />
    public async Task EnterAsync()
    {
        place = await Source.OpenConnectionAsync();
        await using var take = new NpgsqlCommand($"SELECT pg_try_advisory_lock{(IsShared ? "_shared" : "")}($1)", place)
        {
            Parameters = { new() { Value = PlaceLock } },
        };
        for (var tries = 0; await take.ExecuteScalarAsync() is not true; tries++)
        {
            if (tries == PlaceTries)
                throw new StartException(
                    "another server uses this PostgreSQL database. Several servers are one with Cluster:Enabled=true at each of them."
                );
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    public async Task MigrateAsync()
    {
        await using var context = CreateDbContext();
        try
        {
            if (await SchemaVersion.IsOlderAsync(context))
                await context.Database.MigrateAsync();
        }
        catch (NpgsqlException e)
        {
            throw new StartException($"the PostgreSQL database cannot be used: {e.Message}", e);
        }
    }

    /// <summary>PostgreSQL guards its own pages; a record that cannot be read is for its administrator.</summary>
    public bool IsDamage(Exception failure) => false;

    public Task RepairAsync() => throw new StartException("a PostgreSQL database is repaired with its own tools.");

    public async Task<IAsyncDisposable> BeginReadAsync(QueueContext context) =>
        await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);

    /// <summary>Deleted rows leave with PostgreSQL's own vacuum; until then they are sealed, and their key is gone.</summary>
    public Task EraseTracesAsync(QueueContext context) => Task.CompletedTask;

    public Task CopyToAsync(string file) => PostgresCopy.WriteAsync(this, file);

    public async Task CheckEmptyAsync()
    {
        await using var context = CreateDbContext();
        if (
            (await context.Database.GetAppliedMigrationsAsync()).Any()
            && (await context.Accounts.AnyAsync() || await context.Journal.AnyAsync())
        )
            throw new IOException("the PostgreSQL database holds a queue already: restore into an empty one.");
    }

    public Task TakeInAsync(string file) => PostgresCopy.ReadAsync(file, this);

    public async ValueTask DisposeAsync()
    {
        if (place is not null)
            await place.DisposeAsync();
        await Source.DisposeAsync();
    }

    private static DbContextOptions<PostgresContext> OptionsFor(NpgsqlDataSource source, ILoggerFactory loggers) =>
        new DbContextOptionsBuilder<PostgresContext>()
            .UseNpgsql(source)
            .UseLoggerFactory(loggers)
            .ReplaceService<IMigrationsAssembly, NamedMigrations>()
            .ConfigureWarnings(QueueContext.SayLess)
            .Options;

    /// <summary>The lock goes with the transaction-less session: it is given back before the connection returns to the pool.</summary>
    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (
                var release = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection)
                {
                    Parameters = { new() { Value = StartLock } },
                }
            )
                await release.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }

    /// <summary>For <c>dotnet ef migrations add</c> only.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresContext>
    {
        public PostgresContext CreateDbContext(string[] args) =>
            new(OptionsFor(NpgsqlDataSource.Create("Host=design-time"), LoggerFactory.Create(_ => { })));
    }
}
