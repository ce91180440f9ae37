namespace QueueContracts.Requests;

/// <summary>A wait as people can plan with it.</summary>
/// <param name="FromMinutes">Whole minutes, 0 or more.</param>
/// <param name="ToMinutes">As many or more.</param>
/// <param name="NotToday">Whether it probably lasts beyond closing time.</param>
public sealed record WaitRange(int FromMinutes, int ToMinutes, bool NotToday = false);

/// <summary>One service area as kiosks, consoles and boards show it.</summary>
public sealed record ServiceLine
{
    /// <summary>The service.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>The letter of its numbers.</summary>
    public required string Prefix { get; init; }

    /// <summary>Its name by language code (<c>vi</c>, <c>en</c>).</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>How many wait now.</summary>
    public required int Waiting { get; init; }

    /// <summary>About how long one who joins now waits; null while no counter is open for it.</summary>
    public required WaitRange? Estimate { get; init; }

    /// <summary>Whether a kiosk gives numbers for it now.</summary>
    public bool Open { get; init; } = true;

    /// <summary>When it gives numbers next; null while it does, or when that is not known.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Whether its numbers of today are all given (quota).</summary>
    public bool Spent { get; init; }
}
