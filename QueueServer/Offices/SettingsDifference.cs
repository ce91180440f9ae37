using System.Text.Json;
using System.Text.Json.Nodes;
using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>What changed between two settings, as the audit keeps it: only the parts that differ.</summary>
internal static class SettingsDifference
{
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <param name="of">Which parts are looked at; null for all.</param>
    public static (JsonObject Before, JsonObject After) Between(
        OfficeSettings before,
        OfficeSettings after,
        IReadOnlySet<string>? of = null
    )
    {
        var (was, now) = (Write(before), Write(after));
        foreach (var part in was.Select(part => part.Key).Where(part => of?.Contains(part) == false || IsSame(part)).ToList())
        {
            was.Remove(part);
            now.Remove(part);
        }

        return (was, now);

        bool IsSame(string part) => JsonNode.DeepEquals(was[part], now[part]);
    }

    // a record is an object
    private static JsonObject Write(OfficeSettings settings) => JsonSerializer.SerializeToNode(settings, Wire.Json)!.AsObject();
}
