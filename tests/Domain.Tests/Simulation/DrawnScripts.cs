using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using static Domain.Tests.Office;

namespace Domain.Tests.Simulation;

/// <summary>Days that are drawn: who comes for what, and who sits where. The same seed draws the same.</summary>
internal static class DrawnScripts
{
    /// <summary>Some two hundred people in eight hours, unless said otherwise: more than the counters can serve.</summary>
    public static DayScript Of(Random random, int? people = null) =>
        new(
            Today,
            [.. Enumerable.Range(0, people ?? 150 + random.Next(100)).Select(_ => Arrive(random))],
            [.. Settings.Counters.SelectMany(counter => ShiftsOf(counter.Id, random))],
            At(10 * 3600)
        );

    /// <summary>A day played, as records.</summary>
    public static IReadOnlyList<JournalRecord> Play(DayScript script, int seed) =>
        PlayedDay.Play(Settings, script, new(seed), cancellation: TestContext.Current.CancellationToken);

    /// <summary>The same as it went.</summary>
    public static PastDay PastOf(DayScript script, int seed) => PastOf(Play(script, seed));

    /// <summary>A day of records as it went.</summary>
    public static PastDay PastOf(IEnumerable<JournalRecord> records)
    {
        var fold = new DayFold(Id, Today, Settings);
        foreach (var record in records)
            fold.Apply(record, Settings);
        return fold.ToPastDay(At(10 * 3600));
    }

    private static Arrival Arrive(Random random)
    {
        var errand = Errand(random);
        return new(
            At(random.Next(8 * 3600)),
            random.Next(8) == 0 ? Old : null,
            random.Next(20) switch
            {
                0 => [errand, Errand(random)],
                1 => [Absent(errand, random), errand],
                2 => [Absent(errand, random)],
                _ => [errand],
            }
        );
    }

    private static Errand Errand(Random random) =>
        new(random.Next(2) == 0 ? Births : Land, TimeSpan.FromSeconds(60 + random.Next(600)))
        {
            Way = TimeSpan.FromSeconds(random.Next(90)),
            Patience = random.Next(10) == 0 ? TimeSpan.FromSeconds(300 + random.Next(3600)) : null,
        };

    private static Errand Absent(Errand errand, Random random) =>
        errand with
        {
            Comes = false,
            Way = TimeSpan.Zero,
            Takes = TimeSpan.FromSeconds(30 + random.Next(120)),
            Away = TimeSpan.FromSeconds(random.Next(1200)),
        };

    private static IEnumerable<Shift> ShiftsOf(CounterId counter, Random random)
    {
        var rest = random.Next(3600, 9000);
        yield return new(counter, "lan", At(random.Next(600)), At(12_600)) { Pauses = [new(At(rest), At(rest + random.Next(300, 1800)))] };
        yield return new(counter, random.Next(2) == 0 ? "lan" : "hoa", At(18_000 + random.Next(600)), At(30_600));
    }
}
