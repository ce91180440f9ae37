using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using QueueServer.Access;

namespace QueueServer.Domain;

/// <summary>What an office says of itself to everybody (<i>trang công khai</i>).</summary>
internal sealed partial record PublicPageSettings
{
    private const int MaxWords = 200;

    /// <summary>Whether everybody may read how long its lines are, and what its days came to.</summary>
    public bool Use { get; init; } = true;

    /// <summary>
    /// Whether numbers may be taken there by people who have still to come (<i>lấy số từ xa</i>); only while <see cref="Use"/>.
    /// </summary>
    public bool GivesNumbers { get; init; }

    /// <summary>
    /// How many of a hundred numbers of a service that has a quota may be taken from afar, 1…100: the others are for whoever comes. Where
    /// there is no quota, nobody's number takes another's.
    /// </summary>
    public int RemoteShare { get; init; } = 50;

    /// <summary>Where it is, by language code; empty while that is not said.</summary>
    public ImmutableSortedDictionary<string, string> Address { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Its telephone, as people write it: digits, spaces, dots, dashes, brackets, a plus before them; null for none.</summary>
    public string? Phone { get; init; }

    /// <summary>Its place as maps write it, <c>20.9712, 105.7788</c>; null while that is not said.</summary>
    public string? Place { get; init; }

    /// <summary>Whether a wheelchair gets in and to every counter.</summary>
    public bool StepFree { get; init; }

    /// <summary>When somebody there speaks sign language, by language code; empty for never.</summary>
    public ImmutableSortedDictionary<string, string> SignLanguage { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether an office shows itself.</summary>
    public static bool IsShown(OfficeSettings settings) => settings.PublicPage.Use && !settings.Services.IsEmpty;

    /// <summary>Where everybody reads it; null where the office does not show itself, or has no public address.</summary>
    public static Uri? AddressOf(OfficeSettings settings) =>
        IsShown(settings) && settings.PublicAddress is { } server ? new(server, $"/cho/{settings.Id}") : null;

    /// <summary>Every rule it breaks.</summary>
    public static IEnumerable<SettingsFault> Faults(PublicPageSettings page) =>
        [
            .. SettingsRules.When(page.RemoteShare is < 1 or > 100, "publicPage.remoteShare", "out-of-range"),
            .. Words("publicPage.address", page.Address),
            .. SettingsRules.When(page.Phone is { } phone && !Telephone().IsMatch(phone), "publicPage.phone", "not-a-phone"),
            .. SettingsRules.When(page.Place is { } place && GeoPoint.Parse(place) is null, "publicPage.place", "not-a-place"),
            .. Words("publicPage.signLanguage", page.SignLanguage),
        ];

    private static IEnumerable<SettingsFault> Words(string field, ImmutableSortedDictionary<string, string> words) =>
        words.Values.All(string.IsNullOrWhiteSpace) ? []
        : string.IsNullOrWhiteSpace(words.GetValueOrDefault("vi")) ? [new(field, "no-vietnamese-name")]
        : SettingsRules.When(words.Any(of => !SettingsRules.IsLanguage(of.Key) || of.Value.Length > MaxWords), field, "too-long");

    [GeneratedRegex(@"^\+?\(?[0-9](?:[ .()-]*[0-9]){2,14}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telephone();
}

/// <summary>A place on the earth, in degrees (WGS 84).</summary>
/// <param name="Latitude">−90…90, north is more.</param>
/// <param name="Longitude">−180…180, east is more.</param>
internal readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Reads <c>20.9712, 105.7788</c>; null for anything else.</summary>
    public static GeoPoint? Parse(string text) =>
        text.Split(',') is [var north, var east] && Degrees(north, 90) is { } latitude && Degrees(east, 180) is { } longitude
            ? new(latitude, longitude)
            : null;

    private static double? Degrees(string text, double most) =>
        double.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var degrees
        )
        && Math.Abs(degrees) <= most
            ? degrees
            : null;
}
