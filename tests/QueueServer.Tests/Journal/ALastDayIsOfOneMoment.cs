using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Journal;

/// <summary>
/// A change of the settings that is committed while a start is between reading them and reading the records is read in both or in neither.
/// </summary>
public sealed class ALastDayIsOfOneMoment(Postgres postgres) : TempFolder
{
    private static readonly OfficeId Here = new("ha-dong");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_is_committed_meanwhile(bool isShared)
    {
        var held = new AfterTheSettings();
        IDatabase database = isShared
            ? new PostgresDatabase(await postgres.MakeAsync(), held)
            : new SqliteDatabase(Path.Combine(Folder, "queue.db"), TimeProvider.System, held);
        await database.MigrateAsync();
        var journal = new EventJournal(database);
        var first = Settings(revision: 1);
        await journal.AppendAsync(
            Here,
            Record(1, new DayOpened(TestOffice.Morning, Day)),
            FaceChanges.None,
            new(first, "first run", TestOffice.Morning)
        );
        held.Do = () =>
            journal.AppendAsync(
                Here,
                Record(2, new SettingsChanged(TestOffice.Morning, 2, "manager")),
                FaceChanges.None,
                new(Settings(revision: 2), "manager", TestOffice.Morning)
            );

        var read = await journal.ReadLastDayAsync(Here);
        var records = await read.Records.ToListAsync(TestContext.Current.CancellationToken);
        Assert.True(held.WasDone);
        Assert.Equal((1, 1), (read.Settings!.Revision, records.Count)); // they were stored

        var after = await journal.ReadLastDayAsync(Here);
        // as above
        Assert.Equal((2, 2), (after.Settings!.Revision, (await after.Records.ToListAsync(TestContext.Current.CancellationToken)).Count));
    }

    private static DateOnly Day => new(2026, 11, 23);

    private static OfficeSettings Settings(long revision) =>
        new(Here, TextsOf("Hà Đông"), "Asia/Ho_Chi_Minh", [], []) { Revision = revision };

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> TextsOf(string name) =>
        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("vi", name);

    private static JournalRecord Record(long version, QueueEvent happened) => new(version, Day, CommandId.New(), "Test", null, [happened]);
}
