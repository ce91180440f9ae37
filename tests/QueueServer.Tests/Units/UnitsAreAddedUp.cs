using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Domain.Summaries;
using QueueServer.Domain.Units;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Summaries;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using QueueServer.Tests.Summaries;
using QueueServer.Units;

namespace QueueServer.Tests.Units;

/// <summary>Months that were added up, and days, come to what the days come to one by one, whoever moved when.</summary>
public abstract class UnitsAreAddedUp : TempFolder, IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 6, 1);
    private static readonly DateOnly Last = new(2026, 11, 22);
    private static readonly string[] Offices = ["a", "b", "c", "d"];

    private readonly FakeTimeProvider time = new(new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
    private readonly Random random = new(21);
    private readonly List<DaySummary> days = [];
    private IDatabase database = null!; // set by InitializeAsync, before each test
    private SummaryStore store = null!; // as above
    private UnitReports reports = null!; // as above

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await OpenAsync();
        store = new(database, time);
        reports = new(database, store, time);
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
    public async Task Over_any_days_and_any_moves()
    {
        await FillAsync();
        var offices = await reports.ReadOfficesAsync();
        for (var turn = 0; turn < 60; turn++)
        {
            var tree = DrawTree();
            Assert.Empty(UnitRules.Faults(tree));
            var from = First.AddDays(random.Next(170));
            var to = from.AddDays(random.Next(120));
            DateOnly? asOf = random.Next(3) == 0 ? Last : null;
            var ranges = new RollUp(tree, [.. Offices.Select(id => new OfficeId(id))]).Of(
                random.Next(3) == 0 ? new UnitId("u0") : null,
                from,
                to,
                asOf
            );
            foreach (var byDay in new[] { true, false })
            {
                var sums = await reports.ReadAsync(ranges, offices, byDay);
                foreach (var (row, sum) in sums)
                    MustBe(sum, [.. ranges.Where(range => range.Row == row)], byDay);
            }
        }
    }

    [Fact]
    public async Task A_day_that_is_told_in_other_words_counts_once_and_in_those()
    {
        await FillAsync();
        await TakeAsync(
            days[3] with
            {
                Sequence = 2,
                Sums = new() { Issued = 1000 },
            }
        );
        days[3] = days[3] with { Sums = new() { Issued = 1000 } };
        var whole = await WholeAsync();
        Assert.Equal(days.Sum(day => day.Sums.Issued), whole.Total.Sums.Issued);
    }

    [Fact]
    public async Task A_month_that_another_version_added_up_is_added_up_again()
    {
        await FillAsync();
        await using (var context = database.CreateDbContext())
            await context.Database.ExecuteSqlRawAsync("""UPDATE summary_months SET "Form" = 0, "Total" = "Days" """, Cancelled);
        Assert.Equal(days.Sum(day => day.Sums.Issued), (await WholeAsync()).Total.Sums.Issued);
        await using (var context = database.CreateDbContext())
            Assert.Contains(await context.SummaryMonths.Select(row => row.Form).ToListAsync(Cancelled), form => form == StoredSums.Form);
    }

    /// <summary>Two servers on one database tell of days of one month at the same moment: none is lost.</summary>
    [Fact]
    public async Task Days_that_come_at_once_are_all_added_up()
    {
        var month = Enumerable.Range(0, 28).Select(i => MadeSummaries.Of("a", First.AddDays(i), issued: i + 1)).ToList();
        await Parallel.ForEachAsync(month, Cancelled, async (day, _) => await TakeAsync(day));
        var ranges = new RollUp(UnitTree.Empty, [new("a")]).Of(null, First, First.AddDays(29));
        var whole = (await reports.ReadAsync(ranges, await reports.ReadOfficesAsync(), byDay: false))[default];
        Assert.Equal(28 * 29 / 2, whole.Total.Sums.Issued);
        Assert.Equal((30, 2), (whole.Expected, whole.Missing));
    }

    [Fact]
    public async Task An_office_that_never_told_of_a_day_is_missed_on_each()
    {
        await FillAsync();
        var ranges = new RollUp(UnitTree.Empty, [new("never")]).Of(null, First, First.AddDays(9));
        var whole = (await reports.ReadAsync(ranges, await reports.ReadOfficesAsync(), byDay: true))[default];
        Assert.Equal((10, 10, 0L), (whole.Expected, whole.Missing, whole.Total.Sums.Issued));
    }

    private void MustBe(UnitSum sum, IReadOnlyList<RolledUp> ranges, bool byDay)
    {
        var mine = days.Where(day => ranges.Any(range => range.Office == day.Office && range.From <= day.Day && day.Day <= range.To))
            .ToList();
        var (sums, waits) = (default(SummarySums), new Histogram());
        foreach (var day in mine)
        {
            sums += day.Sums;
            foreach (var (bucket, count) in day.Waits)
                waits.Add(bucket, count);
        }

        Assert.Equal(sums, sum.Total.Sums);
        Assert.Equal(waits.ToCounts(), sum.Total.Waits.ToCounts());
        Assert.Equal(mine.Count(day => day.IsThere), sum.Total.There);
        var expected = ranges.Sum(range =>
        {
            var began = days.Where(day => day.Office == range.Office).Min(day => day.Day);
            var (from, to) = (range.From > began ? range.From : began, range.To < Last ? range.To : Last);
            return Math.Max(0, to.DayNumber - from.DayNumber + 1);
        });
        Assert.Equal((expected, expected - mine.Count(day => day.IsThere)), (sum.Expected, sum.Missing));
        Assert.Equal(
            mine.Where(day => day.Sums.Issued > 0)
                .GroupBy(day => byDay ? day.Day : new(day.Day.Year, day.Day.Month, 1))
                .OrderBy(at => at.Key)
                .Select(at => (at.Key, at.Sum(day => day.Sums.Issued))),
            sum.Course.Select(point => (point.At, point.Issued))
        );
    }

    private async Task<UnitSum> WholeAsync()
    {
        var ranges = new RollUp(UnitTree.Empty, [.. Offices.Select(id => new OfficeId(id))]).Of(null, First, Last);
        return (await reports.ReadAsync(ranges, await reports.ReadOfficesAsync(), byDay: false))[default];
    }

    private async Task FillAsync()
    {
        foreach (var (i, office) in Offices.Index())
        {
            for (var day = First.AddDays(i * 17); day <= Last; day = day.AddDays(1))
            {
                if (random.Next(12) == 0)
                    continue; // never told
                var known = random.Next(6) switch
                {
                    0 => DayKnown.Closed,
                    1 => DayKnown.Unwritten,
                    _ => DayKnown.Counted,
                };
                var issued = known == DayKnown.Counted ? random.Next(1, 90) : 0;
                days.Add(MadeSummaries.Of(office, day, issued, random.NextDouble() * 60, known));
                await TakeAsync(days[^1]);
            }
        }
    }

    private async Task<Taken> TakeAsync(DaySummary day)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return await store.TakeAsync(SignedSummary.Create(day, key), "");
    }

    /// <summary>Three units, a group, and offices that move between them.</summary>
    private UnitTree DrawTree()
    {
        Unit[] units =
        [
            .. Enumerable.Range(0, 3).Select(i => UnitOf($"u{i}", i == 0 ? UnitKind.Province : UnitKind.Ward)),
            UnitOf("g", UnitKind.Group),
        ];
        var places = new List<UnitPlace>();
        foreach (var unit in new[] { "u1", "u2" })
            Move(unit, isUnit: true, ["u0"]);
        foreach (var office in Offices)
            Move(office, isUnit: false, ["u0", "u1", "u2"]);
        places.Add(new(new("g"), First) { Office = new("a"), To = First.AddDays(random.Next(200)) });
        return new([.. units], [.. places]);

        void Move(string who, bool isUnit, string[] parents)
        {
            var from = First.AddDays(random.Next(-40, 60));
            for (var moves = random.Next(4); moves > 0; moves--)
            {
                var to = from.AddDays(random.Next(1, 70));
                places.Add(
                    new(new(parents[random.Next(parents.Length)]), from)
                    {
                        Unit = isUnit ? new UnitId(who) : null,
                        Office = isUnit ? null : new OfficeId(who),
                        To = to,
                    }
                );
                from = to.AddDays(1 + (random.Next(2) * random.Next(30)));
            }
        }
    }

    private static Unit UnitOf(string id, UnitKind kind) => new(new(id), kind, MadeSummaries.Of(id, First, 0).Name);
}

public sealed class UnitsInSqlite : UnitsAreAddedUp
{
    private protected override async Task<IDatabase> OpenAsync()
    {
        var sqlite = Databases.At(Path.Combine(Folder, "queue.db"));
        await sqlite.MigrateAsync();
        return sqlite;
    }

    public override void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class UnitsInPostgres(Postgres postgres) : UnitsAreAddedUp
{
    private protected override async Task<IDatabase> OpenAsync()
    {
        var server = new PostgresDatabase(await postgres.MakeAsync(), NullLoggerFactory.Instance);
        await server.MigrateAsync();
        return server;
    }
}
