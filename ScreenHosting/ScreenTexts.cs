using System.Collections.Frozen;
using System.Text.Json;

namespace ScreenHosting;

/// <summary>The texts people see and hear: one file per language, <c>wwwroot/texts/{language}.json</c>, flat keys.</summary>
public sealed class ScreenTexts
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> languages;

    private ScreenTexts(FrozenDictionary<string, FrozenDictionary<string, string>> languages)
    {
        this.languages = languages;
        Languages = [.. languages.Keys.OrderBy(language => language != First).ThenBy(language => language, StringComparer.Ordinal)];
    }

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

    /// <summary>The language that comes first.</summary>
    public const string First = "vi";

    /// <summary>The languages there are, Vietnamese first, the others by their code.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>A language that is asked for, or the first one where it is not there.</summary>
    public string Known(string wanted) => languages.ContainsKey(wanted) ? wanted : First;

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
