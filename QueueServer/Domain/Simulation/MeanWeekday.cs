using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Simulation;

/// <summary>
/// A weekday as it usually is. Who came on several of them is put together, and of each service so many are drawn as came on one of them in
/// the mean: each as likely as any other, so that when they come is spread as it was, and as much by chance.
/// </summary>
internal static class MeanWeekday
{
    /// <summary>Makes it.</summary>
    /// <param name="days">The days, in order; at least one.</param>
    /// <param name="arrivals">Reads who came.</param>
    /// <param name="zone">The office's: who came at nine, comes at nine.</param>
    /// <param name="random">Draws.</param>
    /// <returns>A day of the last one's date, with its shifts.</returns>
    public static DayScript Make(IReadOnlyList<PastDay> days, PastArrivals arrivals, TimeZoneInfo zone, Random random)
    {
        var last = days[^1];
        var came = days.SelectMany(day => arrivals.Read(day.Facts)).ToLookup(arrival => arrival.Errands[0].Service);
        return last.Script(
            came.OrderBy(service => service.Key.Value, StringComparer.Ordinal)
                .SelectMany(service => Draw(service, days.Count, random))
                .Select(arrival => arrival with { At = OnDay(arrival.At, last.Facts.Day, zone) })
                .OrderBy(arrival => arrival.At)
        );
    }

    /// <summary>What a day that is over is played from.</summary>
    public static DayScript Script(this PastDay day, IEnumerable<Arrival> arrivals) =>
        new(
            day.Facts.Day,
            [.. arrivals],
            [.. PastShifts.Read(day)],
            day.ClosedAt ?? throw new ArgumentException("It goes on.", nameof(day))
        );

    /// <summary>One of so many, to the nearest whole, without putting any back.</summary>
    private static ImmutableArray<Arrival> Draw(IEnumerable<Arrival> arrivals, int days, Random random)
    {
        var all = arrivals.ToArray();
        random.Shuffle(all);
        return [.. all.Take((int)Math.Round((double)all.Length / days, MidpointRounding.AwayFromZero))];
    }

    private static DateTimeOffset OnDay(DateTimeOffset at, DateOnly day, TimeZoneInfo zone) =>
        OpeningHours.InZone(day.ToDateTime(TimeOnly.MinValue) + TimeZoneInfo.ConvertTime(at, zone).TimeOfDay, zone);
}
