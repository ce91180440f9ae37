using System.Diagnostics;
using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Scenarios;

/// <param name="Users">How many people there are.</param>
/// <param name="Kiosks">How many paired kiosks they stand at.</param>
/// <param name="Duration">For how long they keep taking numbers.</param>
/// <param name="Think">The mean time between an answer and the same user's next number.</param>
/// <param name="Bursts">How often all of them ask at the same moment.</param>
internal sealed record TakeNumbersSize(int Users, int Kiosks, TimeSpan Duration, TimeSpan Think, int Bursts)
{
    public static TakeNumbersSize Full { get; } = new(400, 20, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5), 3);
}

/// <summary>The load test that TQ published for its queue system: 400 users at once, each taking a number.</summary>
internal static class TakeNumbers
{
    private const double Goal = 100; // milliseconds, 95 %

    // TQ's published figures.
    private const string TheirRate = "TQ 33 /s",
        TheirMedian = "TQ 6,800 ms",
        TheirP95 = "TQ 22,600 ms",
        TheirErrors = "TQ 93 time-outs";

    public static async Task<Outcome> RunAsync(LoadServer server, TakeNumbersSize size)
    {
        var office = await server.AddOfficeAsync("numbers");
        var kiosks = await office.AddKiosksAsync(size.Kiosks);
        await office.OpenAllAsync(); // so that every number is given with an estimate of its wait
        var taken = new System.Collections.Concurrent.ConcurrentBag<TicketNumber>();
        for (var i = 0; i < size.Users / 2; i++)
            taken.Add((await kiosks[i % kiosks.Count].TakeAsync(office.Services[i % office.Services.Count])).Number); // warm

        Tally together = new(),
            steady = new();
        for (var burst = 0; burst < size.Bursts; burst++)
            await BurstAsync(office, kiosks, size.Users, together, taken);
        var end = Stopwatch.GetTimestamp() + (long)(size.Duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(
            Enumerable
                .Range(0, size.Users)
                .Select(user => UseAsync(office, kiosks[user % kiosks.Count], user, size.Think, end, steady, taken))
        );

        var rate = steady.Answered / size.Duration.TotalSeconds;
        var (times, burstTimes) = (steady.Times, together.Times);
        List<string> faults = [.. together.Faults, .. steady.Faults];
        var numbers = taken.Distinct().Count();
        if (numbers != taken.Count)
            faults.Add($"{taken.Count - numbers} numbers were given twice");
        var issued = (await server.HallAsync(office.Id)).Today.Issued;
        if (issued != taken.Count)
            faults.Add($"the hall counts {issued} numbers, {taken.Count} were answered");
        return new(
            $"{size.Users} users at once take a number",
            $"One office with {office.Counters.Count} open counters. {size.Users} users at {size.Kiosks} paired kiosks; each takes a "
                + $"number, thinks (exponentially spread, {size.Think.TotalSeconds:0.#} s in the mean: "
                + "with their own rate and median, 400 users have about this time between an answer and the next request), and takes "
                + $"the next, for {size.Duration.TotalSeconds:0} s. Apart from that, {size.Bursts} times all {size.Users} ask at "
                + "the same moment, and each wait counts from that moment. Nobody is served meanwhile, so the line only grows.",
            [
                new("steady: errors and time-outs", $"{steady.Errors}", "0", TheirErrors, steady.Errors == 0),
                new("steady: numbers given", $"{rate:0} /s", "", TheirRate),
                new("steady: median", $"{times.Median:0.0} ms", "", TheirMedian),
                new("steady: 95 %", $"{times.At(0.95):0.0} ms", $"≤ {Goal} ms", TheirP95, times.At(0.95) <= Goal),
                new("steady: 99 %, longest", $"{times.At(0.99):0.0} ms, {times.Longest:0.0} ms"),
                new("all at the same moment: errors", $"{together.Errors}", "0", TheirErrors, together.Errors == 0),
                new("all at the same moment: median", $"{burstTimes.Median:0} ms", "", TheirMedian),
                new("all at the same moment: 95 %, longest", $"{burstTimes.At(0.95):0} ms, {burstTimes.Longest:0} ms", "", TheirP95),
            ],
            faults
        );
    }

    private static async Task BurstAsync(
        LoadOffice office,
        IReadOnlyList<Kiosk> kiosks,
        int users,
        Tally tally,
        System.Collections.Concurrent.ConcurrentBag<TicketNumber> taken
    )
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = 0L;
        var asking = Enumerable
            .Range(0, users)
            .Select(async user =>
            {
                await gate.Task;
                var ticket = await tally.TimeAsync(
                    start,
                    () => kiosks[user % kiosks.Count].TakeAsync(office.Services[user % office.Services.Count])
                );
                if (ticket is not null)
                    taken.Add(ticket.Number);
            })
            .ToList();
        start = Stopwatch.GetTimestamp();
        gate.SetResult();
        await Task.WhenAll(asking);
    }

    private static async Task UseAsync(
        LoadOffice office,
        Kiosk kiosk,
        int user,
        TimeSpan think,
        long end,
        Tally tally,
        System.Collections.Concurrent.ConcurrentBag<TicketNumber> taken
    )
    {
        var random = new Random(user);
        while (true)
        {
            await Task.Delay(-Math.Log(1 - random.NextDouble()) * think);
            if (Stopwatch.GetTimestamp() >= end)
                return;
            var service = office.Services[random.Next(office.Services.Count)];
            if (await tally.TimeAsync(Stopwatch.GetTimestamp(), () => kiosk.TakeAsync(service)) is { } ticket)
                taken.Add(ticket.Number);
        }
    }
}
