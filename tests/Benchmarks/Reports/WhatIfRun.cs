using System.Diagnostics;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using Tests.Shared;

namespace Benchmarks.Reports;

/// <summary>How long it takes to play a day as it was and with one more counter.</summary>
internal static class WhatIfRun
{
    public static void Run(OfficeSettings settings, int tickets)
    {
        var last = new DateOnly(2026, 11, 27);
        var days = ManyDays.Make(settings, last, days: 6, tickets, seed: 20261127).Select(records => Fold(settings, records)).ToArray();
        var changes = new Changes { Added = [new([settings.Services[0].Id], new(new(8, 30), new(10, 0)))] };
        Time($"a day of {days[^1].Facts.Legs.Length} legs", () => WhatIf.Play([days[^1]], settings, changes, default));
        Time("a mean of six days", () => WhatIf.Play([.. days], settings, changes, default));
    }

    private static PastDay Fold(OfficeSettings settings, IReadOnlyList<JournalRecord> records)
    {
        var fold = new DayFold(settings.Id, records[0].Day, settings);
        foreach (var record in records)
            fold.Apply(record, settings);
        return fold.ToPastDay(records[^1].Events[0].At);
    }

    /// <summary>Five times: the first, which is what somebody waits for, and the middle one.</summary>
    private static void Time(string what, Func<WhatIf> play)
    {
        var times = new List<double>();
        WhatIf? played = null;
        for (var i = 0; i < 5; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            played = play();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        var half = (played?.Happened.Total.WaitP50 / 60, played?.Replayed.Total.WaitP50 / 60, played?.Changed.Total.WaitP50 / 60);
        Console.WriteLine(
            $"{what, -24} first {times[0], 5:0} ms, middle {times.Order().ElementAt(2), 5:0} ms   (half wait {half.Item1:0.0} minutes, "
                + $"replayed {half.Item2:0.0}, with one more counter {half.Item3:0.0})"
        );
    }
}
