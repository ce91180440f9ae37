using System.Text.Json;
using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Makes the <see cref="IdJsonConverter{TId}"/> of any type of id: an attribute cannot name that of a generic one.</summary>
public sealed class IdJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => true;

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdJsonConverter<>).MakeGenericType(typeToConvert))!; // a converter is no Nullable
}

/// <summary>Writes an id as the JSON string of its text form, also as a property name.</summary>
/// <typeparam name="TId">An id whose <see cref="object.ToString"/> is what its parser reads.</typeparam>
/// <exception cref="JsonException">The text read is not an id of this type.</exception>
public sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IParsable<TId>
{
    private static readonly string Kind = typeof(TId).GenericTypeArguments is [var named] ? $"{named.Name} id" : typeof(TId).Name;

    /// <inheritdoc />
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException($"{Kind} must be a string.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    /// <inheritdoc />
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString() ?? "");

    private static TId Parse(string? text) => TId.TryParse(text, null, out var id) ? id : throw new JsonException($"Not a {Kind}.");
}
