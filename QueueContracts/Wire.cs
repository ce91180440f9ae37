using System.Text.Json;
using System.Text.Json.Serialization;

namespace QueueContracts;

/// <summary>How the wire records are written: camel case, enums by name, unknown properties refused.</summary>
public static class Wire
{
    /// <summary>The options that server, devices and tests share.</summary>
    public static JsonSerializerOptions Json { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets the wire's rules on <paramref name="options"/>, for a host that makes its own, and returns them.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        return options;
    }
}
