using System.Collections.Immutable;
using System.Text.Json;
using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Journal;

/// <summary>Events as the journal holds them.</summary>
internal static class EventJson
{
    public static string Write(ImmutableArray<QueueEvent> events) => JsonSerializer.Serialize(events, Wire.Json);

    /// <exception cref="JsonException">The text holds an event this program does not know.</exception>
    public static ImmutableArray<QueueEvent> Read(string text) => JsonSerializer.Deserialize<ImmutableArray<QueueEvent>>(text, Wire.Json);
}
