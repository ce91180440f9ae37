using System.Collections.Immutable;
using QueueServer.Domain;
using ScreenHosting;

namespace QueueServer.Settings;

/// <summary>
/// One wording of the consent in one language: every <c>consent.</c> text by its key, the office's own words in place of the resource
/// files'.
/// </summary>
internal sealed record ConsentWording(string Language, ImmutableSortedDictionary<string, string> Texts);

/// <summary>What kiosks of an office say when they ask for consent.</summary>
internal sealed class ConsentTexts(ScreenTexts texts)
{
    public const string Prefix = "consent.";

    /// <summary>The wording in every language there is, by language.</summary>
    public ImmutableArray<ConsentWording> Of(OfficeSettings settings) =>
        [.. texts.Languages.Order(StringComparer.Ordinal).Select(language => new ConsentWording(language, WordsOf(settings, language)))];

    /// <summary>Whether visitors can be asked in a language: there must be words that they agreed to.</summary>
    public bool Has(OfficeSettings settings, string language) => Of(settings).Any(wording => wording.Language == language);

    private ImmutableSortedDictionary<string, string> WordsOf(OfficeSettings settings, string language) =>
        texts
            .Below(language, Prefix)
            .ToImmutableSortedDictionary(
                text => text.Key,
                text => settings.Texts.GetValueOrDefault(text.Key)?.GetValueOrDefault(language) ?? text.Value,
                StringComparer.Ordinal
            );
}
