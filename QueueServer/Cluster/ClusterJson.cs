using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Orleans.Serialization.Cloning;
using QueueServer.Domain;

namespace QueueServer.Cluster;

/// <summary>
/// How servers write to each other: as JSON, by names. What a newer server's message has more is passed over by an older one, so that
/// servers are replaced one by one.
/// </summary>
internal static class ClusterJson
{
    // By what they are; events say it themselves.
    private static readonly Type[] Chosen = [typeof(Command), typeof(Decision), typeof(LiveWord)];

    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
        };

    /// <summary>Whether a type is one of the program's own, as all are that servers send.</summary>
    public static bool IsOwn(Type type) => type.Namespace?.Split('.')[0] is nameof(QueueServer) or nameof(QueueContracts);

    private static void NameKinds(JsonTypeInfo info)
    {
        if (!Chosen.Contains(info.Type))
            return;
        info.PolymorphismOptions = new()
        {
            TypeDiscriminatorPropertyName = "kind",
            IgnoreUnrecognizedTypeDiscriminators = info.Type == typeof(LiveWord), // of a newer server
        };
        foreach (var kind in info.Type.Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(info.Type)))
            info.PolymorphismOptions.DerivedTypes.Add(new(kind, kind.Name));
    }
}

/// <summary>What is sent never changes: within a server it is handed over as it is.</summary>
internal sealed class HandedOver : IGeneralizedCopier
{
    public object? DeepCopy(object? input, CopyContext context) => input;

    public bool IsSupportedType(Type type) => ClusterJson.IsOwn(type);
}
