using System.Diagnostics;
using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Scenarios;

/// <param name="Offices">How many offices are written to at once.</param>
/// <param name="Kiosks">How many kiosks the one office has: what one device may ask for a second is limited.</param>
/// <param name="Waiting">How many requests wait in the one office; and in all of them, dealt evenly.</param>
/// <param name="Rounds">How often the disk, one office and all offices take turns.</param>
/// <param name="Turn">How long each turn lasts.</param>
internal sealed record DurableNumbersSize(int Offices, int Kiosks, int Waiting, int Rounds, TimeSpan Turn)
{
    public static DurableNumbersSize Full { get; } = new(50, 10, 100, 5, TimeSpan.FromSeconds(3));
}

/// <summary>How many numbers a second are given and durable, beside what the bare disk does.</summary>
internal static class DurableNumbers
{
    public static async Task<Outcome> RunAsync(LoadServer server, DurableNumbersSize size)
    {
        // An office gives 999 numbers of a service a day: each round of one office has an office of its own, and ends when they are given.
        var (many, ones) = (
            await AddAsync(server, "many", size.Offices, kiosks: 1),
            await AddAsync(server, "one", size.Rounds, size.Kiosks)
        );
        var (tally, warm) = (new Tally(), new Tally());
        await TakeAsync(many, size.Waiting, size.Turn / 3, warm);

        List<double> disk = [],
            one = [],
            all = [];
        for (var round = 0; round < size.Rounds; round++)
        {
            var before = DiskRate.Measure(server.Disk, size.Turn / 2);
            one.Add(await TakeAsync([ones[round]], size.Waiting, size.Turn, tally));
            all.Add(await TakeAsync(many, size.Waiting, size.Turn, tally));
            disk.Add((before + DiskRate.Measure(server.Disk, size.Turn / 2)) / 2);
        }

        var times = all.Zip(disk, (rate, bare) => rate / bare).Order().ToList();
        List<string> faults = [.. warm.Faults, .. tally.Faults];
        var (given, issued) = (warm.Answered + tally.Answered, 0);
        foreach (var source in many.Concat(ones))
            issued += (await server.HallAsync(source.Office.Id)).Today.Issued;
        if (issued != given)
            faults.Add($"the halls count {issued} numbers, {given} were answered");
        return new(
            "Numbers a second, each durable before it is answered",
            $"{size.Waiting} requests wait at any moment, all in one office with {size.Kiosks} paired kiosks, or dealt to {size.Offices} "
                + "offices with one each; beside it the bare disk: 4 KiB appended and fdatasynced, one after the other, in the same "
                + $"file system. They take turns of {size.Turn.TotalSeconds:0.#} s (an office whose numbers are spent ends its turn), "
                + $"{size.Rounds} rounds; medians, and the range over the rounds. Clients and server share the processors.",
            [
                new("bare disk", Text(disk)),
                new("one office", Text(one), "", $"{Middle(one) / Middle(disk):0.00} × bare disk"),
                new(
                    $"{size.Offices} offices",
                    Text(all),
                    "≥ 1 × bare disk",
                    $"{Middle(times):0.00} × bare disk ({times[0]:0.00}…{times[^1]:0.00})",
                    Middle(times) >= 1
                ),
                new("errors", $"{tally.Errors}", "0", "", tally.Errors == 0),
            ],
            faults
        );
    }

    private static async Task<IReadOnlyList<Source>> AddAsync(LoadServer server, string name, int count, int kiosks)
    {
        var sources = new List<Source>();
        for (var i = 1; i <= count; i++)
        {
            var office = await server.AddOfficeAsync($"{name}-{i}");
            sources.Add(new(office, await office.AddKiosksAsync(kiosks)));
        }

        return sources;
    }

    /// <summary>Takes numbers for a while, or until there are none left; answers how many a second.</summary>
    private static async Task<double> TakeAsync(IReadOnlyList<Source> sources, int waiting, TimeSpan duration, Tally tally)
    {
        var (before, watch) = (tally.Answered, Stopwatch.StartNew());
        await Task.WhenAll(
            Enumerable
                .Range(0, waiting)
                .Select(async i =>
                {
                    var source = sources[i % sources.Count];
                    var kiosk = source.Kiosks[i / sources.Count % source.Kiosks.Count];
                    while (watch.Elapsed < duration && source.NextService() is { } service)
                        await tally.TimeAsync(Stopwatch.GetTimestamp(), () => kiosk.TakeAsync(service));
                })
        );
        return (tally.Answered - before) / watch.Elapsed.TotalSeconds;
    }

    private static double Middle(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    private static string Text(List<double> rates) => $"{Middle(rates):0} /s ({rates.Min():0}…{rates.Max():0})";

    /// <summary>An office that gives numbers, its services in turn.</summary>
    private sealed class Source(LoadOffice office, IReadOnlyList<Kiosk> kiosks)
    {
        private int asked;

        public LoadOffice Office => office;

        public IReadOnlyList<Kiosk> Kiosks => kiosks;

        /// <summary>For which service to ask next; null when all numbers of the day were asked for.</summary>
        public ServiceId? NextService()
        {
            var number = Interlocked.Increment(ref asked) - 1;
            return number < office.Services.Count * TicketNumber.Last ? office.Services[number % office.Services.Count] : null;
        }
    }
}
