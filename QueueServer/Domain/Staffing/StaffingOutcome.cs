using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Staffing;

/// <summary>What came of a part of a day that was advised on.</summary>
/// <param name="Opened">How many counters were open and not paused, in the mean.</param>
/// <param name="InTime">Of those whose waits began in it: called within the target, of those who were called or waited longer.</param>
internal sealed record StaffingOutcome(double Opened, Part InTime)
{
    /// <summary>Counts it.</summary>
    /// <param name="advice">The advice for the group.</param>
    /// <param name="slot">The part of the day.</param>
    /// <param name="day">The day; it is over.</param>
    /// <param name="zone">The office's.</param>
    public static StaffingOutcome Of(GroupAdvice advice, SlotAdvice slot, PastDay day, TimeZoneInfo zone)
    {
        var (from, to) = Moments(day, slot.From, slot.To, zone);
        var target = TimeSpan.FromMinutes(advice.TargetMinutes);
        var waits = day
            .Facts.Legs.Where(leg =>
                advice.Group.Services.Contains(leg.Service) && !leg.IsUnsure && leg.WaitsFrom >= from && leg.WaitsFrom < to
            )
            .ToList();
        var inTime = waits.Count(leg => leg.Wait is { } wait && wait.Length <= target);
        var late = waits.Count(leg => (leg.Wait ?? leg.WaitedInVain) is { } wait && wait.Length > target);
        return new(OpenIn(advice.Group, day, slot.From, slot.To, zone), new(inTime, inTime + late));
    }

    /// <summary>How many counters of a group were open and not paused in a part of a day, in the mean.</summary>
    public static double OpenIn(CounterGroup group, PastDay day, TimeOnly from, TimeOnly to, TimeZoneInfo zone)
    {
        var (begin, end) = Moments(day, from, to, zone);
        var open = day
            .Stretches.Where(stretch => stretch.Does != CounterActivity.Paused && group.Counters.Contains(stretch.Counter))
            .Sum(stretch => Math.Max(0, (Math.Min(stretch.To.UtcTicks, end.UtcTicks) - Math.Max(stretch.From.UtcTicks, begin.UtcTicks))));
        return open / (double)(end - begin).Ticks;
    }

    private static (DateTimeOffset From, DateTimeOffset To) Moments(PastDay day, TimeOnly from, TimeOnly to, TimeZoneInfo zone) =>
        OpeningHours.MomentsOf(new(from, to), day.Facts.Day, zone);
}
