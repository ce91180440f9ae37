using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Journal;
using QueueServer.Settings;
using QueueServer.Storage;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Facts;

/// <summary>What the facts of days keep to on either database.</summary>
public abstract class FactsContract : TempFolder, IAsyncLifetime
{
    private protected static readonly OfficeId Here = new("ha-dong");
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly DateTimeOffset Eight = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly ServiceId Births = new("births");
    private static readonly CounterId One = new("one");

    private readonly FakeTimeProvider time = new(Eight.AddHours(9));
    private EventJournal journal = null!; // set by InitializeAsync, before each test
    private FactsStore store = null!; // as above
    private long version;
    private DateOnly day = Monday;

    private protected IDatabase Database { get; private set; } = null!; // as above

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = await OpenAsync();
        journal = new(Database);
        store = new(Database, journal, time);
        await using var context = Database.CreateDbContext();
        context.Add(SettingsStore.RowOf(new(SettingsOf(1, 30), "manager", Eight.AddDays(-1))));
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

    [Fact]
    public async Task A_day_that_is_over_is_stored_once_it_was_asked_for_and_one_that_goes_on_is_not()
    {
        await WriteDayAsync(closes: true);
        (day, var first) = (Monday.AddDays(1), day);
        await WriteDayAsync(closes: false);
        Assert.Equal([(first, true, 2), (day, false, 2)], (await ReadAsync()).Select(each => (each.Day, each.IsClosed, each.Legs.Length)));
        Assert.Equal([first.DayNumber], (await RowsAsync()).Select(row => row.Day));
    }

    [Fact]
    public async Task What_is_stored_is_what_is_replayed_and_rebuilt_it_is_the_same_bytes()
    {
        await WriteDayAsync(closes: true);
        var (replayed, stored) = (TextOf(await ReadAsync()), TextOf(await ReadAsync()));
        Assert.Equal(replayed, stored);
        var before = await RowsAsync();
        Assert.Equal((1, 0), await RebuildAsync());
        Assert.Equal(before.Single().Facts, (await RowsAsync()).Single().Facts);
    }

    [Fact]
    public async Task A_record_that_came_later_makes_them_anew()
    {
        await WriteDayAsync(closes: true);
        _ = await ReadAsync();
        await AppendAsync(new SettingsChanged(Eight.AddHours(10), await ChangeAsync(Eight.AddHours(10), 45), "manager"));
        Assert.Equal((2L, version), ((await ReadAsync()).Single().Revision, (await RowsAsync()).Single().Version));
    }

    [Theory]
    [InlineData("""UPDATE facts SET "Form" = 99""")]
    [InlineData("""UPDATE facts SET "Version" = 1""")]
    [InlineData("""UPDATE facts SET "Facts" = substr("Facts", 1, 20)""")]
    [InlineData("""DELETE FROM facts""")]
    public async Task Whatever_is_wrong_with_what_is_stored(string damage)
    {
        await WriteDayAsync(closes: true);
        var before = TextOf(await ReadAsync());
        await RunAsync(damage);
        Assert.Equal(before, TextOf(await ReadAsync()));
        Assert.Equal((StoredDay.Form, version), ((await RowsAsync()).Single().Form, (await RowsAsync()).Single().Version));
    }

    [Fact]
    public async Task A_day_whose_journal_cannot_be_read_is_told_and_the_others_are_counted()
    {
        await WriteDayAsync(closes: true);
        day = Monday.AddDays(1);
        await WriteDayAsync(closes: true);
        await RunAsync("""UPDATE journal SET "Checksum" = 1 WHERE "Version" = 3""");
        var days = await store.ReadAsync(Here, Monday, Monday.AddDays(1), Cancelled).ToListAsync(Cancelled);
        Assert.Equal([(Monday, false), (Monday.AddDays(1), true)], days.Select(each => (each.Day, each.Facts is not null)));
        Assert.Equal((1, 1), await RebuildAsync());
    }

    /// <summary>A target holds for those who begin to wait while it is in force.</summary>
    [Fact]
    public async Task Each_wait_is_measured_against_the_settings_of_its_time()
    {
        await AppendAsync(new DayOpened(Eight, day));
        await TakeAsync(1, Eight);
        await AppendAsync(new SettingsChanged(Eight.AddMinutes(1), await ChangeAsync(Eight.AddMinutes(1), 45), "manager"));
        await TakeAsync(2, Eight.AddMinutes(2));
        var facts = (await ReadAsync()).Single();
        Assert.Equal(2, facts.Revision);
        Assert.Equal([30, 45], facts.Legs.Select(leg => leg.TargetMinutes));
    }

