using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QueueServer.Domain;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Storage;

/// <summary>What is damaged is set aside and never deleted; every whole record is kept.</summary>
public sealed class ADamagedDatabase(Postgres postgres) : TempFolder
{
    private string Database => Path.Combine(Folder, SqliteDatabase.FileName);

    private string[] SetAside =>
        Directory.Exists(Path.Combine(Folder, "damaged"))
            ? Directory.GetFiles(Path.Combine(Folder, "damaged"), "*", SearchOption.AllDirectories)
            : [];

    [Theory]
    [InlineData("A005", 40)] // cut short
    [InlineData("A007", 10_000)] // whole, but of another number
    public async Task With_a_record_that_is_not_what_was_written_goes_on_after_the_last_whole_one(string number, int length)
    {
        await FirstDay.PutIntoAsync(Folder);
        await using (var server = await RunningProgram.StartServerAsync(Folder))
            await TakeAsync(server, 6);
        long damaged;
        await using (var context = Databases.At(Database).CreateDbContext())
        {
            damaged = await context
                .Journal.Where(row => row.Kind == "IssueTicket")
                .OrderBy(row => row.Version)
                .Skip(4)
                .Select(row => row.Version)
                .FirstAsync(TestContext.Current.CancellationToken);
            await context.Database.ExecuteSqlAsync(
                $"""UPDATE journal SET "Events" = substr(replace("Events", 'A005', {number}), 1, {length}) WHERE "Version" = {damaged}""",
                TestContext.Current.CancellationToken
            );
        }

        await using var again = await RunningProgram.StartServerAsync(Folder);
        Assert.Contains("The database was damaged", again.Output, StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"last whole record, {damaged - 1}"),
            again.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(SetAside, file => Path.GetFileName(file) == SqliteDatabase.FileName);
        Assert.Equal(["A021", "A022"], await TakeAsync(again, 2)); // four were whole, six were given: a new block begins
        await Session.SignInAsync(again.Address, "officer", FirstPasswordOf("officer")); // accounts came with it
    }

    [Fact]
    public async Task Of_postgres_is_left_to_its_administrator_who_is_told_where()
    {
        string[] settings = ["--Storage:Provider", "Postgres", "--Storage:ConnectionString", await postgres.MakeAsync()];
        await using (var server = await RunningProgram.StartServerAsync(Folder, settings))
            await TakeAsync(server, 2);
        await using (var source = NpgsqlDataSource.Create(settings[^1]))
        {
            await using var spoil = source.CreateCommand("""UPDATE journal SET "Events" = replace("Events", 'A002', 'A003')""");
            await spoil.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var (code, errors) = await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(Folder, settings));
        Assert.Equal(2, code);
        Assert.Matches(
            @"cannot start: the journal cannot be read\..*The journal of ha-dong is damaged at record \d+\.",
            Assert.Single(errors)
        );
    }

    [Fact]
    public async Task With_pages_that_cannot_be_read_keeps_every_row_before_and_after_them()
    {
        await FirstDay.PutIntoAsync(Folder);
        await using (var server = await RunningProgram.StartServerAsync(Folder))
            await TakeAsync(server, 200);
        await OverwriteAsync("journal");
        await using var again = await RunningProgram.StartServerAsync(Folder);
        Assert.Contains("Table journal:", again.Output, StringComparison.Ordinal);
        Assert.Contains("the journal goes on after its last whole record", again.Output, StringComparison.Ordinal);
        Assert.Equal(["A201"], await TakeAsync(again, 1)); // above all that were given
        var damaged = new FileInfo(Assert.Single(SetAside, file => Path.GetFileName(file) == SqliteDatabase.FileName));
        Assert.True(damaged.Length > 0);
    }

    /// <summary>SQLite goes on without a word with what its file alone holds.</summary>
    [Fact]
    public async Task Whose_log_is_gone_gives_no_number_twice()
    {
        await FirstDay.PutIntoAsync(Folder);
        await using (var server = await RunningProgram.StartServerAsync(Folder))
            await TakeAsync(server, 3);
        await using (var server = await RunningProgram.StartServerAsync(Folder))
        {
            await TakeAsync(server, 12);
            await server.KillAsync();
        }

        File.Delete(Database + "-wal");
        await using var again = await RunningProgram.StartServerAsync(Folder);
        Assert.Contains("numbers go on above every one that may have been given", again.Output, StringComparison.Ordinal);
        Assert.Equal(["A021"], await TakeAsync(again, 1));
    }

