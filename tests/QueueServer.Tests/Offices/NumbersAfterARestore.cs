using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;
using QueueServer.Storage.Backups;
using QueueServer.Tests.Running;
using ScreenHosting;

namespace QueueServer.Tests.Offices;

/// <summary>What was given after a backup is given by nobody a second time, though nothing that is restored tells of it.</summary>
public sealed class NumbersAfterARestore : TempFolder
{
    private string FileOf(string name) => Path.Combine(Folder, name);

    private string DataOf(string name) => Directory.CreateDirectory(FileOf(name)).FullName;

    private async Task BackUpAsync(TestOffice office)
    {
        var consents = new ConsentTexts(ScreenTexts.Load());
        var first = SettingsChange.First(office.Host.Settings, "nobody", TestOffice.Morning, consents);
        await new SettingsStore(Databases.At(office.Database), new()).TryAddAsync(first);
        await Backup.WriteAsync(Databases.At(office.Database), FileOf("media"), FileOf("backup.zip"));
    }

    /// <summary>Restores into a folder and starts there, as a server on a new machine does.</summary>
    private async Task<TestOffice> RestoreAsync(DateTimeOffset now)
    {
        var data = DataOf("restored");
        await Restore.ReadAsync(
            Databases.At(Path.Combine(data, "queue.db")),
            data,
            FileOf("media"),
            FileOf("backup.zip"),
            (held, folder) => RestoredNumbers.MarkAsync(held, folder, now)
        );
        return await TestOffice.StartAsync(data, now);
    }

    private static string[] Told(OfficeState state, char letter) =>
        [.. state.Repair!.Unknown.Where(range => range.First.Prefix == letter).Select(range => $"{range.First}–{range.Last}")];

    [Fact]
    public async Task On_the_day_of_the_backup()
    {
        TicketNumber lost;
        using (var office = await TestOffice.StartAsync(DataOf("first")))
        {
            await office.TakeAsync();
            await BackUpAsync(office);
            lost = (await office.TakeAsync()).Number;
        }

        using var restored = await RestoreAsync(TestOffice.Morning);
        Assert.Equal(["A002–351", "A751–999"], Told(restored.State, 'A'));
        Assert.Equal(["C001–350", "C751–999"], Told(restored.State, 'C'));
        var next = (await restored.TakeAsync()).Number;
        Assert.Equal((new('A', 2), new('A', 352)), (lost, next));
        await restored.StartAgainAsync(); // it is told once, and stays told
        Assert.Equal(["A002–351", "A751–999"], Told(restored.State, 'A'));
        Assert.Equal(new('A', 353), (await restored.TakeAsync()).Number);
    }

    [Fact]
    public async Task On_a_day_that_the_backup_does_not_know()
    {
        using (var office = await TestOffice.StartAsync(DataOf("first")))
        {
            await office.TakeAsync();
            await BackUpAsync(office);
        }

        using var restored = await RestoreAsync(TestOffice.Morning.AddDays(1));
        Assert.Equal(["A001–350", "A751–999"], Told(restored.State, 'A'));
        Assert.Equal(new('A', 351), (await restored.TakeAsync()).Number);
    }

    [Fact]
    public async Task And_what_a_kiosk_leased_after_it_is_leased_to_no_other_and_taken_in()
    {
        var (holder, given) = (LeaseHolderId.New(), TicketNumber.Parse("A901", null));
        using (var office = await TestOffice.StartAsync(DataOf("first")))
        {
            await BackUpAsync(office);
            Assert.Equal(given, await LeaseAsync(office, holder));
        }

        using var restored = await RestoreAsync(TestOffice.Morning);
        Assert.Equal(new('A', 701), await LeaseAsync(restored, LeaseHolderId.New()));
        var (decision, state, _) = await restored.Host.HandInAsync(
            new(CommandId.New(), TestOffice.Births),
            new(holder, given, TestOffice.Morning, Code: null),
            TestOffice.Kiosk
        );
        Assert.Equal(given, state.Tickets[Assert.IsType<Decision.Accepted>(decision).Ticket!.Value].Number); // it has its ticket
    }

    [Fact]
    public async Task Half_of_a_letter_is_left_where_most_of_it_was_given()
    {
        using (var office = await TestOffice.StartAsync(DataOf("first")))
        {
            await office.Host.ExecuteAsync(new NoteRepair(CommandId.New(), [new(new('A', 1), 799)]));
            await BackUpAsync(office);
        }

        using var restored = await RestoreAsync(TestOffice.Morning);
        Assert.Equal(["A800–849", "A900–999"], Told(restored.State, 'A')[^2..]);
        Assert.Equal(new('A', 850), (await restored.TakeAsync()).Number);
    }

    [Fact]
    public async Task Where_the_mark_is_left_numbers_go_on_above_it()
    {
        var data = DataOf("first");
        using (var office = await TestOffice.StartAsync(data))
        {
            await office.TakeAsync();
            await BackUpAsync(office);
            await office.TakeAsync();
        }

        Directory.Move(Path.Combine(data, NumberMark.FolderName), Path.Combine(DataOf("restored"), NumberMark.FolderName));
        using var restored = await RestoreAsync(TestOffice.Morning);
        Assert.Equal(["A002–20"], Told(restored.State, 'A'));
    }

    private static async Task<TicketNumber> LeaseAsync(TestOffice office, LeaseHolderId holder)
    {
        var decided = await office.Host.ExecuteAsync(new LeaseNumbers(CommandId.New(), TestOffice.Births, holder, "kiosk-1"));
        return Assert.IsType<NumbersLeased>(Assert.Single(Assert.IsType<Decision.Accepted>(decided.Decision).Events)).First;
    }
}
