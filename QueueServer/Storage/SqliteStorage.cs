using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ScreenHosting;

namespace QueueServer.Storage;

/// <summary>The embedded database: one file in the data folder, in WAL mode.</summary>
internal static class SqliteStorage
{
    public static void Configure(DbContextOptionsBuilder options, string file) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = true }.ToString())
        .AddInterceptors(new SqlitePragmas());

    /// <summary>Brings the schema up to date and sets WAL mode, which the file remembers.</summary>
    /// <exception cref="StartException">The file is not this program's database, is damaged, or cannot be written.</exception>
    public static async Task MigrateAsync(IDbContextFactory<QueueContext> contexts)
    {
        await using var context = await contexts.CreateDbContextAsync();
        try
        {
            await context.Database.MigrateAsync();
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;");
        }
        catch (SqliteException e)
        {
            throw new StartException($"the database {context.Database.GetDbConnection().DataSource} cannot be used: {e.Message}", e);
        }
    }
}

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class DesignTimeContexts : IDesignTimeDbContextFactory<QueueContext>
{
    public QueueContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<QueueContext>();
        SqliteStorage.Configure(options, "design-time.db");
        return new(options.Options);
    }
}