    [Fact]
    public async Task That_is_none_is_set_aside_and_the_server_says_how_to_restore()
    {
        await File.WriteAllBytesAsync(
            Database,
            [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 7))],
            TestContext.Current.CancellationToken
        );
        var (code, errors) = await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(Folder));
        Assert.Equal(2, code);
        Assert.Contains(
            "Restore a backup: QueueServer restore FILE",
            Assert.Single(errors, line => line.StartsWith("QueueServer cannot start", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Equal(20_000, new FileInfo(Assert.Single(SetAside)).Length);
        Assert.False(File.Exists(Database)); // so that a restore finds its place free
    }

    [Fact]
    public async Task With_a_torn_log_keeps_its_whole_commits_and_a_copy_of_the_rest()
    {
        using var office = await TestOffice.StartAsync(Folder);
        foreach (var _ in Enumerable.Range(0, 3))
            await office.TakeAsync();
        var elsewhere = Path.Combine(Folder, "cut");
        Directory.CreateDirectory(elsewhere);
        var copy = Path.Combine(elsewhere, SqliteDatabase.FileName);
        foreach (var end in new[] { "", "-wal" })
            CopyShared(Database + end, copy + end); // as a power cut leaves it
        Assert.False(WalTail.IsTorn(copy + "-wal"));

        using (var wal = new FileStream(copy + "-wal", FileMode.Open)) // a byte of the last page that was written
        {
            wal.Position = LastByteOfItsGeneration(wal);
            var old = wal.ReadByte();
            wal.Position--;
            wal.WriteByte((byte)(old ^ 0x40));
        }

        Assert.True(WalTail.IsTorn(copy + "-wal"));
        using var again = await TestOffice.StartAsync(elsewhere);
        Assert.Equal(office.State.Tickets.Count - 1, again.State.Tickets.Count);
        Assert.Equal(
            [$"{SqliteDatabase.FileName}-wal"],
            Directory.GetFiles(Path.Combine(elsewhere, "damaged"), "*", SearchOption.AllDirectories).Select(Path.GetFileName)
        );
    }

    [Fact]
    public async Task Of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await FirstDay.PutIntoAsync(Folder);
        await using (var context = Databases.At(Database).CreateDbContext())
            await context.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromLater', '99.0')",
                TestContext.Current.CancellationToken
            );
        var (code, errors) = await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(Folder));
        Assert.Equal(2, code);
        Assert.Contains(
            "written by a newer version of this program (29990101000000_FromLater)",
            Assert.Single(errors),
            StringComparison.Ordinal
        );
        Assert.Empty(SetAside);
    }

    private string FirstPasswordOf(string user) => global::Tests.Shared.FirstRun.PasswordOf(Folder, user);

    private async Task<string[]> TakeAsync(RunningProgram server, int count)
    {
        using var kiosk = new HttpClient { BaseAddress = server.Address };
        kiosk.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken)).Trim()
        );
        var numbers = new string[count];
        for (var i = 0; i < count; i++)
        {
            using var answer = await kiosk.SendAsync(
                "/api/v1/offices/ha-dong/tickets",
                new { commandId = CommandId.New(), service = "ho-tich" }
            );
            numbers[i] = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
                .GetProperty("ticket")
                .GetProperty("number")
                .GetString()!; // a ticket has one
        }

        return numbers;
    }

    /// <summary>Destroys a page in the middle of a table, as a dying disk does.</summary>
    private async Task OverwriteAsync(string table)
    {
        long page,
            size;
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=false"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var checkpoint = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection);
            await checkpoint.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await using var of = new SqliteCommand("PRAGMA page_size", connection);
            size = (long)(await of.ExecuteScalarAsync(TestContext.Current.CancellationToken))!; // it has one
            await using var root = new SqliteCommand("SELECT rootpage FROM sqlite_master WHERE name = $table", connection);
            root.Parameters.AddWithValue("$table", table);
            page = (long)(await root.ExecuteScalarAsync(TestContext.Current.CancellationToken))!; // the table is there
        }

        using var file = new FileStream(Database, FileMode.Open);
        var header = new byte[size];
        file.Position = (page - 1) * size;
        file.ReadExactly(header);
        Assert.Equal(5, header[0]); // an inner page: its cells name the leaves, in order
        var leaves = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3));
        var cell = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(12 + (leaves / 2 * 2)));
        file.Position = (BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(cell)) - 1) * size;
        file.Write(new byte[size]);
    }

    private static void CopyShared(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = File.Create(to);
        source.CopyTo(target);
    }

    private static long LastByteOfItsGeneration(FileStream wal)
    {
        var header = new byte[32];
        wal.ReadExactly(header);
        var frame = 24 + BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(8));
        var last = 32L;
        for (var at = 32L; at + frame <= wal.Length; at += frame)
        {
            var start = new byte[24];
            wal.Position = at;
            wal.ReadExactly(start);
            if (!start.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8)))
                break;
            last = at;
        }

        return last + frame - 1;
    }
}
