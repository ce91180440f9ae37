using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using QueueServer.Journal;
using QueueServer.Storage.Postgres;
using QueueServer.Tests.Running;
using Tests.Shared;

[assembly: AssemblyFixture(typeof(QueueServer.Tests.Journal.Postgres))]

namespace QueueServer.Tests.Journal;

/// <summary>One PostgreSQL for all tests; each has a database of its own.</summary>
public sealed class Postgres : IAsyncLifetime
{
    private PostgresServer? server;
    private int made;

    public async ValueTask InitializeAsync() => server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A connection string to an empty database.</summary>
    internal Task<string> MakeAsync() => server!.MakeAsync($"test_{Interlocked.Increment(ref made)}"); // made in InitializeAsync
}

public sealed class ThePostgresJournal(Postgres postgres) : JournalContract
{
    private protected override async Task<IEventJournal> OpenAsync() => new EventJournal(await Databases.MakeAsync(postgres));

    [Fact]
    public async Task A_commit_waits_for_the_disk()
    {
        await using var database = new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance);
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SHOW synchronous_commit", connection);
        Assert.Equal("on", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("deletions")]
    [InlineData("consents")]
    public async Task What_is_only_added_to_is_neither_changed_nor_deleted(string table)
    {
        await using var database = new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance);
        await database.MigrateAsync();
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await RunAsync(
            table switch
            {
                "audit" => """INSERT INTO audit ("At", "Office", "Who", "Role", "What", "Address") VALUES (1, 'o', 'w', 'r', 'x', 'a')""",
                "deletions" =>
                    """INSERT INTO deletions ("Office", "At", "Kind", "Count", "Why") VALUES ('o', 1, 'template', 1, 'finished')""",
                _ => """INSERT INTO consents ("Office", "Version", "Language", "Since", "Texts") VALUES ('o', 1, 'vi', 1, '{}')""",
            }
        );
        foreach (var change in new[] { $"""UPDATE {table} SET "Office" = 'p'""", $"DELETE FROM {table}", $"TRUNCATE {table}" })
            Assert.Contains(
                "only added to",
                (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(change))).MessageText,
                StringComparison.Ordinal
            );

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
