using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Domain;
using QueueServer.Domain.Summaries;
using QueueServer.Facts;
using QueueServer.Journal;
using QueueServer.Ratings;
using QueueServer.Settings;
using QueueServer.Storage;
using QueueServer.Summaries;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Summaries;

/// <summary>What an office tells of its days, on either database.</summary>
public abstract class SummariesContract : TempFolder, IAsyncLifetime
{
    private static readonly OfficeId Here = new("ha-dong");
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly CounterId One = new("one");
    private static readonly ServiceId Births = new("births");
    private static readonly OfficeSettings Office = new(
        Here,
        Name("Hà Đông"),
        "Asia/Ho_Chi_Minh",
        [new(Births, 'A', Name("Hộ tịch"), 5)],
        [new(One, 1, Name("Quầy 1"), [Births])]
    )
    {
        Hours = new()
        {
            Week = [.. Enum.GetValues<DayOfWeek>()[1..6].Select(weekday => new WeekdayHours(weekday, [new(new(8, 0), new(17, 0))]))],
        },
    };

    private readonly FakeTimeProvider time = new(At(Monday, 17));
    private IDatabase database = null!; // set by InitializeAsync, before each test
    private EventJournal journal = null!; // as above
    private SummaryStore store = null!; // as above
    private SummaryMaker maker = null!; // as above
    private long version;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await OpenAsync();
        journal = new(database);
        store = new(database, time);
        maker = new(new(database, journal, time), new(database), store, new(new(database)), database);
        await using var context = database.CreateDbContext();
        context.Add(SettingsStore.RowOf(new(Office, "manager", At(Friday, 7))));
        await context.SaveChangesAsync(Cancelled);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens an empty database.</summary>
    private protected abstract Task<IDatabase> OpenAsync();

    /// <summary>From the first settings on, each day is told of: counted, closed by the calendar, or never written.</summary>
    [Fact]
    public async Task Every_day_is_told_of_once()
    {
        await WriteDayAsync(Monday);
        Assert.Equal(4, await maker.MakeAsync(Here, Monday, Cancelled));
        Assert.Equal(
            [
                (Friday, DayKnown.Unwritten, 0L, 0L, false),
                (Friday.AddDays(1), DayKnown.Closed, 0L, 0L, true),
                (Friday.AddDays(2), DayKnown.Closed, 0L, 0L, true),
                (Monday, DayKnown.Counted, 2L, 1L, true),
            ],
            (await ReadAsync()).Select(day => (day.Day, day.Known, day.Sums.Issued, day.Sums.Finished, day.IsThere))
        );
        Assert.Equal(0, await maker.MakeAsync(Here, Monday, Cancelled));
    }

    [Fact]
    public async Task A_day_that_turns_out_otherwise_is_told_again_and_what_was_told_is_kept()
    {
        await WriteDayAsync(Monday);
        await maker.MakeAsync(Here, Monday, Cancelled);
        await WriteDayAsync(Monday.AddDays(-3)); // a journal that was found again
        await AppendAsync(Monday, new SettingsChanged(At(Monday, 18), 1, "manager"));
        Assert.Equal(2, await maker.MakeAsync(Here, Monday, Cancelled));
        Assert.Equal([2, 1, 1, 2], (await ReadAsync()).Select(day => day.Sequence));
        Assert.Equal(
            [(Friday, DayKnown.Unwritten), (Monday, DayKnown.Counted)],
            (await store.ReadCorrectionsAsync([Here], Friday, Monday, 9)).Select(one => (one.Was.Day, one.Was.Known)).Order()
        );
        Assert.Empty(await store.ReadCorrectionsAsync([new("elsewhere")], Friday, Monday, 9));
    }

