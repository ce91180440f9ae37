using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>A slot of a plan on one date.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Start">When it begins.</param>
internal sealed record Slot(SlotPlan Plan, DateTimeOffset Start)
{
    public DateTimeOffset End => Start.AddMinutes(Plan.SlotMinutes);

    /// <summary>Minutes of service that its counters have.</summary>
    public int Minutes => Plan.PlannedCounters * Plan.SlotMinutes;

    /// <summary>Whether it is still given by itself at a moment.</summary>
    public bool IsFarEnough(DateTimeOffset now) => Start - now >= TimeSpan.FromMinutes(Plan.LeadMinutes);

    /// <summary>Whether its date is given by itself yet.</summary>
    /// <param name="date">Its date.</param>
    /// <param name="today">The office's own.</param>
    public bool IsNearEnough(DateOnly date, DateOnly today) => date <= today.AddDays(Plan.HorizonDays);

    /// <summary>Whether a place counts in it: also one that was taken under another plan than today's.</summary>
    public bool Holds(TakenPlace place) => Plan.Services.Contains(place.Service) && place.Start >= Start && place.Start < End;

    /// <summary>
    /// How many more of so many minutes may be given by itself: within the share and the cap, rounded down. Whatever is taken counts, by
    /// whom ever: walk-ins keep the rest.
    /// </summary>
    /// <param name="minutes">Minutes of the service, at least 1.</param>
    /// <param name="taken">What is taken in it.</param>
    public int OnlineLeft(int minutes, IReadOnlyCollection<TakenPlace> taken)
    {
        var left = (Minutes * Plan.OnlineShare - 100 * taken.Sum(place => place.Minutes)) / (100 * minutes);
        return Math.Max(0, Plan.Cap is { } cap ? Math.Min(left, cap - taken.Count) : left);
    }

    /// <summary>How many more an officer may give: beyond the share, never beyond what the counters can serve.</summary>
    /// <inheritdoc cref="OnlineLeft" />
    public int Left(int minutes, IReadOnlyCollection<TakenPlace> taken) =>
        Math.Max(0, (Minutes - taken.Sum(place => place.Minutes)) / minutes);
}

/// <summary>A place that nobody else can have.</summary>
/// <param name="Service">Of which service.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Minutes">How long it takes.</param>
internal sealed record TakenPlace(ServiceId Service, DateTimeOffset Start, int Minutes);

/// <summary>The slots that settings give.</summary>
internal static class Slots
{
    /// <summary>
    /// The slots of a service on a date, in order: those that lie wholly within the hours of the office and of the service. One that would
    /// begin in an hour which a clock change skips is none; of an hour that comes twice, the second one is meant.
    /// </summary>
    public static IEnumerable<Slot> On(OfficeSettings settings, ServiceId service, DateOnly date)
    {
        if (settings.FindService(service) is not { } of)
            return [];
        var (hours, zone) = (settings.Hours.ServingOn(date, of.Week), settings.Zone);
        return settings
            .SlotPlans.Where(plan => plan.Services.Contains(service) && plan.Weekdays.Contains(date.DayOfWeek))
            .SelectMany(
                plan => StartsOf(plan).Where(start => hours.Any(open => start >= open.Start && start + plan.SlotMinutes <= open.End)),
                (plan, start) => (Plan: plan, Local: date.ToDateTime(TimeOnly.MinValue).AddMinutes(start))
            )
            .Where(slot => !zone.IsInvalidTime(slot.Local))
            .Select(slot => new Slot(slot.Plan, OpeningHours.InZone(slot.Local, zone)))
            .OrderBy(slot => slot.Start);
    }

    /// <summary>The slots of a date, in order, each once whatever shares it: of services for which numbers are given.</summary>
    public static IEnumerable<Slot> On(OfficeSettings settings, DateOnly date) =>
        settings
            .Services.Where(service => service.Active)
            .SelectMany(service => On(settings, service.Id, date))
            .DistinctBy(slot => (slot.Plan.Id, slot.Start))
            .OrderBy(slot => slot.Start);

    /// <summary>The slot of a service that begins at a moment; null where none does.</summary>
    public static Slot? Find(OfficeSettings settings, ServiceId service, DateTimeOffset start) =>
        On(settings, service, settings.DayAt(start)).FirstOrDefault(slot => slot.Start == start);

    private static IEnumerable<int> StartsOf(SlotPlan plan)
    {
        for (var start = plan.Hours.Start; start + plan.SlotMinutes <= plan.Hours.End; start += plan.SlotMinutes)
            yield return start;
    }
}
