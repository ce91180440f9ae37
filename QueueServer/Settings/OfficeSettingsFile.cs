using System.Text.Json;
using QueueContracts;
using QueueServer.Domain;
using ScreenHosting;

namespace QueueServer.Settings;

/// <summary>
/// An office's settings as a JSON file in the data folder. On the first run the sample office is put there, to be edited.
/// </summary>
internal static class OfficeSettingsFile
{
    private const string Sample = "ha-dong.json";

    /// <summary>Reads and checks the settings, after putting the sample there when there is none.</summary>
    /// <exception cref="StartException">The file is not JSON of this shape, or a rule is broken (<see cref="SettingsRules"/>); the message
    /// names file, field and rule.</exception>
    public static OfficeSettings LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Settings", Sample), path);
            OwnFiles.Close(path); // a copy is as open as what it is of
        }

        try
        {
            var settings = JsonSerializer.Deserialize<OfficeSettings>(File.ReadAllBytes(path), Wire.Json);
            if (settings is null)
                throw new StartException($"{path}: the office is missing.");
            if (SettingsRules.Faults(settings).FirstOrDefault() is { } fault)
                throw new StartException($"{path}: {fault.Field}: {fault.Code}.");
            return settings;
        }
        catch (JsonException e)
        {
            throw new StartException($"{path}: {e.Message}", e);
        }
    }
}
