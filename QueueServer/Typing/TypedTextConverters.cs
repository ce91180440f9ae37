using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QueueContracts;

namespace QueueServer.Typing;

/// <summary>
/// Where what people type comes in: every text of every request's body and of every hub call is read as <see cref="TypedText"/>. Those of a
/// path and its query are in <c>Http/TypedPaths.cs</c>.
/// </summary>
internal static class TypedTextConverters
{
    /// <summary>Has all texts read so; in properties marked <see cref="MultiLineAttribute"/> lines may be broken.</summary>
    public static void Add(JsonSerializerOptions options)
    {
        var multiLine = new JsonSerializerOptions(options);
        multiLine.Converters.Add(new Text(isMultiLine: true));
        options.Converters.Add(new Text(isMultiLine: false));
        options.Converters.Add(new Address());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(type =>
        {
            foreach (
                var property in type.Properties.Where(property =>
                    property.AttributeProvider?.IsDefined(typeof(MultiLineAttribute), inherit: false) == true
                )
            )
                property.CustomConverter = (JsonConverter)
                    // a class with a constructor is made
                    Activator.CreateInstance(typeof(Lines<>).MakeGenericType(property.PropertyType), multiLine)!;
        });
    }

    private sealed class Text(bool isMultiLine) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Typed(ref reader);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Typed(ref reader) ?? throw new JsonException();

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value);

        private string? Typed(ref Utf8JsonReader reader) =>
            reader.GetString() is { } text ? TypedText.Of(text, isMultiLine) ?? throw new ForbiddenLetterException() : null;
    }

    private sealed class Address : JsonConverter<Uri>
    {
        public override Uri? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetString() is not { } text ? null
            : TypedText.Of(text) is not { } typed ? throw new ForbiddenLetterException()
            : Uri.TryCreate(typed, UriKind.RelativeOrAbsolute, out var address) ? address
            : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Uri value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.OriginalString);
    }

    private sealed class Lines<T>(JsonSerializerOptions multiLine) : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            try
            {
                return JsonSerializer.Deserialize<T>(ref reader, multiLine);
            }
            catch (ForbiddenLetterException)
            {
                throw new ForbiddenLetterException(); // its path is then that of the property, and not one within it
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, multiLine);
    }
}

/// <summary>A letter stands in a text that may not.</summary>
internal sealed class ForbiddenLetterException() : JsonException(null, null, null, null)
{
    /// <summary>What a text with one is refused with.</summary>
    public const string Code = "forbidden-letter";
}
