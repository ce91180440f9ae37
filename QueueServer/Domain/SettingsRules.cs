using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain.Bookings;

namespace QueueServer.Domain;

/// <summary>What is wrong with one field of an office's settings.</summary>
/// <param name="Field">Where: <c>services[2].prefix</c>.</param>
/// <param name="Code">Stable; the pages have a sentence for each under <c>fault.</c></param>
internal sealed record SettingsFault(string Field, string Code);

/// <summary>Whether settings are sound in themselves, whoever waits.</summary>
internal static class SettingsRules
{
    public const int MaxServices = 26;
    public const int MaxCounters = 99;
    public const int MaxOutageNumbers = 200;
    private const int MaxProcedures = 500;
    private const int MaxFormer = 50;
    private const int MaxAnnouncements = 20;
    private const int MaxName = 120;
    private const int MaxText = 400;
    private static readonly string[] OwnTexts = ["kiosk.", "consent.", "number.", "trouble."];

    /// <summary>Every rule the settings break; nothing when they are sound.</summary>
    public static IEnumerable<SettingsFault> Faults(OfficeSettings settings) =>
        MissingSettings.In(settings).ToList() is { Count: > 0 } holes ? holes : Broken(settings);

    private static IEnumerable<SettingsFault> Broken(OfficeSettings settings) =>
        [
            .. Name("name", settings.Name),
            .. When(!TimeZones.Knows(settings.TimeZone), "timeZone", "unknown-time-zone"),
            .. Range("maxTicketsPerVisitor", settings.MaxTicketsPerVisitor, 1, 20),
            .. Range("outageNumbers", settings.OutageNumbers, 0, MaxOutageNumbers),
            .. When(settings.Parent == settings.Id, "parent", "own-parent"),
            .. When(
                settings.PublicAddress is { } address && address is not { IsAbsoluteUri: true, Scheme: "https" or "http" },
                "publicAddress",
                "not-an-address"
            ),
            .. PublicPageSettings.Faults(settings.PublicPage),
            .. Services(settings),
            .. Groups(settings),
            .. Counters(settings),
            .. Procedures(settings),
            .. SlotPlanRules.Faults(settings),
            .. Range("checkIn.earlyMinutes", settings.CheckIn.EarlyMinutes, 0, 240),
            .. Range("checkIn.lateMinutes", settings.CheckIn.LateMinutes, 0, 240),
            .. Range("reports.priorityTargetMinutes", settings.Reports.PriorityTargetMinutes, 1, 480),
            .. Range("reports.normalTargetMinutes", settings.Reports.NormalTargetMinutes, 1, 480),
            .. Range("ratings.oneOf", settings.Ratings.OneOf, 1, 20),
            .. Classes(settings),
            .. Calling(settings.Calling),
            .. Hours(settings.Hours),
            .. Look(settings.Brand),
            .. Boards(settings),
            .. Texts(settings),
        ];

    private static IEnumerable<SettingsFault> Services(OfficeSettings settings) =>
        [
            .. When(settings.Services.IsDefault, "services", "missing"),
            .. When(settings.Services.Length > MaxServices, "services", "too-many"),
            .. Each(
                "services",
                settings.Services,
                (at, service) =>
                    [
                        .. When(service.Prefix is < 'A' or > 'Z', $"{at}.prefix", "not-a-letter"),
                        .. Name($"{at}.name", service.Name),
                        .. Range($"{at}.expectedMinutes", service.ExpectedMinutes, 1, 240),
                        .. Range($"{at}.quota", service.Quota ?? 1, 1, TicketNumber.Last),
                        .. Range($"{at}.targetMinutes", service.TargetMinutes ?? 1, 1, 480),
                        .. Week($"{at}.week", service.Week),
                        .. When(service.Formerly.Length > MaxFormer, $"{at}.formerly", "too-many"),
                        .. When(service.Formerly.Any(id => settings.FindService(id) is not null), $"{at}.formerly", "still-there"),
                        .. When(
                            service.Formerly.Any(id => settings.Services.Sum(other => other.Formerly.Count(of => of == id)) > 1),
                            $"{at}.formerly",
                            "twice"
                        ),
                    ]
            ),
            .. Twice("services", "id", settings.Services, service => service.Id),
            .. Twice("services", "prefix", settings.Services, service => service.Prefix),
        ];

