using System.Collections.Immutable;
using QueueServer.Domain;

namespace QueueServer.Settings;

/// <summary>Settings to be stored together with the journal record that puts them in force.</summary>
/// <param name="Settings">The settings under their new revision.</param>
/// <param name="By">Who changed them.</param>
/// <param name="At">When.</param>
internal sealed record SettingsChange(OfficeSettings Settings, string By, DateTimeOffset At)
{
    /// <summary>The wordings of the consent that come into force with them; empty while they stay.</summary>
    public ImmutableArray<ConsentWording> Consents { get; init; } = [];

    /// <summary>An office's first settings, and the words it begins to ask for consent with.</summary>
    public static SettingsChange First(OfficeSettings settings, string by, DateTimeOffset at, ConsentTexts consents) =>
        new(settings, by, at) { Consents = consents.Of(settings) };

    /// <summary>Counts the revision on, and the consent's version where its words changed.</summary>
    public static SettingsChange Create(OfficeSettings before, OfficeSettings next, string by, DateTimeOffset at, ConsentTexts consents) =>
        HaveSameConsent(before, next)
            ? new(
                next with
                {
                    Revision = before.Revision + 1,
                    ConsentVersion = before.ConsentVersion,
                    ConsentSince = before.ConsentSince,
                },
                by,
                at
            )
            : WithNextConsent(next with { Revision = before.Revision, ConsentVersion = before.ConsentVersion }, by, at, consents);

    /// <summary>The same settings under the next version of the consent: its words are others.</summary>
    public static SettingsChange WithNextConsent(OfficeSettings settings, string by, DateTimeOffset at, ConsentTexts consents) =>
        new(settings with { Revision = settings.Revision + 1, ConsentVersion = settings.ConsentVersion + 1, ConsentSince = at }, by, at)
        {
            Consents = consents.Of(settings),
        };

    private static bool HaveSameConsent(OfficeSettings one, OfficeSettings other) => ConsentOf(one).SequenceEqual(ConsentOf(other));

    private static IEnumerable<(string Key, string Language, string Words)> ConsentOf(OfficeSettings settings) =>
        from text in settings.Texts
        where text.Key.StartsWith(ConsentTexts.Prefix, StringComparison.Ordinal)
        from words in text.Value
        select (text.Key, words.Key, words.Value);
}
