using System.Diagnostics;
using System.Text.Json;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Journal;
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
            foreach (var cut in new[] { Cut.Service, Cut.Officer, Cut.Day, Cut.Hour, Cut.Month })
                await TimeAsync($"report by {cut}", () => ReportAsync(store, settings, cut, last));
        }
        finally
        {
            if (folder is null)
                Directory.Delete(made, recursive: true);
        }
    }

    private static async Task<int> ReportAsync(FactsStore store, OfficeSettings settings, Cut cut, DateOnly last)
    {
        var sum = new ReportSum(cut, new(), settings.Zone);
        await foreach (var day in store.ReadAsync(settings.Id, last.AddYears(-6), last))
            sum.Add(day.Facts!); // whole
        return JsonSerializer.SerializeToUtf8Bytes(sum.Parts.Select(part => part.Figures).Append(sum.Total), Wire.Json).Length;
    }

    /// <summary>Three times; the middle one is told.</summary>
    private static async Task TimeAsync(string what, Func<Task<int>> work)
    {
        var times = new List<double>();
        var result = 0;
        for (var i = 0; i < 3; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            result = await work();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        Console.WriteLine($"{what, -32} {times.Order().ElementAt(1), 8:0} ms   ({result})");
    }
}
