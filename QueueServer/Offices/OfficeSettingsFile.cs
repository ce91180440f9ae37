using System.Text.Json;
using QueueContracts;
using QueueServer.Domain;
using ScreenHosting;

namespace QueueServer.Offices;

/// <summary>
/// An office's settings as a JSON file in the data folder. On the first run the sample office is put there, to be edited.
/// </summary>
internal static class OfficeSettingsFile
{
    private const string Sample = "ha-dong.json";

    /// <summary>Reads and checks the settings, after putting the sample there when there is none.</summary>
    /// <exception cref="StartException">The file is not JSON of this shape, or a rule below is broken; the message names file and reason.</exception>
    public static OfficeSettings LoadOrCreate(string path)
    {
        if (!File.Exists(path)) File.Copy(Path.Combine(AppContext.BaseDirectory, "Offices", Sample), path);
        try
        {
            var settings = JsonSerializer.Deserialize<OfficeSettings>(File.ReadAllBytes(path), Wire.Json)!; // "null" is caught by Check
            if (Check(settings) is { } fault) throw new StartException($"{path}: {fault}");
            return settings;
        }
        catch (JsonException e)
        {
            throw new StartException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The first rule the settings break, in words; null when they are sound.</summary>
    internal static string? Check(OfficeSettings? settings)
    {
        if (settings is null) return "the office is missing.";
        if (!settings.Name.ContainsKey("vi")) return "the office has no Vietnamese name.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _)) return $"this machine does not know the time zone '{settings.TimeZone}'.";
        if (settings.MaxTicketsPerVisitor is < 1 or > 20) return "maxTicketsPerVisitor must be 1 to 20.";
        if (settings.Services.IsDefaultOrEmpty) return "there is no service.";
        if (settings.Counters.IsDefaultOrEmpty) return "there is no counter.";
        foreach (var service in settings.Services)
        {
            if (service.Prefix is < 'A' or > 'Z') return $"service '{service.Id}': the prefix must be one letter A to Z.";
            if (service.ExpectedMinutes is < 1 or > 240) return $"service '{service.Id}': expectedMinutes must be 1 to 240.";
            if (!service.Name.ContainsKey("vi")) return $"service '{service.Id}' has no Vietnamese name.";
        }

        foreach (var counter in settings.Counters)
        {
            if (counter.Number is < 1 or > 99) return $"counter '{counter.Id}': the number must be 1 to 99.";
            if (!counter.Name.ContainsKey("vi")) return $"counter '{counter.Id}' has no Vietnamese name.";
            if (counter.Services.IsDefaultOrEmpty) return $"counter '{counter.Id}' serves nothing.";
            if (counter.Services.FirstOrDefault(id => settings.FindService(id) is null) is { Value: not null } unknown)
                return $"counter '{counter.Id}' serves '{unknown}', which is no service.";
        }

        return Twice(settings.Services.Select(service => service.Id.Value)) is { } id ? $"service '{id}' stands twice."
            : Twice(settings.Services.Select(service => service.Prefix.ToString())) is { } prefix ? $"prefix '{prefix}' stands twice."
            : Twice(settings.Counters.Select(counter => counter.Id.Value)) is { } counterId ? $"counter '{counterId}' stands twice."
            : Twice(settings.Counters.Select(counter => $"{counter.Number}")) is { } number ? $"counter number {number} stands twice."
            : null;
    }

    private static string? Twice(IEnumerable<string> values) =>
        values.GroupBy(value => value).FirstOrDefault(group => group.Count() > 1)?.Key;
}
