using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Access;
using QueueServer.Storage;
using QueueServer.Storage.Backups;
using QueueServer.Storage.Postgres;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using static QueueServer.Tests.Storage.FilledDatabase;
using FirstRun = Tests.Shared.FirstRun;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Storage;

/// <summary>A backup is of one form: an office that outgrew one machine takes its queue to PostgreSQL, and may come back.</summary>
public sealed class ABackupMovesToAnotherDatabase(Postgres postgres) : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_every_row_but_the_faces_there_and_back()
    {
        var first = Databases.At(FileOf("first"));
        await first.MigrateAsync();
        await FillAsync(first);
        var before = await RowsAsync(first);
        Assert.Equal(before.Keys.Order(), await TablesAsync(first)); // a table that is new is filled here, too, and copied
        Assert.All(before.Values, rows => Assert.NotEmpty(rows));

        await using var shared = new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance);
        await MoveAsync(first, shared, "to-postgres");
        var there = await RowsAsync(shared);
        var last = Databases.At(FileOf("last"));
        await MoveAsync(shared, last, "to-sqlite");
        var back = await RowsAsync(last);

        foreach (var (table, rows) in before)
        {
            var kept = TableCopy.LeftOut.Contains(table) ? [] : rows;
            Assert.Equal(kept, there[table]);
            Assert.Equal(kept, back[table]);
        }
    }

    [Fact]
    public async Task Where_new_rows_come_after_those_it_brought()
    {
        var first = Databases.At(FileOf("first"));
        await first.MigrateAsync();
        await FillAsync(first);
        await using var shared = new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance);
        await MoveAsync(first, shared, "to-postgres");
        await using var context = shared.CreateDbContext();
        context.AddRange(AuditOf("later"), DeletionOf("picture"));
        await context.SaveChangesAsync(Stop);
        Assert.Equal([7, 8], await context.Audit.Select(row => row.Id).Order().ToListAsync(Stop));
        Assert.Equal([5, 6], await context.Deletions.Select(row => row.Id).Order().ToListAsync(Stop));
    }

    [Fact]
    public async Task By_the_same_two_commands_while_its_servers_run_on()
    {
        var (source, target) = (await postgres.MakeAsync(), await postgres.MakeAsync());
        var own = Path.Combine(Folder, "own");
        string number;
        await using (var server = await RunningProgram.StartServerAsync(own, Postgres(source)))
        {
            await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(own, "officer"));
            var kiosk = Clients.Make(
                server.Address,
                (await File.ReadAllTextAsync(Path.Combine(own, "devices", "kiosk-1.secret"), Stop)).Trim()
            );
            number = await TakeAsync(kiosk);
            Assert.Equal((0, ""), await RunAsync(DataCommands.Backup, own, Postgres(source)));
            await TakeAsync(kiosk); // the server goes on
        }

        var (shared, alone) = (Path.Combine(Folder, "shared"), Path.Combine(Folder, "alone"));
        Assert.Equal((0, ""), await RunAsync(DataCommands.Restore, shared, Postgres(target)));
        Assert.Equal((0, ""), await RunAsync(DataCommands.Restore, alone));
        foreach (var (data, settings) in new[] { (shared, Postgres(target)), (alone, []) })
        {
            await using var again = await RunningProgram.StartServerAsync(data, settings);
            await Session.SignInAsync(again.Address, "officer", "officer went in by the door");
            var kiosk = Clients.Make(
                again.Address,
                (await File.ReadAllTextAsync(Path.Combine(own, "devices", "kiosk-1.secret"), Stop)).Trim()
            );
            Assert.Equal(("A001", "A352"), (number, await TakeAsync(kiosk))); // A002 was given, and the backup does not know it
        }
    }

    [Fact]
    public async Task But_never_over_a_queue_that_is_there()
    {
        var first = Databases.At(FileOf("first"));
        await first.MigrateAsync();
        await FillAsync(first);
        var connection = await postgres.MakeAsync();
        await using var shared = new PostgresDatabase(connection, NullLoggerFactory.Instance);
        await MoveAsync(first, shared, "once");
        var before = await RowsAsync(shared);
        File.Copy(Path.Combine(Folder, "once.zip"), Zip);
        var (code, error) = await RunAsync(DataCommands.Restore, Path.Combine(Folder, "elsewhere"), Postgres(connection));
        Assert.Equal(2, code);
        Assert.Contains("holds a queue already", error, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(shared));
    }

    [Fact]
    public async Task And_what_cannot_be_done_is_said_in_a_line()
    {
        var (code, error) = await RunAsync(DataCommands.Backup, Folder, Postgres(await postgres.MakeAsync()));
        Assert.Equal(
            (2, "QueueServer cannot backup: the database is empty or an older version's: start this version's server on it once."),
            (code, error)
        );
        (code, error) = await RunAsync(DataCommands.Backup, Folder, Postgres($"Host={Folder};Database=none;Username=nobody"));
        Assert.Equal(2, code);
        Assert.StartsWith("QueueServer cannot backup: ", Assert.Single(error.Split('\n')), StringComparison.Ordinal);
        (code, error) = await RunAsync(DataCommands.Backup, Folder, Postgres("no connection string"));
        Assert.Equal(2, code);
        Assert.Contains("Storage:ConnectionString", Assert.Single(error.Split('\n')), StringComparison.Ordinal);
        (code, error) = await RunAsync(DataCommands.Backup, Folder, "--Storage:Provider", "Foo");
        Assert.Equal(2, code);
        Assert.Contains("'Storage:Provider'", Assert.Single(error.Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    private string Zip => Path.Combine(Folder, "backup.zip");

    private string FileOf(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName, SqliteDatabase.FileName);

    private static string[] Postgres(string connection) => ["--Storage:Provider", "Postgres", "--Storage:ConnectionString", connection];

    private async Task<(int Code, string Error)> RunAsync(string command, string data, params string[] settings)
    {
        var (code, errors) = await RunningProgram.RunAsync([
            "dotnet",
            "exec",
            Repository.Program("QueueServer"),
            command,
            Zip,
            "--Data",
            data,
            .. settings,
        ]);
        return (code, string.Join('\n', errors));
    }

    private async Task MoveAsync(IDatabase from, IDatabase to, string name)
    {
        var file = Path.Combine(Folder, $"{name}.zip");
        await Backup.WriteAsync(from, Path.Combine(Folder, "first", "media"), file);
        await Restore.ReadAsync(to, Path.Combine(Folder, "last"), Path.Combine(Folder, "last", "media"), file, NothingMarked);
    }

    private static Task NothingMarked(QueueContext held, string folder) => Task.CompletedTask;

    private static async Task<string> TakeAsync(HttpClient kiosk)
    {
        var reply = await kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births)).ReadAsync<IssueReply>();
        return reply.Ticket.Number.ToString();
    }

    private static async Task<IEnumerable<string>> TablesAsync(IDatabase database)
    {
        await using var context = database.CreateDbContext();
        return context.Model.GetEntityTypes().Select(type => type.GetTableName()!).Order().ToList(); // each has one
    }

    /// <summary>Every row of every table, as text.</summary>
    private static async Task<Dictionary<string, List<string>>> RowsAsync(IDatabase database)
    {
        await using var context = database.CreateDbContext();
        return new()
        {
            ["journal"] = await TextAsync(context.Journal),
            ["settings"] = await TextAsync(context.Settings),
            ["consents"] = await TextAsync(context.Consents),
            ["accounts"] = await TextAsync(context.Accounts),
            ["audit"] = await TextAsync(context.Audit),
            ["deletions"] = await TextAsync(context.Deletions),
            ["ratings"] = await TextAsync(context.Ratings),
            ["faces"] = await TextAsync(context.Faces),
            ["pictures"] = await TextAsync(context.Pictures),
            ["facts"] = await TextAsync(context.Facts),
            ["secrets"] = await TextAsync(context.Secrets),
            ["funnel"] = await TextAsync(context.Funnel),
            ["units"] = await TextAsync(context.Units),
            ["summaries"] = await TextAsync(context.Summaries),
            ["corrections"] = await TextAsync(context.Corrections),
            ["summary_months"] = await TextAsync(context.SummaryMonths),
            ["summary_offices"] = await TextAsync(context.SummaryOffices),
            ["summary_sources"] = await TextAsync(context.SummarySources),
            ["booking_records"] = await TextAsync(context.Bookings),
            ["booking_contacts"] = await TextAsync(context.BookingContacts),
            ["passing"] = await TextAsync(context.Passing),
        };
    }

    private static async Task<List<string>> TextAsync<TRow>(IQueryable<TRow> rows)
        where TRow : class =>
        [.. (await rows.AsNoTracking().ToListAsync(Stop)).Select(row => JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal)];
}