    [Fact]
    public async Task A_day_whose_journal_cannot_be_read_is_told_as_such()
    {
        await WriteDayAsync(Monday);
        await using (var context = database.CreateDbContext())
            await context.Database.ExecuteSqlRawAsync("""UPDATE journal SET "Checksum" = 1 WHERE "Version" = 3""", Cancelled);
        await maker.MakeAsync(Here, Monday, Cancelled);
        var day = (await ReadAsync())[^1];
        Assert.Equal((DayKnown.Unread, false), (day.Known, day.IsThere));
        Assert.Equal(0, await maker.MakeAsync(Here, Monday, Cancelled));
    }

    [Fact]
    public async Task The_latest_words_hold_whatever_comes_after_them()
    {
        using var key = await new SummaryKey(new(database)).OpenAsync();
        var first = MadeSummaries.Of("a", Monday, issued: 5);
        Assert.Equal(Taken.New, await store.TakeAsync(SignedSummary.Create(first, key), "server"));
        Assert.Equal(Taken.Older, await store.TakeAsync(SignedSummary.Create(first with { HasGaps = true }, key), "server"));
        var second = SignedSummary.Create(first with { Sequence = 3, HasGaps = true }, key);
        Assert.Equal(Taken.New, await store.TakeAsync(second, "server"));
        Assert.Equal(Taken.Known, await store.TakeAsync(second, "server"));
        Assert.Equal(Taken.Older, await store.TakeAsync(SignedSummary.Create(first with { Sequence = 2 }, key), "server"));
        Assert.Equal(3, (await store.FindAsync(new("a"), Monday))!.Sequence);
    }

    [Fact]
    public async Task What_was_signed_is_what_is_kept_and_another_key_did_not_sign_it()
    {
        await WriteDayAsync(Monday);
        await maker.MakeAsync(Here, Monday, Cancelled);
        await using var context = database.CreateDbContext();
        using var key = await new SummaryKey(new(database)).OpenAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var row in await context.Summaries.ToListAsync(Cancelled))
        {
            var read = SignedSummary.TryRead(row.Body, row.Form, row.Signature)!; // it was written here
            Assert.Equal((row.Hash, true, false), (read.Hash, read.IsBy(key), read.IsBy(other)));
            Assert.False(
                SignedSummary.TryRead(row.Body.Replace("2026", "2025", StringComparison.Ordinal), row.Form, row.Signature)!.IsBy(key)
            );
        }
    }

    private async Task<List<DaySummary>> ReadAsync()
    {
        var days = new List<DaySummary>();
        foreach (var day in (await store.ListAsync(Here)).Keys.Order())
            days.Add((await store.FindAsync(Here, day))!); // listed
        return days;
    }

    private async Task WriteDayAsync(DateOnly day)
    {
        var (first, second) = (TicketId.New(), TicketId.New());
        await AppendAsync(day, new DayOpened(At(day, 8), day));
        await AppendAsync(day, new CounterOpened(At(day, 8), One, "lan"));
        await AppendAsync(day, Issued(first, day, 1));
        await AppendAsync(day, Issued(second, day, 2));
        await AppendAsync(day, new TicketCalled(At(day, 9), first, One));
        await AppendAsync(day, new TicketFinished(At(day, 10), first, At(day, 9)));
        await AppendAsync(day, new TicketExpired(At(day, 17), second), new CounterClosed(At(day, 17), One), new DayClosed(At(day, 17)));
    }

    private static TicketIssued Issued(TicketId ticket, DateOnly day, int number) =>
        new(At(day, 8), ticket)
        {
            Visitor = VisitorId.New(),
            Number = new('A', number),
            Service = Births,
            Code = TicketCode.New(),
            HasFace = false,
            HasPicture = false,
        };

    private async Task AppendAsync(DateOnly day, params QueueEvent[] events) =>
        Assert.True(await journal.AppendAsync(Here, new(++version, day, CommandId.New(), "Given", null, [.. events]), FaceChanges.None));

    private static ImmutableSortedDictionary<string, string> Name(string name) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("vi", name);

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new(hour, 0), TimeSpan.FromHours(7));
}
