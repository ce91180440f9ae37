using System.Text.Json;

namespace Tests.Shared;

/// <summary>French as far as a test needs it: the English texts, each with a mark before it, in one file beside the others.</summary>
internal static class ThirdLanguage
{
    public const string Code = "fr";
    public const string Name = "Français";

    /// <summary>What stands before every text.</summary>
    public const string Mark = "[fr] ";

    /// <summary>Adds the file to a folder of texts.</summary>
    public static void AddTo(string texts)
    {
        // an object
        var english = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(Path.Combine(texts, "en.json")))!;
        var french = english.ToDictionary(
            text => text.Key,
            text =>
                text.Key switch
                {
                    "language.name" => Name,
                    "language.locale" => "fr-FR",
                    _ => Mark + text.Value,
                }
        );
        File.WriteAllText(Path.Combine(texts, $"{Code}.json"), JsonSerializer.Serialize(french));
    }

    /// <summary>A web root of its own with the texts of a program, and this one.</summary>
    public static string FolderBeside(string program)
    {
        var folder = Directory.CreateTempSubdirectory("languages-").FullName;
        var texts = Directory.CreateDirectory(Path.Combine(folder, "texts")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(program, "wwwroot", "texts"), "*.json"))
            File.Copy(file, Path.Combine(texts, Path.GetFileName(file)));
        AddTo(texts);
        return folder;
    }
}
