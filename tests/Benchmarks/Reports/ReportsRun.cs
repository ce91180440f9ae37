using System.Diagnostics;
using System.Text.Json;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Journal;
using QueueServer.Ratings;
using QueueServer.Storage.Sqlite;
using Tests.Shared;

namespace Benchmarks.Reports;

/// <summary>Three years of an office: how long its facts, its reports and its tables take, and what memory the tables need.</summary>
internal static class ReportsRun
{
    public static async Task RunAsync(int days, int tickets, string? folder)
    {
        var made = folder is null ? Directory.CreateTempSubdirectory("reports-").FullName : Directory.CreateDirectory(folder).FullName;
        try
        {
            var last = new DateOnly(2026, 11, 27);
            var (database, settings) = await PlayedFolder.FillAsync(
                made,
                hours: false,
                office => ManyDays.Make(office, last, days, tickets, seed: 20261123)
            );
            var store = new FactsStore(database, new EventJournal(database), TimeProvider.System);
            await TimeAsync($"facts of {days} days, made", async () => (await store.RebuildAsync(settings.Id)).Days);
            await TimeAsync("ratings, made", () => RateAsync(database, store, settings, last, seed: 20261124), times: 1);
            var seen = new SeenRatings(new RatingStore(database));
            foreach (var cut in new[] { Cut.Service, Cut.Officer, Cut.Day, Cut.Hour, Cut.Month })
                await TimeAsync($"report by {cut}", () => ReportAsync(store, seen, settings, cut, last));
        }
        finally
        {
            if (folder is null)
                Directory.Delete(made, recursive: true);
        }
    }

    /// <summary>Every third visitor says something.</summary>
    private static async Task<int> RateAsync(SqliteDatabase database, FactsStore store, OfficeSettings settings, DateOnly last, int seed)
    {
        var (random, rated) = (new Random(seed), 0);
        await using var context = database.CreateDbContext();
        await foreach (var day in store.ReadAsync(settings.Id, last.AddYears(-6), last))
        {
            foreach (var leg in day.Facts!.Legs.Where(leg => leg.End == LegEnd.Finished && random.Next(3) == 0)) // whole
                context.Add(RatingStore.RowOf(RatingOf(settings, day.Day, leg, random)));
            rated += await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
        }

        return rated;
    }

    private static Rating RatingOf(OfficeSettings settings, DateOnly day, Leg leg, Random random)
    {
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id);
        return new()
        {
            Id = new(id),
            Office = settings.Id,
            Day = day,
            Hour = TimeZoneInfo.ConvertTime(leg.EndedAt!.Value, settings.Zone).Hour, // finished
            Service = leg.Service,
            Counter = leg.Counter!.Value, // as above
            Officer = leg.Officer ?? "",
            Level = (RatingLevel)Math.Max(0, random.Next(11) - 8),
            Channel = RatingChannel.Tablet,
            WordsVersion = "00000000",
        };
    }

    private static async Task<int> ReportAsync(FactsStore store, SeenRatings seen, OfficeSettings settings, Cut cut, DateOnly last)
    {
        var first = last.AddYears(-6);
        var sum = new ReportSum(cut, new(), settings.Zone);
        await foreach (var day in store.ReadAsync(settings.Id, first, last))
            sum.Add(day.Facts!); // whole
        foreach (var batch in await seen.ReadAsync(settings.Id, first, last, officer: null))
            sum.Add(batch);
        return JsonSerializer.SerializeToUtf8Bytes(sum.Parts.Select(part => part.Figures).Append(sum.Total), Wire.Json).Length;
    }

    /// <summary>Several times; the middle one is told.</summary>
    private static async Task TimeAsync(string what, Func<Task<int>> work, int times = 3)
    {
        var took = new List<double>();
        var result = 0;
        for (var i = 0; i < times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            result = await work();
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        Console.WriteLine($"{what, -32} {took.Order().ElementAt(times / 2), 8:0} ms   ({result})");
    }
}
