using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Storage;

/// <summary>
/// Every moment at which a repair can be killed, as it leaves the folder. A program that is killed at drawn ones: tests/CrashTest.
/// </summary>
public sealed class ARepairIsCutOff : TempFolder
{
    private const string Name = "20261123-010203-456";

    private string Database => Path.Combine(Folder, SqliteDatabase.FileName);

    private string Aside => Path.Combine(Folder, "damaged", Name);

    /// <summary>A damaged database with its log, and beside it the whole one that was built of it.</summary>
    private async Task BuiltAsync()
    {
        using (var office = await TestOffice.StartAsync(Folder))
            await office.TakeAsync();
        SqliteConnection.ClearAllPools();
        File.Copy(Database, $"{Database}.repaired-{Name}");
        await File.WriteAllTextAsync(Database, "damaged", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Database + "-wal", "its log", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Database + ".salvage", "a copy", TestContext.Current.CancellationToken);
    }

    private async Task AssertEndedAsync()
    {
        await Databases.At(Database).MigrateAsync();
        await using var context = Databases.At(Database).CreateDbContext();
        Assert.Equal(1, await context.Journal.CountAsync(row => row.Kind == "IssueTicket", TestContext.Current.CancellationToken));
        Assert.Equal(
            "damaged",
            await File.ReadAllTextAsync(Path.Combine(Aside, SqliteDatabase.FileName), TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            "its log",
            await File.ReadAllTextAsync(Path.Combine(Aside, $"{SqliteDatabase.FileName}-wal"), TestContext.Current.CancellationToken)
        );
        Assert.Empty(Directory.GetFiles(Folder, "*.repair*"));
        Assert.Empty(Directory.GetFiles(Folder, "*.salvage*"));
        Assert.Single(Directory.GetDirectories(Path.Combine(Folder, "damaged")));
    }

    [Theory]
    [InlineData(0)] // built, nothing moved yet
    [InlineData(1)] // the database moved away
    [InlineData(2)] // its log, too
    public async Task After_it_built_all_it_is_ended(int moved)
    {
        await BuiltAsync();
        Directory.CreateDirectory(Aside);
        foreach (var end in new[] { "", "-wal" }.Take(moved))
            File.Move(Database + end, Path.Combine(Aside, SqliteDatabase.FileName + end));
        await AssertEndedAsync();
    }

    [Fact]
    public async Task Before_it_built_all_it_is_begun_again()
    {
        using (var office = await TestOffice.StartAsync(Folder))
            await office.TakeAsync();
        SqliteConnection.ClearAllPools();
        var whole = await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Database + ".repairing", "half", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Database + ".salvage-wal", "half", TestContext.Current.CancellationToken);
        await Databases.At(Database).MigrateAsync();
        SqliteConnection.ClearAllPools();
        Assert.Equal(whole, await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken));
        Assert.Equal([Database], Directory.GetFiles(Folder, "queue.db*"));
    }
}
