using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Media;
using QueueServer.Ratings;

namespace QueueServer.Tests.Texts;

public sealed partial class TextsAreWhole
{
    /// <summary>Refusals without a sentence of their own, and why no page ever shows them.</summary>
    private static readonly Dictionary<string, string> NeverShown = new()
    {
        [Refusals.CodeTaken] = "the office draws another code and decides again",
        [Refusals.LeasesOff] = "only a kiosk's program asks for leases, and gives what it has back",
        [Refusals.LeasesSpent] = "only a kiosk's program asks for leases, and does without",
        [Refusals.NotLeased] = "the kiosk sets the number aside and logs the code",
        [Refusals.NumberUsed] = "the kiosk sets the number aside and logs the code",
        [Refusals.CommandIdReused] = "only a faulty program sends one id for two commands; the page says refusal.other with the code",
    };

    private static readonly Dictionary<string, Dictionary<string, string>> Languages = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot", "texts"), "*.json")
        .ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file))!
        );

    public static TheoryData<string> RefusalCodes =>
        [.. typeof(Refusals).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (string)code.GetRawConstantValue()!)];

    /// <summary>What appointments are refused with.</summary>
    public static TheoryData<string> BookingCodes =>
        [
            .. typeof(BookingRefusals)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(code => (string)code.GetRawConstantValue()!),
        ];

    /// <summary>What the pages of people and devices are refused with.</summary>
    public static TheoryData<string> AccessCodes =>
        [
            "signed-out",
            "forbidden",
            "unknown-office",
            "wrong-password",
            "locked-out",
            "too-many-requests",
            "bad-csrf",
            "forbidden-letter",
            "password-must-change",
            "password-too-short",
            "password-too-long",
            "password-unchanged",
            "password-is-name",
            "password-common",
            "password-differs",
            "bad-name",
            "name-taken",
            "bad-role",
            "administrator-only",
            "own-account",
            "unknown-person",
            "unknown-code",
            "unknown-device",
            "bad-display",
            "kiosk-limited",
            "not-this-counters",
            "storage-failed",
        ];

    public static TheoryData<string> AuditedWords =>
        [
            .. typeof(QueueServer.Storage.Audited)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(word => (string)word.GetRawConstantValue()!),
        ];

    /// <summary>What a picture or video for boards is refused with.</summary>
    public static TheoryData<string> MediaCodes =>
        [
            .. new[] { Intake.Unknown, Intake.Moving, Intake.TooManyPixels }.Select(refused => ((Intake.Refused)refused).Code),
            "media-too-large",
        ];

    /// <summary>What a field of the settings can be wrong for.</summary>
    public static TheoryData<string> FaultCodes =>
        [
            "missing",
            "no-vietnamese-name",
            "too-long",
            "too-many",
            "unknown-time-zone",
            "out-of-range",
            "own-parent",
            "not-an-address",
            "not-a-letter",
            "not-a-time",
            "twice",
            "serves-nothing",
            "unknown-service",
            "unknown-counter",
            "ends-before-it-begins",
            "overlap",
            "bad-name",
            "unknown-language",
            "unknown-media",
            "unknown-text",
            "empty",
            "forbidden-letter",
        ];

    /// <summary>The key without its plural form: a language may need several forms where another needs none.</summary>
    private static string BaseOf(string key) => PluralForm().Replace(key, "");

    private static SortedSet<string> KeysOf(string language) => [.. Languages[language].Keys.Select(BaseOf)];

    private static SortedSet<string> PlaceholdersOf(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [Fact]
    public void Vietnamese_and_English_are_there() => Assert.Superset(new HashSet<string> { "vi", "en" }, Languages.Keys.ToHashSet());

    [Fact]
    public void Every_language_says_the_same_things() =>
        Assert.All(Languages.Keys, language => Assert.Equal(KeysOf("vi"), KeysOf(language)));

    [Fact]
    public void No_key_stands_twice_in_a_file() =>
        Assert.All(
            Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot", "texts"), "*.json"),
            file =>
            {
                using var texts = JsonDocument.Parse(File.ReadAllBytes(file));
                var keys = texts.RootElement.EnumerateObject().Select(text => text.Name).ToList();
                Assert.Equal(keys.Count, keys.Distinct().Count());
            }
        );

    [Fact]
    public void No_text_is_empty() =>
        Assert.All(Languages.Values.SelectMany(texts => texts), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));

    [Fact]
    public void Every_plural_has_the_form_for_all_other_counts() =>
        Assert.All(
            Languages.Values,
            texts =>
                Assert.All(
                    texts.Keys.Where(key => key.EndsWith(".one", StringComparison.Ordinal)),
                    key => Assert.Contains($"{BaseOf(key)}.other", texts.Keys)
                )
        );

    [Fact]
    public void A_text_names_the_same_values_in_every_language()
    {
        foreach (var (language, texts) in Languages)
        {
            foreach (var (key, text) in texts)
            {
                var vietnamese = Languages["vi"].First(entry => BaseOf(entry.Key) == BaseOf(key)).Value;
                Assert.True(PlaceholdersOf(vietnamese).SetEquals(PlaceholdersOf(text)), $"{key} in {language}: '{text}', '{vietnamese}'");
            }
        }
    }

    [Theory]
    [MemberData(nameof(FaultCodes))]
    public void Every_fault_of_settings_has_a_sentence(string code) =>
        Assert.All(Languages, language => Assert.Contains($"fault.{code}", language.Value.Keys));

    [Theory]
    [MemberData(nameof(AuditedWords))]
    public void Every_word_of_the_audit_has_a_sentence(string word) =>
        Assert.All(Languages, language => Assert.Contains($"audit.{word}", language.Value.Keys));

    [Theory]
    [MemberData(nameof(AccessCodes))]
    [MemberData(nameof(MediaCodes))]
    [MemberData(nameof(BookingCodes))]
    public void Every_refusal_of_access_of_media_and_of_appointments_has_a_sentence(string code) =>
        Assert.All(Languages, language => Assert.Contains($"refusal.{code}", language.Value.Keys));

    /// <summary>What the address on the wall refuses with.</summary>
    public static TheoryData<string> WallCodes =>
        [
            .. typeof(WallDesk)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(code => code.FieldType == typeof(string))
                .Select(code => (string)code.GetRawConstantValue()!),
        ];

    [Theory]
    [MemberData(nameof(WallCodes))]
    public void Every_refusal_at_the_wall_has_a_sentence(string code) =>
        Assert.All(Languages, language => Assert.Contains($"wall.refusal.{code}", language.Value.Keys.Select(BaseOf)));

    [Theory]
    [MemberData(nameof(RefusalCodes))]
    public void Every_refusal_a_page_can_show_has_a_sentence(string code)
    {
        if (NeverShown.ContainsKey(code))
            return;
        Assert.All(Languages, language => Assert.Contains($"refusal.{code}", language.Value.Keys));
    }

    [Fact]
    public void What_is_never_shown_is_a_refusal() =>
        Assert.All(NeverShown.Keys, code => Assert.Contains(code, RefusalCodes.Select(row => row.Data)));

    [GeneratedRegex(@"\.(zero|one|two|few|many|other)$")]
    private static partial Regex PluralForm();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
