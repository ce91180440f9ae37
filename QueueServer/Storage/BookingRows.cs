namespace QueueServer.Storage;

/// <summary>One record of the appointments of an office on one date. Instants and days as in <see cref="JournalRow"/>.</summary>
internal sealed record BookingRow
{
    public required string Office { get; init; }

    /// <summary>The date whose appointments it changes.</summary>
    public required int Day { get; init; }

    public required long Version { get; init; }
    public required Guid Command { get; init; }
    public required string Kind { get; init; }
    public Guid? Booking { get; init; }
    public required long At { get; init; }
    public required string Events { get; init; }

    /// <summary>As <see cref="StoredBooking.Checksum"/> counts it.</summary>
    public long Checksum { get; init; }

    /// <summary>The form of the events (<see cref="BookingJson.Forms"/>).</summary>
    public required int Form { get; init; }
}

/// <summary>The sealed contact of an appointment.</summary>
internal sealed class BookingContactRow
{
    public required string Office { get; init; }

    /// <summary>The appointment's date, under whose key it is sealed.</summary>
    public required int Day { get; init; }

    public required Guid Booking { get; init; }
    public required byte[] Box { get; init; }
}
