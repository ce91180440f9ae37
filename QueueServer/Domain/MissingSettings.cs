using System.Text.Json;
using System.Text.Json.Nodes;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// Where settings have nothing and something must stand. JSON puts null into lists and dictionaries whatever their types say; the
/// rules that follow may then rely on the types.
/// </summary>
internal static class MissingSettings
{
    /// <summary>What may be left out.</summary>
    private static readonly string[] Optional =
    [
        "parent",
        "publicAddress",
        "quota",
        "targetMinutes",
        "consentSince",
        "colour",
        "logo",
        "template",
        "phone",
        "place",
        "cap",
    ];

    private static readonly JsonSerializerOptions AsItIs = new(Wire.Json) { RespectNullableAnnotations = false };

    public static IEnumerable<SettingsFault> In(OfficeSettings settings) => In("", JsonSerializer.SerializeToNode(settings, AsItIs));

    private static IEnumerable<SettingsFault> In(string at, JsonNode? part) =>
        part switch
        {
            null => [new(at, "missing")],
            JsonArray items => items.SelectMany((item, i) => In($"{at}[{i}]", item)),
            JsonObject properties => properties
                .Where(property => property.Value is not null || !Optional.Contains(property.Key))
                .SelectMany(property => In(at.Length == 0 ? property.Key : $"{at}.{property.Key}", property.Value)),
            _ => [],
        };
}
