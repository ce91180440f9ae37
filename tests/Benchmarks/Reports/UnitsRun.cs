using System.Collections.Immutable;
using System.Diagnostics;
using MemoryPack;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;
using QueueServer.Domain.Summaries;
using QueueServer.Domain.Units;
using QueueServer.Storage;
using QueueServer.Storage.Sqlite;
using QueueServer.Summaries;
using QueueServer.Units;

namespace Benchmarks.Reports;

/// <summary>A year of many offices in a tree of two levels: how long adding them up takes, over whole months and parts of them.</summary>
internal static class UnitsRun
{
    private static readonly DateOnly Last = new(2026, 11, 28);

    public static async Task RunAsync(int offices, int days)
    {
        var folder = Directory.CreateTempSubdirectory("units-").FullName;
        try
        {
            var time = new FakeTimeProvider(new(2026, 11, 29, 3, 0, 0, TimeSpan.Zero));
            var database = new SqliteDatabase(Path.Combine(folder, "queue.db"), time, NullLoggerFactory.Instance);
            await database.MigrateAsync();
            await FillAsync(database, offices, days);
            var reports = new UnitReports(database, new(database, time), time);
            var tree = TreeOf(offices);
            var first = Last.AddDays(1 - days);
            foreach (
                var (what, from, to, root) in new (string, DateOnly, DateOnly, UnitId?)[]
                {
                    ("all days, at the top", first, Last, null),
                    ("all days, in one province", first, Last, new("p0")),
                    ("two months by day", Last.AddDays(-60), Last, null),
                    ("the 15th to the 14th", new(2026, 1, 15), new(2026, 11, 14), null),
                }
            )
                await TimeAsync(what, reports, tree, (from, to, root));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task TimeAsync(string what, UnitReports reports, UnitTree tree, (DateOnly From, DateOnly To, UnitId? Root) asked)
    {
        var times = new List<double>();
        var (rows, issued) = (0, 0L);
        for (var i = 0; i < 5; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var known = await reports.ReadOfficesAsync();
            var ranges = new RollUp(tree, [.. known.Select(office => office.Id)]).Of(asked.Root, asked.From, asked.To);
            var byDay = asked.To.DayNumber - asked.From.DayNumber < UnitReports.MostDays;
            var sums = await reports.ReadAsync(ranges, known, byDay);
            (rows, issued) = (sums.Count, sums[default].Total.Sums.Issued);
            _ = sums.Values.Select(sum => sum.Total.Waits.Percentile(0.9)).ToList();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        Console.WriteLine($"{what, -32} {times.Order().ElementAt(2), 8:0} ms   ({rows} rows, {issued} numbers)");
    }

    /// <summary>Provinces with a hundred wards each, an office in each ward.</summary>
    private static UnitTree TreeOf(int offices)
    {
        var (units, places) = (ImmutableArray.CreateBuilder<Unit>(), ImmutableArray.CreateBuilder<UnitPlace>());
        var from = new DateOnly(2025, 7, 1);
        for (var i = 0; i < offices; i++)
        {
            if (i % 100 == 0)
                units.Add(UnitOf($"p{i / 100}", UnitKind.Province));
            units.Add(UnitOf($"w{i}", UnitKind.Ward));
            places.Add(new(new($"p{i / 100}"), from) { Unit = new($"w{i}") });
            places.Add(new(new($"w{i}"), from) { Office = new($"o{i}") });
        }

        return new(units.ToImmutable(), places.ToImmutable());
    }

    private static Unit UnitOf(string id, UnitKind kind) =>
        new(new(id), kind, ImmutableSortedDictionary<string, string>.Empty.Add("vi", id));

    private static async Task FillAsync(SqliteDatabase database, int offices, int days)
    {
        var random = new Random(20261128);
        foreach (var some in Enumerable.Range(0, offices).Chunk(100))
        {
            await using var context = database.CreateDbContext();
            foreach (var i in some)
            {
                context.Add(
                    new SummaryOfficeRow
                    {
                        Office = $"o{i}",
                        Source = "",
                        Name = $$"""{"vi":"o{{i}}"}""",
                        TimeZone = "Asia/Ho_Chi_Minh",
                        FirstDay = Last.DayNumber + 1 - days,
                        LastDay = Last.DayNumber,
                    }
                );
                var all = Enumerable.Range(0, days).Select(back => Last.AddDays(-back));
                foreach (var month in all.GroupBy(SummaryStore.MonthOf))
                {
                    StoredSums[] sums = [.. month.Order().Select(day => StoredSums.Of(DayOf(day, random)))];
                    context.Add(
                        new SummaryMonthRow
                        {
                            Office = $"o{i}",
                            Month = month.Key,
                            Form = StoredSums.Form,
                            Total = MemoryPackSerializer.Serialize(StoredSums.Of(sums)),
                            Days = MemoryPackSerializer.Serialize(sums),
                            Turn = 1,
                        }
                    );
                }
            }

            await context.SaveChangesAsync();
        }
    }

    /// <summary>Some 150 numbers, whose waits and services are spread over many buckets.</summary>
    private static DaySummary DayOf(DateOnly day, Random random)
    {
        var (waits, services) = (new Histogram(), new Histogram());
        var issued = random.Next(100, 200);
        for (var i = 0; i < issued; i++)
        {
            waits.Add(Histogram.BucketOf(-900 * Math.Log(1 - random.NextDouble())), 1);
            services.Add(Histogram.BucketOf(-400 * Math.Log(1 - random.NextDouble())), 1);
        }

        return new(new("o"), day)
        {
            Name = ImmutableSortedDictionary<string, string>.Empty,
            TimeZone = "Asia/Ho_Chi_Minh",
            Known = DayKnown.Counted,
            Sums = new()
            {
                Issued = issued,
                Called = issued,
                Finished = issued,
                OnTime = issued - random.Next(20),
                OnTimeOf = issued,
            },
            Waits = waits.ToCounts(),
            Services = services.ToCounts(),
        };
    }
}
