using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ScreenHosting.Storage;

/// <summary>
/// The forms that one kind of stored JSON has had. What is stored outlives programs: each row names its form, an older form is brought up
/// step by step when it is read, and a newer one is left to the program that knows it.
/// </summary>
/// <param name="upcasters">
/// The step from each form to the next: the first brings form 1 up to form 2. Null where the next form only added what an older one has
/// nothing of.
/// </param>
public sealed class StoredForms(params ImmutableArray<Action<JsonNode>?> upcasters)
{
    /// <summary>
    /// How stored JSON is written. These are not the wire's rules: what goes over the wire may change with both its ends, what is stored
    /// may not.
    /// </summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };

    /// <summary>The form this program writes.</summary>
    public int Current => upcasters.Length + 1;

    /// <summary>A value in today's form.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    /// <summary>Reads what was written in a form.</summary>
    /// <param name="form">1 to <see cref="Current"/>.</param>
    /// <param name="utf8">The JSON.</param>
    /// <exception cref="JsonException">It is not of this form.</exception>
    /// <exception cref="NotSupportedException">Likewise.</exception>
    public T Read<T>(int form, ReadOnlySpan<byte> utf8)
    {
        var steps = upcasters.AsSpan()[(form - 1)..];
        var value = steps.ContainsAnyExcept((Action<JsonNode>?)null)
            ? BringUp(utf8, steps).Deserialize<T>(Json)
            : JsonSerializer.Deserialize<T>(utf8, Json);
        return value ?? throw new JsonException("Nothing is stored here.");
    }

    private static JsonNode BringUp(ReadOnlySpan<byte> utf8, ReadOnlySpan<Action<JsonNode>?> steps)
    {
        var node = JsonNode.Parse(utf8) ?? throw new JsonException("Nothing is stored here.");
        foreach (var step in steps)
            step?.Invoke(node);
        return node;
    }
}
