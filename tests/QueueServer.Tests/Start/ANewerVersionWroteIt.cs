using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QueueServer.Access;
using QueueServer.Storage;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Start;

/// <summary>Whoever goes back to an older version after an upgrade loses nothing: it says so and leaves every file as it is.</summary>
public sealed class ANewerVersionWroteIt : TempFolder
{
    private string Database => Path.Combine(Folder, SqliteDatabase.FileName);

    [Theory]
    [InlineData("\"counter\":\"quay-1\"", "\"counter\":\"quay-1\",\"lamp\":\"green\"", 2)] // a property
    [InlineData("counter-opened", "counter-blessed", 2)] // an event
    [InlineData("\"officer\":\"lan\"", "\"officer\":\"lan\"", 99)] // a form
    public async Task A_record_stops_the_start_and_every_file_is_left_as_it_is(string known, string newer, int form)
    {
        await FirstDay.PutIntoAsync(Folder);
        using (var office = await TestOffice.StartAsync(Folder))
        {
            await office.TakeAsync();
            await office.OpenAsync(TestOffice.One);
            await office.TakeAsync();
        }

        long version;
        await using (var context = Databases.At(Database).CreateDbContext())
        {
            var row = await context
                .Journal.AsNoTracking()
                .SingleAsync(row => row.Kind == "OpenCounter", TestContext.Current.CancellationToken);
            var stored = new StoredRecord(
                new(row.Office),
                row.Version,
                DateOnly.FromDayNumber(row.Day),
                new(row.Command),
                row.Kind,
                null,
                Encoding.UTF8.GetBytes(row.Events.Replace(known, newer, StringComparison.Ordinal))
            )
            {
                Form = form,
            };
            await context.Database.ExecuteSqlAsync(
                $"""
                UPDATE journal SET Events = {Encoding.UTF8.GetString(stored.Events)}, Form = {form}, Checksum = {(long)stored.Checksum()}
                WHERE Version = {row.Version}
                """,
                TestContext.Current.CancellationToken
            );
            version = row.Version;
        }

        await AssertRefusedAsync(
            $"record {version} of the journal of ha-dong (form {form}) was written by a newer version of this program: start that "
                + "version, or restore a backup of this one's."
        );
    }

    [Theory]
    [InlineData("\"timeZone\"", "\"lamps\":true,\"timeZone\"", 2)]
    [InlineData("\"timeZone\"", "\"timeZone\"", 99)]
    public async Task So_do_settings(string known, string newer, int form)
    {
        await FirstDay.PutIntoAsync(Folder);
        await using (var context = Databases.At(Database).CreateDbContext())
            await context.Database.ExecuteSqlAsync(
                $"UPDATE settings SET Settings = replace(Settings, {known}, {newer}), Form = {form}",
                TestContext.Current.CancellationToken
            );
        await AssertRefusedAsync($"of the settings of ha-dong (form {form}) was written by a newer version of this program");
    }

    [Theory]
    [InlineData("""{"form":2,"marked":{"day":"2026-11-23","version":9,"given":{},"leased":{},"lamp":"green"}}""", 2)] // a property
    [InlineData("""{"day":"2026-11-23","version":9,"given":{},"leased":{},"lamp":"green"}""", 1)]
    [InlineData("""{"form":99,"told":"otherwise"}""", 99)] // a form
    public async Task So_does_the_mark_of_numbers(string newer, int form)
    {
        await FirstDay.PutIntoAsync(Folder);
        await AssertMarkRefusedAsync(newer, form);
    }

    /// <summary>A repair looks into the mark as well.</summary>
    [Fact]
    public async Task So_does_the_mark_of_numbers_beside_a_damaged_database()
    {
        await FirstDay.PutIntoAsync(Folder);
        using (var office = await TestOffice.StartAsync(Folder))
            await office.TakeAsync();
        await using (var context = Databases.At(Database).CreateDbContext())
            await context.Database.ExecuteSqlAsync(
                $"UPDATE journal SET Events = replace(Events, 'A001', 'A007')",
                TestContext.Current.CancellationToken
            );
        await AssertMarkRefusedAsync("""{"form":99,"told":"otherwise"}""", 99);
    }

    private async Task AssertMarkRefusedAsync(string newer, int form)
    {
        var mark = Path.Combine(NumberMark.FolderOf(Database), "ha-dong.mark");
        MarkSlots.Put(mark, 0, sequence: 900, newer);
        await AssertRefusedAsync($"{mark} (form {form}) was written by a newer version of this program");
    }

    private async Task AssertRefusedAsync(string sentence)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var before = Files();
        foreach (var _ in Enumerable.Range(0, 2)) // as a service that is started again and again
        {
            var (code, errors) = await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(Folder));
            Assert.Equal(2, code);
            Assert.Contains(sentence, Assert.Single(errors), StringComparison.Ordinal);
        }

        Assert.Equal(before, Files());
    }

    private Dictionary<string, string> Files() =>
        Directory
            .GetFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not "server.lock")
            .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
}
