using QueueContracts.Ids;

namespace QueueContracts.Requests;

/// <summary>A wait as people can plan with it.</summary>
/// <param name="FromMinutes">Whole minutes, 0 or more.</param>
/// <param name="ToMinutes">As many or more.</param>
/// <param name="NotToday">Whether it probably lasts beyond closing time.</param>
public sealed record WaitRange(int FromMinutes, int ToMinutes, bool NotToday = false);

/// <summary>One service area as kiosks, consoles and boards show it.</summary>
/// <param name="Id">The service.</param>
/// <param name="Prefix">The letter of its numbers.</param>
/// <param name="Name">Its name by language code (<c>vi</c>, <c>en</c>).</param>
/// <param name="Waiting">How many wait now.</param>
/// <param name="Estimate">About how long one who joins now waits; null while no counter is open for it.</param>
/// <param name="Open">Whether a kiosk gives numbers for it now.</param>
/// <param name="OpensAt">When it gives numbers next; null while it does, or when that is not known.</param>
/// <param name="Spent">Whether its numbers of today are all given (quota).</param>
public sealed record ServiceLine(
    ServiceId Id,
    string Prefix,
    IReadOnlyDictionary<string, string> Name,
    int Waiting,
    WaitRange? Estimate,
    bool Open = true,
    DateTimeOffset? OpensAt = null,
    bool Spent = false
);
