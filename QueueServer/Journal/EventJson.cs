using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Journal;

/// <summary>Events as the journal holds them.</summary>
internal static class EventJson
{
    public static byte[] Write(ImmutableArray<QueueEvent> events) => JsonSerializer.SerializeToUtf8Bytes(events, Wire.Json);

    /// <exception cref="JsonException">The text holds an event this program does not know.</exception>
    public static ImmutableArray<QueueEvent> Read(ReadOnlySpan<byte> utf8)
    {
        var events = JsonSerializer.Deserialize<QueueEvent[]>(utf8, Wire.Json) ?? throw new JsonException("The journal holds no events here.");
        return ImmutableCollectionsMarshal.AsImmutableArray(events); // nobody else holds the array
    }
}
