using QueueContracts;
using static QueueServer.Domain.SettingsRules;

namespace QueueServer.Domain.Bookings;

/// <summary>Whether slot plans are sound in themselves and beside each other.</summary>
internal static class SlotPlanRules
{
    private const string Field = "slotPlans";
    private const int MaxPlans = 50;

    /// <summary>Every rule they break; nothing when they are sound.</summary>
    public static IEnumerable<SettingsFault> Faults(OfficeSettings settings) =>
        [
            .. When(settings.SlotPlans.Length > MaxPlans, Field, "too-many"),
            .. Each(Field, settings.SlotPlans, (at, plan) => Faults(settings, at, plan)),
            .. Twice(Field, "id", settings.SlotPlans, plan => plan.Id),
            .. Overlaps(settings),
        ];

    private static IEnumerable<SettingsFault> Faults(OfficeSettings settings, string at, SlotPlan plan) =>
        [
            .. When(plan.Services.IsDefaultOrEmpty, $"{at}.services", "serves-nothing"),
            .. When(plan.Services.Any(id => settings.FindService(id) is null), $"{at}.services", "unknown-service"),
            .. When(plan.Services.Distinct().Count() != plan.Services.Length, $"{at}.services", "twice"),
            .. When(plan.Weekdays.IsDefaultOrEmpty, $"{at}.weekdays", "missing"),
            .. When(plan.Weekdays.Distinct().Count() != plan.Weekdays.Length, $"{at}.weekdays", "twice"),
            .. When(plan.Hours.Start >= plan.Hours.End, $"{at}.to", "ends-before-it-begins"),
            .. Range($"{at}.slotMinutes", plan.SlotMinutes, 5, 240),
            .. Range($"{at}.plannedCounters", plan.PlannedCounters, 1, MaxCounters),
            .. Range($"{at}.onlineShare", plan.OnlineShare, 0, 100),
            .. Range($"{at}.cap", plan.Cap ?? 1, 1, 999),
            .. Range($"{at}.leadMinutes", plan.LeadMinutes, 0, 7 * 24 * 60),
            .. Range($"{at}.horizonDays", plan.HorizonDays, 1, SlotPlan.MostDays),
        ];

    /// <summary>A service and a moment are in one slot at most: then its places are counted in one way.</summary>
    private static IEnumerable<SettingsFault> Overlaps(OfficeSettings settings) =>
        settings.SlotPlans.SelectMany(
            (plan, i) => When(settings.SlotPlans.Take(i).Any(before => Overlap(before, plan)), $"{Field}[{i}].from", "overlap")
        );

    private static bool Overlap(SlotPlan one, SlotPlan other) =>
        one.Services.Intersect(other.Services).Any()
        && one.Weekdays.Intersect(other.Weekdays).Any()
        && one.Hours.Start < other.Hours.End
        && other.Hours.Start < one.Hours.End;
}
