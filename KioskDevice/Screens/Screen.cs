using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using KioskDevice.Camera;
using KioskDevice.Visits;
using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.Screens;

/// <summary>What the page shows: the screen's name, and what that screen needs.</summary>
internal sealed record Screen
{
    /// <summary>idle, greeting, choosing, classes, consent, capture, challenge, asking, gave-up, unanswered, number, number-outage,
    /// code, place, sure, refused, trouble, or pairing.</summary>
    public required string Name { get; init; }

    /// <summary>What is known of the camera.</summary>
    public required CameraStatus Camera { get; init; }

    /// <summary>Whether the server is reached.</summary>
    public required bool Connected { get; init; }

    /// <summary>The office's view; null before the first.</summary>
    public required KioskView? View { get; init; }

    /// <summary>Whether the visit is for a number (or else for the place in line).</summary>
    public bool TakesNumber { get; init; } = true;

    /// <summary>The service chosen.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>The priority class named.</summary>
    public ClassId? Class { get; init; }

    /// <summary>Good frames so far.</summary>
    public int Good { get; init; }

    /// <summary>Good frames wanted.</summary>
    public int Wanted { get; init; }

    /// <summary>What the last frame lacked.</summary>
    public FrameFault? Hint { get; init; }

    /// <summary>The number, or the visitor's places.</summary>
    public IReadOnlyList<TicketSummary>? Tickets { get; init; }

    /// <summary>Whether the number was held already.</summary>
    public bool Known { get; init; }

    /// <summary>The ticket's page for a phone, or else its code, as a QR picture: a data URI of SVG.</summary>
    public string? Qr { get; init; }

    /// <summary>A text key's last part: why the code is asked, what the server is asked for, what was refused, what is the trouble,
    /// what was just done with a number, or what ended the visit before.</summary>
    public string? Why { get; init; }

    /// <summary>Why nothing was done with a number: the server's code.</summary>
    public string? Refusal { get; init; }

    /// <summary>What can be done with the numbers; on <c>sure</c>, what is asked about.</summary>
    public IReadOnlyList<OwnAct> Acts { get; init; } = [];

    /// <summary>When the visitor's appointment begins; null for none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>From when what was refused will be given.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Where the visitor's appointment is, if not here.</summary>
    public BookedElsewhere? Elsewhere { get; init; }

    /// <summary>Until the screen goes by itself; null when it does not.</summary>
    public int? SecondsLeft { get; init; }

    /// <summary>What is shown while this kiosk is not paired.</summary>
    public PairingPrompt? Pairing { get; init; }

    /// <summary>How the head is to be turned.</summary>
    public ChallengePrompt? Challenge { get; init; }

    /// <summary>The link to the same choice on a phone, as a QR picture; null when there is none now.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether numbers are given without the server.</summary>
    public bool Outage { get; init; }

    /// <summary>The number given without it.</summary>
    public TicketNumber? Number { get; init; }

    /// <summary>The code of that number.</summary>
    public TicketCode? Code { get; init; }
}

/// <summary>How the head is to be turned.</summary>
/// <param name="Asked">The way; null while the visitor is to look straight ahead.</param>
/// <param name="Done">Turns made.</param>
/// <param name="Turns">Turns asked for in all.</param>
/// <param name="Again">What was wrong with the challenge before: a text key's last part; null when this is the first.</param>
internal sealed record ChallengePrompt(HeadDirection? Asked, int Done, int Turns, string? Again);
