namespace QueueContracts.Requests;

/// <summary>What a device is.</summary>
public enum DeviceKind
{
    /// <summary>Gives numbers.</summary>
    Kiosk,

    /// <summary>Shows and speaks the calls.</summary>
    Board,

    /// <summary>Asks at a counter how satisfied its visitors are: a browser, which the server itself serves the page.</summary>
    Rating,

    /// <summary>A server that tells of its offices' days: the one that runs their queues.</summary>
    Server,
}

/// <summary>A device without a secret asks to be paired: <c>POST /api/v1/pairings</c>, by nobody.</summary>
/// <param name="Kind">What it is.</param>
public sealed record PairingRequest(DeviceKind Kind);

/// <summary>A pairing has begun: the device shows the code, a manager enters it.</summary>
/// <param name="Pairing">The device's own proof that it began this pairing: 64 hexadecimal digits, never shown.</param>
/// <param name="Code">Six digits, shown on the device's screen.</param>
/// <param name="ExpiresAt">Until when the code can be entered; the device then asks anew.</param>
public sealed record PairingReply(string Pairing, string Code, DateTimeOffset ExpiresAt);

/// <summary>Asks whether the code was entered: <c>POST /api/v1/pairings/claim</c>, by nobody.</summary>
/// <param name="Pairing">From <see cref="PairingReply"/>.</param>
public sealed record ClaimRequest(string Pairing);

/// <summary>
/// The answer once the code was entered; before that the answer is 202 without content, and 404 (<c>unknown-pairing</c>) once it
/// expired. The device keeps the bearer first and only then asks on with it: the same claim is answered again until it does.
/// </summary>
/// <param name="Bearer">The device's <c>name:secret</c>.</param>
public sealed record ClaimReply(string Bearer);

/// <summary>
/// How a device is: <c>POST /api/v1/health-reports</c>, by the device, each 10 s. A fact that does not apply to its kind is null.
/// </summary>
/// <param name="Version">The program's version.</param>
/// <param name="PageOpen">Whether its page is open in a browser.</param>
/// <param name="Camera">ready, starting, none, refused, unplugged, frozen or dark; at a counter, where it is off until it is wanted,
/// resting.</param>
/// <param name="LastFrameAt">When the last camera frame was read.</param>
/// <param name="Speech">Whether calls can be spoken.</param>
/// <param name="Awaiting">How many numbers it gave while the server was away and has not handed in yet.</param>
/// <param name="Clock">The time by the machine's own clock, which may be wrong.</param>
public sealed record HealthReport(
    string Version,
    bool PageOpen,
    string? Camera = null,
    DateTimeOffset? LastFrameAt = null,
    bool? Speech = null,
    int? Awaiting = null,
    DateTimeOffset? Clock = null
)
{
    /// <summary>A newer version of the kiosk's program wrote what its disk keeps of leased numbers.</summary>
    public const string NewerVersion = "newer-version";

    /// <summary>Why it can give no number while the server is away: <see cref="NewerVersion"/>; null for nothing.</summary>
    public string? Outage { get; init; }

    /// <summary>The time between two reports.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
}

/// <summary>Whether a code opens a kiosk's diagnostics: <c>POST /api/v1/diagnostics-code</c>, by the kiosk.</summary>
/// <param name="Code">The six digits a manager made for this kiosk.</param>
public sealed record DiagnosticsRequest(string Code);
