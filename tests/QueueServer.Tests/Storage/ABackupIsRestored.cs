using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using QueueServer.Storage;
using QueueServer.Storage.Copies;
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
            await File.WriteAllBytesAsync(Path.Combine(Data, "media", "a.png"), [1, 2, 3], TestContext.Current.CancellationToken);
            await Session.BeginAsync(server.Address, "officer", global::Tests.Shared.FirstRun.PasswordOf(Data, "officer"));
            Assert.Equal((0, ""), await RunAsync(DataCommands.Backup, Data));
        }

        var elsewhere = Path.Combine(Folder, "elsewhere");
        Assert.Equal((0, ""), await RunAsync(DataCommands.Restore, elsewhere));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(elsewhere, "media", "a.png"), TestContext.Current.CancellationToken));
        await using var again = await RunningProgram.StartServerAsync(elsewhere);
        await Session.SignInAsync(again.Address, "officer", "officer went in by the door");
    }

    [Fact]
    public async Task Never_over_a_database_that_is_there()
    {
        using (var office = await TestOffice.StartAsync(Data)) await office.TakeAsync();
        await Backup.WriteAsync(Databases.At(Path.Combine(Data, SqliteDatabase.FileName)), Path.Combine(Data, "media"), Zip);
        var before = await File.ReadAllBytesAsync(Path.Combine(Data, SqliteDatabase.FileName), TestContext.Current.CancellationToken);
        var (code, error) = await RunAsync(DataCommands.Restore, Data);
        Assert.Equal(2, code);
        Assert.Contains("QueueServer cannot restore:", error, StringComparison.Ordinal);
        Assert.Contains("is there already", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Data, SqliteDatabase.FileName), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("no zip")]
    [InlineData("a zip of something else")]
    [InlineData("a way out of the folder")]
    [InlineData("a damaged database")]
    public async Task Not_from(string what)
    {
        if (what == "no zip") await File.WriteAllTextAsync(Zip, what, TestContext.Current.CancellationToken);
        else
        {
            using (var office = await TestOffice.StartAsync(Data)) await office.TakeAsync();
            await Backup.WriteAsync(Databases.At(Path.Combine(Data, SqliteDatabase.FileName)), Path.Combine(Data, "media"), Zip);
            await using var zip = await ZipFile.OpenAsync(Zip, ZipArchiveMode.Update, TestContext.Current.CancellationToken);
            if (what == "a damaged database")
            {
                zip.GetEntry(SqliteDatabase.FileName)!.Delete(); // a backup has it
                await using var entry = await zip.CreateEntry(SqliteDatabase.FileName).OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync(new byte[8192], TestContext.Current.CancellationToken);
            }
            else zip.CreateEntry(what == "a way out of the folder" ? "media/../../out.txt" : "notes.txt");
        }

        var empty = Path.Combine(Folder, "empty");
        await Assert.ThrowsAsync<InvalidDataException>(() => Restore.ReadAsync(Databases.At(Path.Combine(empty, SqliteDatabase.FileName)), empty, Path.Combine(empty, "media"), Zip));
        Assert.False(File.Exists(Path.Combine(empty, SqliteDatabase.FileName)));
        Assert.False(File.Exists(Path.Combine(Folder, "out.txt")));
    }

    private async Task<(int Code, string Error)> RunAsync(string command, string data)
    {
        var (code, errors) = await RunningProgram.RunAsync("dotnet", "exec", Repository.Program("QueueServer"), command, Zip, "--Data", data);
        return (code, string.Join('\n', errors));
    }
}
