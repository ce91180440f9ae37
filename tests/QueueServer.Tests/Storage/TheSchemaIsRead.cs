using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Storage;

public sealed class TheSchemaIsRead : TempFolder
{
    [Fact]
    public async Task Once_by_a_start_that_finds_it_up_to_date()
    {
        var file = Path.Combine(Folder, "queue.db");
        await Databases.At(file).MigrateAsync();
        using var log = new CapturedLog();
        await new SqliteDatabase(file, TimeProvider.System, log).MigrateAsync();
        Assert.Single(
            log.Lines,
            line =>
                line.Event == RelationalEventId.CommandExecuted
                && line.Text.Contains("FROM \"__EFMigrationsHistory\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task And_each_migration_there_is_is_named()
    {
        await using var sqlite = Databases.At(Path.Combine(Folder, "queue.db")).CreateDbContext();
        await using var database = new PostgresDatabase("Host=nowhere", NullLoggerFactory.Instance);
        await using var postgres = database.CreateDbContext();
        foreach (var context in new QueueContext[] { sqlite, postgres })
        {
            var there = typeof(QueueContext)
                .Assembly.GetTypes()
                .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context.GetType())
                .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
                .OfType<string>()
                .Order(StringComparer.Ordinal);
            Assert.Equal(there, context.Database.GetMigrations());
            Assert.False(context.Database.HasPendingModelChanges());
        }
    }
}
