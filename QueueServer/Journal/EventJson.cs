using System.Collections.Immutable;
using System.Text.Json;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Journal;

/// <summary>Events as the journal holds them.</summary>
internal static class EventJson
{
    public static string Write(ImmutableArray<QueueEvent> events) => JsonSerializer.Serialize(events, Wire.Json);

    /// <summary>The events of a stored record.</summary>
    /// <exception cref="DamagedRecordException">They cannot be read.</exception>
    public static ImmutableArray<QueueEvent> ReadFrom(JournalRow row)
    {
        try
        {
            return Read(row.Events);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new DamagedRecordException(row.Office, row.Version, e);
        }
    }

    /// <exception cref="JsonException">The text holds an event this program does not know.</exception>
    public static ImmutableArray<QueueEvent> Read(string text) => JsonSerializer.Deserialize<ImmutableArray<QueueEvent>>(text, Wire.Json);
}
