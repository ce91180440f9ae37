using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>Settings to be stored together with the journal record that puts them in force.</summary>
/// <param name="Settings">The settings under their new revision.</param>
/// <param name="By">Who changed them.</param>
/// <param name="At">When.</param>
internal sealed record SettingsChange(OfficeSettings Settings, string By, DateTimeOffset At)
{
    private const string ConsentTexts = "consent.";

    /// <summary>Counts the revision on, and the consent's version where its words changed.</summary>
    public static SettingsChange Of(OfficeSettings before, OfficeSettings next, string by, DateTimeOffset at) => new(
        next with { Revision = before.Revision + 1, ConsentVersion = before.ConsentVersion + (HaveSameConsent(before, next) ? 0 : 1) }, by, at);

    private static bool HaveSameConsent(OfficeSettings one, OfficeSettings other) => ConsentOf(one).SequenceEqual(ConsentOf(other));

    private static IEnumerable<(string Key, string Language, string Words)> ConsentOf(OfficeSettings settings) =>
        from text in settings.Texts where text.Key.StartsWith(ConsentTexts, StringComparison.Ordinal)
        from words in text.Value select (text.Key, words.Key, words.Value);
}
