using System.Collections.Frozen;
using System.Text.Json;

namespace ScreenHosting;

/// <summary>The texts people see and hear: one file per language, <c>wwwroot/texts/{language}.json</c>, flat keys.</summary>
public sealed class ScreenTexts
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> languages;

    private ScreenTexts(FrozenDictionary<string, FrozenDictionary<string, string>> languages) => this.languages = languages;

    /// <summary>Reads every language beside the program.</summary>
    /// <exception cref="StartException">There is none, or one is not a flat JSON object of texts.</exception>
    public static ScreenTexts Load(string? folder = null)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "wwwroot", "texts");
        try
        {
            var read = Directory
                .GetFiles(folder, "*.json")
                .ToFrozenDictionary(
                    file => Path.GetFileNameWithoutExtension(file),
                    file => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file))!.ToFrozenDictionary()
                );
            return read.Count > 0 ? new(read) : throw new StartException($"{folder} holds no language.");
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new StartException($"the texts in {folder} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The languages there are, such as <c>vi</c> and <c>en</c>.</summary>
    public IEnumerable<string> Languages => languages.Keys;

    /// <summary>The texts of a language whose keys begin so, as they stand in its file; empty for a language that is not there.</summary>
    public IEnumerable<KeyValuePair<string, string>> Below(string language, string prefix) =>
        languages.TryGetValue(language, out var texts) ? texts.Where(text => text.Key.StartsWith(prefix, StringComparison.Ordinal)) : [];

    /// <summary>One text, with <c>{name}</c> replaced by the value of that name.</summary>
    /// <exception cref="KeyNotFoundException">The language or the key is not there.</exception>
    public string Get(string language, string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = languages[language].TryGetValue(key, out var found)
            ? found
            : throw new KeyNotFoundException($"No text '{key}' in '{language}'.");
        foreach (var (name, value) in values)
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text;
    }
}
