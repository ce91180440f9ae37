using QueueContracts;

namespace QueueServer.Features.Phones;

/// <summary>
/// The visits that phones may walk. Each lives as long as its kiosk holds the stream open, at the server where it does; a phone may be at
/// any other.
/// </summary>
internal interface IPhoneVisits
{
    /// <summary>Opens one for a kiosk.</summary>
    /// <returns>Its token.</returns>
    Task<string> OpenAsync(string kiosk, OfficeId office);

    /// <summary>The kiosk let go: the link is dead, and whoever follows it is told.</summary>
    Task EndAsync(string token);

    /// <summary>Waits for what the phone does next, for the kiosk.</summary>
    /// <returns>Null once the visit is over.</returns>
    /// <exception cref="OperationCanceledException">It was waited long enough.</exception>
    Task<PhoneAct?> NextActAsync(string token, CancellationToken cancellation);

    /// <summary>The kiosk shows another screen.</summary>
    /// <returns>False when it has no such visit (any more).</returns>
    Task<bool> ShowAsync(string token, string kiosk, PhoneScreen screen);

    /// <summary>Whether there is a visit of this token.</summary>
    Task<bool> IsThereAsync(string token);

    /// <summary>The first phone takes the visit; it may do so again, when the answer was lost.</summary>
    Task<JoinOutcome> JoinAsync(string token, string key);

    /// <summary>The visit as its phone sees it; null when there is none (any more), or another phone has it.</summary>
    Task<SeenVisit?> SeeAsync(string token, string? key);

    /// <summary>Waits until the kiosk shows something else than was seen.</summary>
    /// <returns>Null once the visit is over.</returns>
    /// <exception cref="OperationCanceledException">As above.</exception>
    Task<SeenVisit?> NextAsync(string token, long seen, CancellationToken cancellation);

    /// <summary>The phone does something.</summary>
    /// <returns>False when there is no visit of this phone (any more).</returns>
    Task<bool> ActAsync(string token, string? key, PhoneAct act);
}

/// <summary>What came of a phone that wants a visit.</summary>
internal enum JoinOutcome
{
    /// <summary>It has it.</summary>
    Joined,

    /// <summary>Another phone has it.</summary>
    Taken,

    /// <summary>There is none (any more).</summary>
    Gone,
}

/// <summary>A visit as its phone sees it.</summary>
/// <param name="Office">Where.</param>
/// <param name="Version">Another with each screen.</param>
/// <param name="Screen">What the kiosk shows; null before it said so.</param>
internal sealed record SeenVisit(OfficeId Office, long Version, PhoneScreen? Screen);
