using System.Text.Json;
using System.Text.Json.Nodes;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Settings;

/// <summary>
/// The first office's settings as a JSON file in the data folder. On the first run the sample office is put there, to be edited.
/// </summary>
/// <param name="data">The data folder.</param>
/// <param name="sampleHours">Whether the sample has opening hours; without, it gives numbers around the clock.</param>
internal sealed class OfficeSettingsFile(DataFolder data, bool sampleHours)
{
    private const string Sample = "ha-dong.json";

    /// <summary>Reads and checks the settings, after putting the sample there when there is none.</summary>
    /// <exception cref="StartException">The file is not JSON of this shape, or a rule is broken (<see cref="SettingsRules"/>); the message
    /// names file, field and rule.</exception>
    public OfficeSettings LoadOrCreate()
    {
        var path = data.PathOf("office.json");
        if (!File.Exists(path))
            OwnFiles.Write(path, ReadSample());

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

    private byte[] ReadSample()
    {
        var sample = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Settings", Sample));
        if (sampleHours)
            return sample;
        var office = JsonNode.Parse(sample)!.AsObject(); // it is an object
        office.Remove("hours");
        return JsonSerializer.SerializeToUtf8Bytes(office, new JsonSerializerOptions(Wire.Json) { WriteIndented = true });
    }
}
