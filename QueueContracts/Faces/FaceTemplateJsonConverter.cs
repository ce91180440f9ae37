using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QueueContracts.Faces;

/// <summary>Writes a template as <c>{"model": "…", "values": "base64 of 2,048 bytes"}</c>.</summary>
/// <exception cref="JsonException">The text read is not a template.</exception>
public sealed class FaceTemplateJsonConverter : JsonConverter<FaceTemplate>
{
    private sealed record Shape(string Model, byte[] Values);

    /// <inheritdoc />
    public override FaceTemplate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var shape = JsonSerializer.Deserialize<Shape>(ref reader, options) ?? throw new JsonException("A template is an object.");
        try
        {
            return FaceTemplate.FromBytes(shape.Model, shape.Values);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(shape.Values);
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, FaceTemplate value, JsonSerializerOptions options)
    {
        var bytes = value.ToBytes();
        JsonSerializer.Serialize(writer, new Shape(value.Model, bytes), options);
        CryptographicOperations.ZeroMemory(bytes);
    }
}
