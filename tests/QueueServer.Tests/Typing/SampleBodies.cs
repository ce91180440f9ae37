using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using QueueContracts.Faces;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Typing;

/// <summary>Bodies of a request's type: whole, readable, and with a letter in one of their texts.</summary>
internal sealed class SampleBodies
{
    private readonly string letter;
    private readonly int wanted;
    private int seen;
    private string? field;

    private SampleBodies(string letter, int wanted) => (this.letter, this.wanted) = (letter, wanted);

    /// <summary>One body for each text of a type, and the field which that text is or stands in, as a reader names it.</summary>
    public static IEnumerable<(string Field, string Json)> Of(Type type, string letter)
    {
        for (var text = 0; ; text++)
        {
            var body = new SampleBodies(letter, text);
            var json = body.Value(type, "")!.ToJsonString(); // a body is no null
            if (body.field is not { } field)
                yield break;
            yield return (field, json);
        }
    }

    private JsonNode? Value(Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return Text(path);
        if (type == typeof(Uri))
            return $"https://{Text(path)}/";
        if (type == typeof(FaceTemplate))
            return new JsonObject { ["model"] = Text($"{path}.model"), ["values"] = Convert.ToBase64String(Made.Of(1).ToBytes()) };
        if (type == typeof(byte[]))
            return "AAAA";
        if (type == typeof(TicketNumber) || type == typeof(TicketCode))
            return type == typeof(TicketCode) ? $"{TicketCode.New()}" : "A001";
        if (type == typeof(BookingCode))
            return $"{BookingCode.New()}";
        if (type == typeof(ProcedureCode))
            return "1.001193";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(GuidId<>))
            return $"{Guid.CreateVersion7()}";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(SlugId<>))
            return "a";
        var shape = Wire.Json.GetTypeInfo(type);
        return shape.Kind switch
        {
            JsonTypeInfoKind.Object => Object(shape, path),
            JsonTypeInfoKind.Enumerable => new JsonArray(Value(shape.ElementType!, $"{path}[0]")), // a list has one
            JsonTypeInfoKind.Dictionary => new JsonObject
            {
                [shape.KeyType == typeof(string) ? Text(path) : $"{Value(shape.KeyType!, path)}"] = Value(shape.ElementType!, path),
            },
            _ => JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, Wire.Json),
        };
    }

    private JsonObject Object(JsonTypeInfo shape, string path)
    {
        var made = new JsonObject();
        foreach (var property in shape.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null))
            made[property.Name] = Value(property.PropertyType, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
        return made;
    }

    private string Text(string path)
    {
        if (seen++ != wanted)
            return "a";
        field = path;
        return $"a{letter}b";
    }
}
