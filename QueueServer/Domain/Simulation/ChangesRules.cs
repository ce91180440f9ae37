using QueueContracts;
using static QueueServer.Domain.SettingsRules;

namespace QueueServer.Domain.Simulation;

/// <summary>Whether changes are sound: of services and counters there are, and within what can be played.</summary>
internal static class ChangesRules
{
    /// <summary>More counters than this are not added.</summary>
    public const int MostAdded = 10;

    private const int LeastPercent = 10;
    private const int MostPercent = 500;

    /// <summary>Every rule the changes break; nothing when they are sound.</summary>
    public static IEnumerable<SettingsFault> Faults(Changes changes, OfficeSettings settings) =>
        changes.Added.IsDefault || changes.Counters.IsDefault || changes.Paces.IsDefault
            ? [new("changes", "missing")]
            : Broken(changes, settings);

    private static IEnumerable<SettingsFault> Broken(Changes changes, OfficeSettings settings) =>
        [
            .. When(changes.Added.Length > MostAdded, "added", "too-many"),
            .. changes.Added.SelectMany((counter, i) => Added($"added[{i}]", counter, settings)),
            .. changes.Counters.SelectMany((counter, i) => Changed($"counters[{i}]", i, changes, settings)),
            .. When(changes.Hours is { } hours && hours.Start >= hours.End, "hours", "ends-before-it-begins"),
            .. changes.Calling is { } calling ? Calling(calling) : [],
            .. changes.Paces.SelectMany((pace, i) => Pace($"paces[{i}]", i, changes, settings)),
        ];

    private static IEnumerable<SettingsFault> Added(string at, AddedCounter? counter, OfficeSettings settings)
    {
        if (counter is null)
            return [new(at, "missing")];
        return
        [
            .. When(counter.Services.IsDefaultOrEmpty, $"{at}.services", "serves-nothing"),
            .. When(
                !counter.Services.IsDefault && counter.Services.Any(id => settings.FindService(id) is null),
                $"{at}.services",
                "unknown-service"
            ),
            .. When(
                !counter.Services.IsDefault && counter.Services.Distinct().Count() != counter.Services.Length,
                $"{at}.services",
                "twice"
            ),
            .. When(counter.Open.Start >= counter.Open.End, $"{at}.open", "ends-before-it-begins"),
        ];
    }

    private static IEnumerable<SettingsFault> Changed(string at, int i, Changes changes, OfficeSettings settings)
    {
        if (changes.Counters[i] is not { } counter)
            return [new(at, "missing")];
        return
        [
            .. When(settings.FindCounter(counter.Counter) is null, $"{at}.counter", "unknown-counter"),
            .. When(changes.Counters.Take(i).Any(before => before?.Counter == counter.Counter), $"{at}.counter", "twice"),
            .. When(counter.Works is { } works && works.Start >= works.End, $"{at}.works", "ends-before-it-begins"),
        ];
    }

    private static IEnumerable<SettingsFault> Pace(string at, int i, Changes changes, OfficeSettings settings)
    {
        if (changes.Paces[i] is not { } pace)
            return [new(at, "missing")];
        return
        [
            .. When(settings.FindService(pace.Service) is null, $"{at}.service", "unknown-service"),
            .. When(changes.Paces.Take(i).Any(before => before?.Service == pace.Service), $"{at}.service", "twice"),
            .. When(pace.Percent is < LeastPercent or > MostPercent, $"{at}.percent", "out-of-range"),
        ];
    }
}
