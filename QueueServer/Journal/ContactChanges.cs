using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Journal;

/// <summary>What changes in the contacts of a date with a record.</summary>
/// <param name="Kept">A contact that was left, in place of one before; null for none.</param>
/// <param name="Forgotten">Whose are deleted.</param>
internal sealed record ContactChanges(SealedContact? Kept, ImmutableArray<BookingId> Forgotten)
{
    public static readonly ContactChanges None = new(null, []);
}

/// <summary>The contact of an appointment under the key of its date.</summary>
/// <param name="Booking">Whose.</param>
/// <param name="Box">The sealed contact.</param>
internal sealed record SealedContact(BookingId Booking, byte[] Box);