    private static IEnumerable<SettingsFault> Groups(OfficeSettings settings) =>
        [
            .. When(settings.Groups.Length > MaxServices, "groups", "too-many"),
            .. Each(
                "groups",
                settings.Groups,
                (at, group) =>
                    [
                        .. Name($"{at}.name", group.Name),
                        .. When(group.Services.IsDefaultOrEmpty, $"{at}.services", "serves-nothing"),
                        .. When(group.Services.Any(id => settings.FindService(id) is null), $"{at}.services", "unknown-service"),
                        .. When(
                            group.Services.Any(id => settings.Groups.Sum(other => other.Services.Count(of => of == id)) > 1),
                            $"{at}.services",
                            "in-two-groups"
                        ),
                    ]
            ),
            .. Twice("groups", "id", settings.Groups, group => group.Id),
        ];

    private static IEnumerable<SettingsFault> Procedures(OfficeSettings settings) =>
        [
            .. When(settings.Procedures.Length > MaxProcedures, "procedures", "too-many"),
            .. Each(
                "procedures",
                settings.Procedures,
                (at, procedure) =>
                    [
                        .. Name($"{at}.name", procedure.Name),
                        .. When(settings.FindService(procedure.Service) is null, $"{at}.service", "unknown-service"),
                    ]
            ),
            .. Twice("procedures", "code", settings.Procedures, procedure => procedure.Code),
        ];

    private static IEnumerable<SettingsFault> Look(Brand brand) =>
        [
            .. When(brand.Colour is { } colour && Contrast.Read(colour) is null, "brand.colour", "not-a-colour"),
            .. When(
                brand.Colour is { } words && Contrast.Read(words) is { } ground && Contrast.WithWhite(ground) < Contrast.ForWords,
                "brand.colour",
                "too-pale"
            ),
            .. When(brand.Logo is { } logo && !IsMedia(logo), "brand.logo", "unknown-media"),
        ];

    private static bool IsMedia(string path) =>
        path.StartsWith("/media/", StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal);

    private static IEnumerable<SettingsFault> Counters(OfficeSettings settings) =>
        [
            .. When(settings.Counters.IsDefault, "counters", "missing"),
            .. When(settings.Counters.Length > MaxCounters, "counters", "too-many"),
            .. Each(
                "counters",
                settings.Counters,
                (at, counter) =>
                    [
                        .. Range($"{at}.number", counter.Number, 1, 99),
                        .. Name($"{at}.name", counter.Name),
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
                    ]
            ),
            .. Twice("counters", "id", settings.Counters, counter => counter.Id),
            .. Twice("counters", "number", settings.Counters, counter => counter.Number),
        ];

    private static IEnumerable<SettingsFault> Classes(OfficeSettings settings) =>
        [
            .. When(settings.Classes.Length > 12, "classes", "too-many"),
            .. Each("classes", settings.Classes, static (at, of) => Name($"{at}.name", of.Name)),
            .. Twice("classes", "id", settings.Classes, of => of.Id),
        ];

    internal static IEnumerable<SettingsFault> Calling(CallingSettings calling) =>
        [
            .. Range("calling.priority", calling.Priority, 1, 10),
            .. Range("calling.normal", calling.Normal, 1, 10),
            .. Range("calling.priorityLimitMinutes", calling.PriorityLimitMinutes, 1, 480),
            .. Range("calling.normalLimitMinutes", calling.NormalLimitMinutes, 1, 480),
        ];

    private static IEnumerable<SettingsFault> Hours(OpeningHours hours) =>
        [
            .. Week("hours.week", hours.Week),
            .. Range("hours.lastIssueMinutes", hours.LastIssueMinutes, 0, 240),
            .. Range("hours.closeAfterMinutes", hours.CloseAfterMinutes, 0, 480),
            .. Each(
                "hours.exceptions",
                hours.Exceptions,
                static (at, day) => [.. Name($"{at}.name", day.Name), .. Periods($"{at}.periods", day.Periods)]
            ),
            .. Twice("hours.exceptions", "date", hours.Exceptions, day => day.Date),
        ];

    private static IEnumerable<SettingsFault> Week(string field, ImmutableArray<WeekdayHours> week) =>
        [
            .. Each(field, week, static (at, day) => Periods($"{at}.periods", day.Periods)),
            .. Twice(field, "weekday", week, day => day.Weekday),
        ];

    private static IEnumerable<SettingsFault> Periods(string field, ImmutableArray<Period> periods)
    {
        if (periods.IsDefault)
            return [new(field, "missing")];
        if (periods.Any(period => period.Start >= period.End))
            return [new(field, "ends-before-it-begins")];
        return When(periods.Zip(periods.Skip(1)).Any(pair => pair.Second.Start < pair.First.End), field, "overlap");
    }

