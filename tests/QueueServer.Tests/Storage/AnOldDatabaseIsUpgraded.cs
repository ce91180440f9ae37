using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using ScreenHosting;
using FirstRun = QueueServer.Access.FirstRun;

namespace QueueServer.Tests.Storage;

public sealed class AnOldDatabaseIsUpgraded(Postgres postgres) : TempFolder
{
    private static readonly OfficeId Here = new("ha-dong");

    [Fact]
    public async Task Its_accounts_hold_and_an_administrator_is_added()
    {
        using var data = DataFolder.Open(Folder);
        var contexts = Databases.At(Path.Combine(Folder, "queue.db"));
        await using (var context = contexts.CreateDbContext())
        {
            await context.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
            var (hash, secret) = (Passwords.HashOf("first password"), Passwords.HashOfSecret("secret"));
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO accounts (Name, Role, Office, SecretHash, Stamp, CreatedAt, MustChange, Disabled, Failed, FactorStep)
                VALUES ('officer', 'officer', 'ha-dong', {hash}, '', 0, 0, 0, 0, 0),
                  ('kiosk-1', 'kiosk', 'ha-dong', {secret}, '', 0, 0, 0, 0, 0)
                """,
                TestContext.Current.CancellationToken
            );
        }

        var file = new FirstRunFile(data);
        file.Add([(Roles.Officer, "officer", "first password"), (Roles.Manager, "manager", "of an account that is gone")]);
        await contexts.MigrateAsync();
        await new FirstRun(contexts, data, file, TimeProvider.System, NullLogger<FirstRun>.Instance).EnsureAsync(new("ha-dong"));

        using var accounts = await TestAccounts.StartAsync(Folder);
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync("first password", "officer"));
        Assert.NotNull(await accounts.Accounts.FindDeviceAsync("kiosk-1", "secret"));
        Assert.Equal((null, "officer"), (accounts.Accounts.Find("officer")?.FullName, accounts.Accounts.CalledOf("officer")));
        Assert.Equal(Roles.Administrator, accounts.Accounts.Find("admin")?.Role);
        Assert.Equal(["officer=officer", "administrator=admin"], File.ReadAllLines(file.Path).Select(line => line.Split(':')[0]));
    }

    /// <summary>From every version there was.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_journal_goes_on(bool isShared)
    {
        string[] versions;
        await using (var context = (await OpenAsync(isShared)).CreateDbContext())
            versions = [.. context.Database.GetMigrations()];
        Assert.Contains(versions, version => version.EndsWith("_Initial", StringComparison.Ordinal));
        foreach (var version in versions)
            await GoesOnAsync(await OpenAsync(isShared, version), version);
    }

    private static async Task GoesOnAsync(IDatabase database, string from)
    {
        JournalRecord[] records =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(version => new JournalRecord(
                    version,
                    new(2026, 11, 23),
                    CommandId.New(),
                    "OpenCounter",
                    Ticket: null,
                    [new CounterOpened(TestOffice.Morning.AddSeconds(version), TestOffice.One, "lan")]
                )),
        ];
        await using (var context = database.CreateDbContext())
        {
            await context.GetService<IMigrator>().MigrateAsync(from, TestContext.Current.CancellationToken);
            foreach (var record in records[..2])
            {
                var events = Encoding.UTF8.GetString(EventJson.Write(record.Events));
                await context.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO journal ("Office", "Version", "Day", "Command", "Kind", "At", "Events")
                    VALUES ('ha-dong', {record.Version}, {record.Day.DayNumber}, {record.Command.Value}, {record.Kind}, 0, {events})
                    """,
                    TestContext.Current.CancellationToken
                );
            }
        }

        await database.MigrateAsync();
        var journal = new EventJournal(database);
        Assert.True(await journal.AppendAsync(Here, records[2], FaceChanges.None), from);
        var read = await (await journal.ReadLastDayAsync(Here)).Records.ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(records.Select(record => record.Command), read.Select(record => record.Command));
        Assert.Equal(records.SelectMany(record => record.Events), read.SelectMany(record => record.Events));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task But_one_of_a_newer_version_is_refused(bool isShared)
    {
        var database = await OpenAsync(isShared);
        await database.MigrateAsync();
        await using (var context = database.CreateDbContext())
            await context.Database.ExecuteSqlAsync(
                $"""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromLater', '99.0')""",
                TestContext.Current.CancellationToken
            );
        Assert.Contains(
            "29990101000000_FromLater",
            (await Assert.ThrowsAsync<StartException>(database.MigrateAsync)).Message,
            StringComparison.Ordinal
        );
    }

    private async Task<IDatabase> OpenAsync(bool isShared, string name = "queue") =>
        isShared
            ? new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance)
            : Databases.At(Path.Combine(Folder, $"{name}.db"));
}
