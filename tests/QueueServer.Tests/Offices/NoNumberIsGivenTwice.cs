using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueServer.Domain;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Offices;

/// <summary>Whatever becomes of the database, numbers go on above every one that was given.</summary>
public sealed class NoNumberIsGivenTwice : TempFolder
{
    // it was repaired
    private static string[] Told(OfficeState state) => [.. state.Repair!.Unknown.Select(range => $"{range.First}–{range.Last}")];

    private static async Task TakeAsync(TestOffice office, int count)
    {
        foreach (var _ in Enumerable.Range(0, count))
            await office.TakeAsync();
    }

    /// <summary>The database as it is now.</summary>
    private string CopyOf(TestOffice office)
    {
        var copy = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        using var from = new SqliteConnection($"Data Source={office.Database}");
        using var to = new SqliteConnection($"Data Source={copy};Pooling=false");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        return copy;
    }

    private static async Task PutBackAsync(TestOffice office, string copy)
    {
        office.Dispose();
        SqliteConnection.ClearAllPools();
        foreach (var end in new[] { "", "-wal", "-shm" })
            File.Delete(office.Database + end);
        File.Copy(copy, office.Database);
        await office.StartAgainWithoutEndAsync();
    }

    [Fact]
    public async Task When_the_database_is_an_older_copy_of_itself()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await TakeAsync(office, 15);
        await office.TakeAsync(service: TestOffice.Land);
        var copy = CopyOf(office);
        await TakeAsync(office, 30);
        await PutBackAsync(office, copy);
        Assert.Equal(16, office.State.Tickets.Count);
        Assert.Equal(["A016–60", "C002–20"], Told(office.State));
        Assert.Equal(new('A', 61), (await office.TakeAsync()).Number);

        await office.StartAgainAsync(); // it is told once, and stays told
        Assert.Equal(["A016–60", "C002–20"], Told(office.State));
        Assert.Equal(new('A', 62), (await office.TakeAsync()).Number);
    }

    [Fact]
    public async Task When_the_whole_day_is_gone()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var copy = CopyOf(office);
        office.Time.Advance(TimeSpan.FromDays(1));
        await TakeAsync(office, 2);
        await PutBackAsync(office, copy);
        Assert.Equal(["A001–20"], Told(office.State));
        Assert.Equal(new('A', 21), (await office.TakeAsync()).Number);
    }

    [Fact]
    public async Task Nor_leased_twice()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var copy = CopyOf(office);
        var leased = await LeaseAsync(office);
        Assert.Equal(new('A', 901), leased.First);
        await PutBackAsync(office, copy);
        Assert.Equal(["A901–999"], Told(office.State));
        Assert.Equal(new('A', 851), (await LeaseAsync(office)).First);
    }

    [Fact]
    public async Task It_is_told_on_the_next_day_too_until_a_manager_has_read_it()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var copy = CopyOf(office);
        await TakeAsync(office, 1);
        await PutBackAsync(office, copy);
        var repaired = office.State.Repair!.At; // it was repaired
        office.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new('A', 1), (await office.TakeAsync()).Number); // another day's numbers
        Assert.Equal(repaired, office.State.Repair?.At);
        await office.Host.ExecuteAsync(new SeeRepair(CommandId.New(), "manager"));
        await office.StartAgainAsync();
        Assert.Null(office.State.Repair);
    }

    [Fact]
    public async Task An_undamaged_database_goes_on_without_a_gap()
    {
        using var office = await TestOffice.StartAsync(Folder);
        foreach (var n in Enumerable.Range(1, 45))
        {
            Assert.Equal(new('A', n), (await office.TakeAsync()).Number);
            if (n % 9 == 0)
                await office.StartAgainAsync();
        }

        Assert.Null(office.State.Repair);
    }

    /// <summary>As of a version that kept none: what stands readable behind the damage counts.</summary>
    [Fact]
    public async Task When_there_is_no_mark_but_records_behind_a_damage()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await TakeAsync(office, 19);
        await LeaseAsync(office);
        office.Dispose();
        Directory.Delete(Path.Combine(Folder, "numbers"), recursive: true);
        var database = Databases.At(office.Database);
        await using (var context = database.CreateDbContext())
            await context.Database.ExecuteSqlRawAsync(
                "UPDATE journal SET Events = replace(Events, 'A004', 'A005') WHERE Events LIKE '%A004%'",
                TestContext.Current.CancellationToken
            );
        await database.RepairAsync();
        await office.StartAgainWithoutEndAsync();
        Assert.Equal(3, office.State.Tickets.Count);
        Assert.Equal(["A004–19", "A901–999"], Told(office.State));
        Assert.Equal(new('A', 20), (await office.TakeAsync()).Number);
    }

    private static async Task<NumbersLeased> LeaseAsync(TestOffice office)
    {
        var decided = await office.Host.ExecuteAsync(new LeaseNumbers(CommandId.New(), TestOffice.Births, LeaseHolderId.New(), "kiosk-1"));
        return Assert.IsType<NumbersLeased>(Assert.Single(Assert.IsType<Decision.Accepted>(decided.Decision).Events));
    }
}
