using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using QueueServer.Domain;
using ScreenHosting.Storage;

namespace QueueServer.Storage;

/// <summary>Events as the journal holds them.</summary>
internal static class EventJson
{
    /// <summary>
    /// The forms of a record's events. 1: the first. 2: a queue that was repaired or brought back to its day, and numbers that were passed
    /// over. 3: the wait that was told with a number, and what a service came to. 4: a place that was postponed. 5: an
    /// appointment with which a number was taken.
    /// </summary>
    public static StoredForms Forms { get; } = new(null, null, null, null);

    public static byte[] Write(ImmutableArray<QueueEvent> events) => StoredForms.Write(events);

    /// <param name="utf8">What was written.</param>
    /// <param name="form">In which form.</param>
    /// <exception cref="JsonException">The text holds an event this program does not know.</exception>
    /// <exception cref="NotSupportedException">The text names no event.</exception>
    public static ImmutableArray<QueueEvent> Read(ReadOnlySpan<byte> utf8, int form) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Forms.Read<QueueEvent[]>(form, utf8)); // nobody else holds the array
}
