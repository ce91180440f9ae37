using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using QueueServer.Domain.Bookings;
using ScreenHosting.Storage;

namespace QueueServer.Storage;

/// <summary>Events of appointments as their journal holds them.</summary>
internal static class BookingJson
{
    /// <summary>The forms of a record's events. 1: the first. 2: nobody came. 3: what a visitor is to come back for.</summary>
    public static StoredForms Forms { get; } = new(null, null);

    public static byte[] Write(ImmutableArray<BookingEvent> events) => StoredForms.Write(events);

    /// <param name="utf8">What was written.</param>
    /// <param name="form">In which form.</param>
    /// <exception cref="JsonException">The text holds an event this program does not know.</exception>
    /// <exception cref="NotSupportedException">The text names no event.</exception>
    public static ImmutableArray<BookingEvent> Read(ReadOnlySpan<byte> utf8, int form) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Forms.Read<BookingEvent[]>(form, utf8)); // nobody else holds the array
}
