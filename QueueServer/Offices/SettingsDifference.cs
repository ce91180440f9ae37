using System.Text.Json;
using System.Text.Json.Nodes;
using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>What changed between two settings, as the audit keeps it: only the parts that differ.</summary>
internal static class SettingsDifference
{
    public static (JsonObject Before, JsonObject After) Between(OfficeSettings before, OfficeSettings after)
    {
        var (was, now) = (Write(before), Write(after));
        foreach (var part in was.Select(part => part.Key).Where(part => JsonNode.DeepEquals(was[part], now[part])).ToList())
        {
            was.Remove(part);
            now.Remove(part);
        }

        return (was, now);
    }

    // a record is an object
    private static JsonObject Write(OfficeSettings settings) => JsonSerializer.SerializeToNode(settings, Wire.Json)!.AsObject();
}