    private static IEnumerable<SettingsFault> Boards(OfficeSettings settings) =>
        [
            .. Each(
                "boards",
                settings.Boards,
                (at, board) =>
                    [
                        .. When(string.IsNullOrWhiteSpace(board.Name) || board.Name.Length > MaxName, $"{at}.name", "bad-name"),
                        .. When(board.Services.Any(id => settings.FindService(id) is null), $"{at}.services", "unknown-service"),
                        .. When(board.Counters.Any(id => settings.FindCounter(id) is null), $"{at}.counters", "unknown-counter"),
                        .. Range($"{at}.display.columns", board.Display.Columns, 1, 2),
                        .. Range($"{at}.display.lastCalled", board.Display.LastCalled, 0, 10),
                        .. Range($"{at}.display.volume", board.Display.Volume, 0, 100),
                        .. Range($"{at}.display.quietSeconds", board.Display.QuietSeconds, 30, 3600),
                        .. When(
                            board.Display.Languages.Count > 4 || board.Display.Languages.Any(language => !IsLanguage(language)),
                            $"{at}.display.languages",
                            "unknown-language"
                        ),
                        .. When(
                            board.Display.Notice.Any(text => !IsLanguage(text.Key) || text.Value.Length > MaxText),
                            $"{at}.display.notice",
                            "too-long"
                        ),
                        .. Range($"{at}.display.overscan", board.Display.Overscan, 0, 10),
                        .. When(!Enum.IsDefined(board.Display.Layout), $"{at}.display.layout", "unknown-layout"),
                        .. When(board.Display.Announcements.Count > MaxAnnouncements, $"{at}.display.announcements", "too-many"),
                        .. Each($"{at}.display.announcements", [.. board.Display.Announcements], Announcement),
                        .. When(
                            board.Display.Media.Count > 20 || !board.Display.Media.All(IsMedia),
                            $"{at}.display.media",
                            "unknown-media"
                        ),
                    ]
            ),
            .. Twice("boards", "id", settings.Boards, board => board.Id),
        ];

    private static IEnumerable<SettingsFault> Announcement(string at, BoardAnnouncement one) =>
        [
            .. When(!one.Text.Any(words => !string.IsNullOrWhiteSpace(words.Value)), $"{at}.text", "empty"),
            .. When(one.Text.Any(words => !IsLanguage(words.Key) || words.Value.Length > MaxText), $"{at}.text", "too-long"),
            .. When(one.LastDay < one.FirstDay, $"{at}.lastDay", "last-day-before-first"),
        ];

    private static IEnumerable<SettingsFault> Texts(OfficeSettings settings) =>
        settings.Texts.SelectMany(text =>
            (IEnumerable<SettingsFault>)
                [
                    .. When(!OwnTexts.Any(own => text.Key.StartsWith(own, StringComparison.Ordinal)), $"texts.{text.Key}", "unknown-text"),
                    .. When(
                        text.Value.Any(words => !IsLanguage(words.Key) || string.IsNullOrWhiteSpace(words.Value)),
                        $"texts.{text.Key}",
                        "empty"
                    ),
                    .. When(text.Value.Any(words => words.Value.Length > MaxText), $"texts.{text.Key}", "too-long"),
                ]
        );

    private static IEnumerable<SettingsFault> Name(string field, ImmutableSortedDictionary<string, string>? name)
    {
        if (name is null || !name.TryGetValue("vi", out var vi) || string.IsNullOrWhiteSpace(vi))
            return [new(field, "no-vietnamese-name")];
        return When(name.Any(words => !IsLanguage(words.Key) || words.Value.Length > MaxName), field, "too-long");
    }

    internal static bool IsLanguage(string code) =>
        code is { Length: >= 2 and <= 8 } && code.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-');

    internal static IEnumerable<SettingsFault> Range(string field, int value, int least, int most) =>
        When(value < least || value > most, field, "out-of-range");

    internal static IEnumerable<SettingsFault> When(bool broken, string field, string code) => broken ? [new(field, code)] : [];

    internal static IEnumerable<SettingsFault> Each<T>(
        string field,
        ImmutableArray<T> items,
        Func<string, T, IEnumerable<SettingsFault>> faults
    ) => items.IsDefault ? [] : items.SelectMany((item, i) => faults($"{field}[{i}]", item));

    internal static IEnumerable<SettingsFault> Twice<T, TKey>(string field, string property, ImmutableArray<T> items, Func<T, TKey> key) =>
        items.IsDefault
            ? []
            : items
                .Select((item, i) => (Key: key(item), i))
                .GroupBy(one => one.Key)
                .SelectMany(group => group.Skip(1))
                .Select(again => new SettingsFault($"{field}[{again.i}].{property}", "twice"));
}
