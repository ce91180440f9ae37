using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Simulation;

namespace Tests.Shared;

/// <summary>An office's days, made up: Monday to Friday, two waves of people a day, and some who do not come or give up.</summary>
internal static class ManyDays
{
    private static readonly OutcomeKind[] Kinds = Enum.GetValues<OutcomeKind>();

    /// <summary>The records of the days, in order; the same seed gives the same.</summary>
    /// <param name="settings">The office.</param>
    /// <param name="last">The last day.</param>
    /// <param name="days">How many working days.</param>
    /// <param name="tickets">About how many numbers a day.</param>
    /// <param name="seed">Of all that is drawn.</param>
    public static IEnumerable<IReadOnlyList<JournalRecord>> Make(OfficeSettings settings, DateOnly last, int days, int tickets, int seed)
    {
        var random = new Random(seed);
        var version = 0L;
        var first = last;
        for (var left = days; left > 1; )
            left -= IsWorkingDay(first = first.AddDays(-1)) ? 1 : 0;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!IsWorkingDay(day))
                continue;
            var records = Play(settings, day, tickets, random, version);
            version = records[^1].Version;
            yield return records;
        }
    }

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static IReadOnlyList<JournalRecord> Play(OfficeSettings settings, DateOnly day, int tickets, Random random, long version)
    {
        var midnight = OpeningHours.StartOf(day, settings.Zone);
        var busy = day.DayOfWeek == DayOfWeek.Monday ? 1.3 : 0.95;
        var arrivals = Enumerable.Range(0, (int)(tickets * busy)).Select(_ => Arrive(settings, midnight, random));
        var shifts = settings.Counters.SelectMany(counter =>
            new[]
            {
                new Shift(
                    counter.Id,
                    $"officer-{counter.Number}",
                    midnight.AddHours(8).AddMinutes(random.Next(10)),
                    midnight.AddHours(11.5)
                ),
                new Shift(
                    counter.Id,
                    $"officer-{counter.Number}",
                    midnight.AddHours(13.5).AddMinutes(random.Next(10)),
                    midnight.AddHours(17)
                ),
            }
        );
        var script = new DayScript(day, [.. arrivals], [.. shifts], midnight.AddHours(18));
        return PlayedDay.Play(settings, script, random, version);
    }

    private static Arrival Arrive(OfficeSettings settings, DateTimeOffset midnight, Random random)
    {
        var service = settings.Services[(int)(settings.Services.Length * Math.Pow(random.NextDouble(), 1.5))];
        var wave = random.NextDouble() < 0.6 ? 8.2 : 13.4;
        var known = settings.Procedures.Where(procedure => procedure.Service == service.Id).ToList();
        var procedure = known.Count == 0 ? null : known[random.Next(known.Count)];
        var errand = new Errand(
            service.Id,
            TimeSpan.FromMinutes(Math.Clamp(service.ExpectedMinutes * 0.55 * Math.Exp(0.5 * Normal(random)), 1, 60))
        )
        {
            Way = TimeSpan.FromSeconds(30),
            Patience = random.Next(12) == 0 ? TimeSpan.FromMinutes(15 + random.Next(60)) : null,
            Outcome =
                random.Next(3) == 0
                    ? null
                    : new(Kinds[random.Next(Kinds.Length)])
                    {
                        Procedures = procedure is null ? [] : [new(procedure.Code, 1 + (random.Next(6) / 5))],
                    },
        };
        return new(
            midnight.AddHours(wave + (2.8 * Math.Pow(random.NextDouble(), 1.4))),
            random.Next(9) == 0 && settings.Classes.Length > 0 ? settings.Classes[random.Next(settings.Classes.Length)].Id : null,
            [random.Next(25) > 0 ? errand : errand with { Comes = false, Takes = TimeSpan.FromMinutes(2) }]
        );
    }

    /// <summary>G. E. P. Box and M. E. Muller, "A note on the generation of random normal deviates", 1958.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
