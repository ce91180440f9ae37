using System.Text.Json;
using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Writes an id as the JSON string of its text form, also as a property name.</summary>
/// <typeparam name="TId">An id whose <see cref="object.ToString"/> is what its parser reads.</typeparam>
/// <exception cref="JsonException">The text read is not an id of this type.</exception>
public sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IParsable<TId>
{
    /// <inheritdoc />
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Parse(reader.GetString())
            : throw new JsonException($"{typeof(TId).Name} must be a string.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    /// <inheritdoc />
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString() ?? "");

    private static TId Parse(string? text) =>
        TId.TryParse(text, null, out var id) ? id : throw new JsonException($"Not a {typeof(TId).Name}.");
}
