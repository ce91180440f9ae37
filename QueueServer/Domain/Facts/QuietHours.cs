using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>
/// When it is usually quiet: the middle wait of those who took numbers in an hour of a weekday, over several weeks. What fewer than five
/// waited is not told.
/// </summary>
/// <param name="zone">The office's.</param>
/// <param name="merged">Services that count as others.</param>
internal sealed class QuietHours(TimeZoneInfo zone, MergedServices merged)
{
    /// <summary>So many weeks are looked at.</summary>
    public const int Weeks = 8;

    /// <summary>Of fewer waits nothing is told.</summary>
    public const int Least = RatingBatches.Least;

    private const double Quiet = 0.5; // of what a service's middle wait is otherwise

    private readonly Dictionary<(int Weekday, int Hour), List<double>> all = [];
    private readonly Dictionary<ServiceId, Dictionary<(int Weekday, int Hour), List<double>>> byService = [];

    /// <summary>Adds a day that is over.</summary>
    public void Add(DayFacts facts)
    {
        var weekday = Cuts.WeekdayOf(facts.Day);
        foreach (var leg in facts.Legs.Select(merged.Of))
        {
            if (leg is not { Index: 1, IsUnsure: false, Wait: { IsSure: true } wait })
                continue;
            var hour = (weekday, TimeZoneInfo.ConvertTime(leg.WaitsFrom, zone).Hour);
            ListAt(all, hour).Add(wait.Length.TotalSeconds);
            if (!byService.TryGetValue(leg.Service, out var own))
                byService[leg.Service] = own = [];
            ListAt(own, hour).Add(wait.Length.TotalSeconds);
        }
    }

    /// <summary>The office's hours in which anybody came, in order.</summary>
    public IReadOnlyList<UsualHour> Hours =>
        [
            .. all.OrderBy(cell => cell.Key)
                .Select(cell => new UsualHour(cell.Key.Weekday, cell.Key.Hour, cell.Value.Count, MedianOf(cell.Value))),
        ];

    /// <summary>
    /// The two hours one after the other in which a service's waits are shortest; null where they are not half of what they are otherwise.
    /// </summary>
    public QuietTime? Of(ServiceId service)
    {
        if (!byService.TryGetValue(service, out var hours))
            return null;
        var usual = MedianOf([.. hours.Values.SelectMany(waits => waits)]);
        return hours
            .Where(first => hours.ContainsKey((first.Key.Weekday, first.Key.Hour + 1)))
            .Select(first => (At: first.Key, First: first.Value, Second: hours[(first.Key.Weekday, first.Key.Hour + 1)]))
            .Where(pair => pair.First.Count >= Least && pair.Second.Count >= Least)
            .Select(pair => (pair.At, Waits: (List<double>)[.. pair.First, .. pair.Second]))
            .Select(pair => (pair.At, pair.Waits.Count, Median: MedianOf(pair.Waits)))
            .Where(pair => pair.Median <= Quiet * usual)
            .OrderBy(pair => pair.Median)
            .ThenBy(pair => pair.At)
            .Select(pair => new QuietTime(pair.At.Weekday, pair.At.Hour, pair.At.Hour + 2, pair.Count))
            .FirstOrDefault();
    }

    private static List<double> ListAt(Dictionary<(int, int), List<double>> hours, (int, int) hour)
    {
        if (!hours.TryGetValue(hour, out var waits))
            hours[hour] = waits = [];
        return waits;
    }

    private static double? MedianOf(List<double> waits) => waits.Count < Least ? null : Spread.Of(waits).P50;
}

/// <summary>An hour of a weekday as it usually is.</summary>
/// <param name="Weekday">1 for Monday.</param>
/// <param name="Hour">0…23, by the office's clock, in which numbers were taken.</param>
/// <param name="Waits">How many waits it is told from.</param>
/// <param name="MedianSeconds">The middle of them; null of too few.</param>
internal sealed record UsualHour(int Weekday, int Hour, int Waits, double? MedianSeconds);

/// <summary>When waits for a service are short.</summary>
/// <param name="Weekday">1 for Monday.</param>
/// <param name="From">The hour from which on, by the office's clock.</param>
/// <param name="To">The hour until which, 24 for midnight.</param>
/// <param name="Waits">How many waits it is told from.</param>
internal sealed record QuietTime(int Weekday, int From, int To, int Waits);
