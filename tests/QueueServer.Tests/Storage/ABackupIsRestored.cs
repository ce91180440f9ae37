using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using QueueServer.Storage;
using QueueServer.Storage.Backups;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Storage;

public sealed class ABackupIsRestored : TempFolder
{
    private string Data => Directory.CreateDirectory(Path.Combine(Folder, "data")).FullName;

    private string Zip => Path.Combine(Folder, "backup.zip");

    [Fact]
    public async Task By_one_command_while_the_first_server_runs_on()
    {
        await using (var server = await RunningProgram.StartServerAsync(Data))
        {
            Directory.CreateDirectory(Path.Combine(Data, "media"));
            await File.WriteAllBytesAsync(
                Path.Combine(Data, "media", SampleMedia.PngName),
                SampleMedia.Png,
                TestContext.Current.CancellationToken
            );
            await Session.BeginAsync(server.Address, "officer", global::Tests.Shared.FirstRun.PasswordOf(Data, "officer"));
            Assert.Equal((0, ""), await RunAsync(DataCommands.Backup, Data));
        }

        var elsewhere = Path.Combine(Folder, "elsewhere");
        Assert.Equal((0, ""), await RunAsync(DataCommands.Restore, elsewhere));
        Assert.Equal(
            SampleMedia.Png,
            await File.ReadAllBytesAsync(Path.Combine(elsewhere, "media", SampleMedia.PngName), TestContext.Current.CancellationToken)
        );
        await using var again = await RunningProgram.StartServerAsync(elsewhere);
        await Session.SignInAsync(again.Address, "officer", "officer went in by the door");
    }

    [Fact]
    public async Task Never_over_a_database_that_is_there()
    {
        using (var office = await TestOffice.StartAsync(Data))
            await office.TakeAsync();
        await Backup.WriteAsync(Databases.At(Path.Combine(Data, SqliteDatabase.FileName)), Path.Combine(Data, "media"), Zip);
        var before = await RecordsAsync();
        Assert.NotEmpty(before);
        var (code, error) = await RunAsync(DataCommands.Restore, Data);
        Assert.Equal(2, code);
        Assert.Contains("QueueServer cannot restore:", error, StringComparison.Ordinal);
        Assert.Contains("is there already", error, StringComparison.Ordinal);
        Assert.Equal(before, await RecordsAsync());

        async Task<List<(long, Guid, string)>> RecordsAsync()
        {
            await using var context = Databases.At(Path.Combine(Data, SqliteDatabase.FileName)).CreateDbContext();
            var rows = await context.Journal.AsNoTracking().OrderBy(row => row.Version).ToListAsync(TestContext.Current.CancellationToken);
            return rows.ConvertAll(row => (row.Version, row.Command, row.Events));
        }
    }

    [Theory]
    [InlineData("no zip")]
    [InlineData("a zip of something else")]
    [InlineData("a way out of the folder")]
    [InlineData("a damaged database")]
    [InlineData("a picture under another's name")]
    [InlineData("a folder of media")]
    [InlineData("a name twice")]
    [InlineData("more files than there are")]
    [InlineData("a picture that is larger than any")]
    [InlineData("somebody's trigger")]
    [InlineData("somebody's view")]
    [InlineData("somebody's table")]
    [InlineData("faces")]
    public async Task Not_from(string what)
    {
        if (what == "no zip")
            await File.WriteAllTextAsync(Zip, what, TestContext.Current.CancellationToken);
        else
        {
            using (var office = await TestOffice.StartAsync(Data))
                await office.TakeAsync();
            await Backup.WriteAsync(Databases.At(Path.Combine(Data, SqliteDatabase.FileName)), Path.Combine(Data, "media"), Zip);
            await using var zip = await ZipFile.OpenAsync(Zip, ZipArchiveMode.Update, TestContext.Current.CancellationToken);
            if (SqlOf(what) is { } sql)
            {
                var file = Path.Combine(Folder, "other.db");
                // a backup has it
                await zip.GetEntry(SqliteDatabase.FileName)!.ExtractToFileAsync(file, TestContext.Current.CancellationToken);
                await using (var context = SqliteDatabase.OpenAlone(file))
                    await context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
                zip.GetEntry(SqliteDatabase.FileName)!.Delete(); // as above
                await zip.CreateEntryFromFileAsync(file, SqliteDatabase.FileName, TestContext.Current.CancellationToken);
            }
            else if (what == "a picture that is larger than any")
            {
                await using var entry = await zip.CreateEntry($"media/{SampleMedia.PngName}", CompressionLevel.Fastest)
                    .OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync(new byte[MediaKind.MaxBytes + 1], TestContext.Current.CancellationToken);
            }
            else if (what == "a damaged database")
            {
                zip.GetEntry(SqliteDatabase.FileName)!.Delete(); // a backup has it
                await using var entry = await zip.CreateEntry(SqliteDatabase.FileName).OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync(new byte[8192], TestContext.Current.CancellationToken);
            }
            else
                foreach (var name in NamesOf(what))
                    zip.CreateEntry(name);
        }

        var empty = Path.Combine(Folder, "empty");
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            Restore.ReadAsync(
                Databases.At(Path.Combine(empty, SqliteDatabase.FileName)),
                empty,
                Path.Combine(empty, "media"),
                Zip,
                (_, _) => Task.CompletedTask
            )
        );
        Assert.False(File.Exists(Path.Combine(empty, SqliteDatabase.FileName)));
        Assert.False(File.Exists(Path.Combine(Folder, "out.txt")));
    }

    private static string? SqlOf(string what) =>
        what switch
        {
            "somebody's trigger" => "CREATE TRIGGER t AFTER INSERT ON accounts BEGIN UPDATE accounts SET Role = 'administrator'; END",
            "somebody's view" => "CREATE VIEW v AS SELECT * FROM accounts",
            "somebody's table" => "CREATE TABLE notes (x)",
            "faces" => "INSERT INTO faces (Office, Day, Visitor, Model, Box) VALUES ('ha-dong', 1, 'x', 'm', x'00')",
            _ => null,
        };

    private static IEnumerable<string> NamesOf(string what) =>
        what switch
        {
            "a way out of the folder" => ["media/../../out.txt"],
            "a picture under another's name" => [$"media/{new string('0', 32)}.png"],
            "a folder of media" => ["media/"],
            "a name twice" => [SqliteDatabase.FileName],
            "more files than there are" => Enumerable.Range(0, 10_001).Select(n => $"media/{n:x32}.png"),
            _ => ["notes.txt"],
        };

    private async Task<(int Code, string Error)> RunAsync(string command, string data)
    {
        var (code, errors) = await RunningProgram.RunAsync(
            "dotnet",
            "exec",
            Repository.Program("QueueServer"),
            command,
            Zip,
            "--Data",
            data
        );
        return (code, string.Join('\n', errors));
    }
}