    [Fact]
    public async Task A_queue_that_was_brought_back_keeps_both_parts_of_its_day()
    {
        await WriteDayAsync(closes: false);
        (var today, day) = (day, Monday.AddDays(2));
        await WriteDayAsync(closes: true); // the clock was two days ahead
        day = today;
        await AppendAsync(new QueueBroughtBack(Eight.AddHours(5), Monday.AddDays(2), "manager"));
        await TakeAsync(7, Eight.AddHours(5));
        var facts = (await ReadAsync())[0];
        Assert.Equal((true, 3), (facts.HasGaps, facts.Legs.Length));
    }

    private protected async Task WriteDayAsync(bool closes)
    {
        var at = Eight.AddDays(day.DayNumber - Monday.DayNumber);
        await AppendAsync(new DayOpened(at, day));
        await AppendAsync(new CounterOpened(at, One, "lan"));
        var (first, second) = (await TakeAsync(1, at), await TakeAsync(2, at.AddMinutes(1)));
        await AppendAsync(new TicketCalled(at.AddMinutes(10), first, One));
        var outcome = new ServiceOutcome(OutcomeKind.Accepted) { Procedures = [new(new("1.001193"), 3)] };
        await AppendAsync(new TicketFinished(at.AddMinutes(15).AddTicks(1234567), first, at.AddMinutes(10), outcome));
        if (closes)
            await AppendAsync(
                new TicketExpired(at.AddHours(8), second),
                new CounterClosed(at.AddHours(8), One),
                new DayClosed(at.AddHours(8))
            );
    }

    private async Task<TicketId> TakeAsync(int number, DateTimeOffset at)
    {
        var ticket = TicketId.New();
        await AppendAsync(
            new TicketIssued(at, ticket)
            {
                Visitor = VisitorId.New(),
                Number = new('A', number),
                Service = Births,
                Code = TicketCode.New(),
                HasFace = false,
                HasPicture = false,
                Told = new(5, 10),
            }
        );
        return ticket;
    }

    private async Task AppendAsync(params QueueEvent[] events) =>
        Assert.True(await journal.AppendAsync(Here, new(++version, day, CommandId.New(), "Given", null, [.. events]), FaceChanges.None));

    private async Task<long> ChangeAsync(DateTimeOffset at, int target)
    {
        await using var context = Database.CreateDbContext();
        context.Add(SettingsStore.RowOf(new(SettingsOf(2, target), "manager", at)));
        await context.SaveChangesAsync(Cancelled);
        return 2;
    }

    private async Task<List<DayFacts>> ReadAsync() =>
        await store
            .ReadAsync(Here, DateOnly.MinValue, DateOnly.MaxValue, Cancelled)
            .Select(each => each.Facts!) // whole
            .ToListAsync(Cancelled);

    private protected async Task<List<FactsRow>> RowsAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.Facts.AsNoTracking().OrderBy(row => row.Day).ToListAsync(Cancelled);
    }

    private async Task<(int, int)> RebuildAsync()
    {
        var (days, unread) = await store.RebuildAsync(Here, Cancelled);
        return (days, unread.Count);
    }

    private protected async Task RunAsync(string sql)
    {
        await using var context = Database.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(sql, Cancelled);
    }

    private static string TextOf(IEnumerable<DayFacts> days) =>
        string.Join(
            '\n',
            days.SelectMany(each =>
                (string[])[$"{each.Day} {each.Revision}", .. each.Legs.Select(TextOf), .. each.Hours.Select(hour => $"{hour}")]
            )
        );

    private static string TextOf(Leg leg) => $"{leg} {string.Join(',', leg.Outcome?.Procedures ?? [])}";

    private static OfficeSettings SettingsOf(long revision, int target)
    {
        var name = ImmutableSortedDictionary<string, string>.Empty.Add("vi", "Hộ tịch");
        return new(Here, name, "Asia/Ho_Chi_Minh", [new(Births, 'A', name, 10)], [new(One, 1, name, [Births])])
        {
            Revision = revision,
            Reports = new() { NormalTargetMinutes = target },
        };
    }
}
