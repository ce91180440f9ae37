using FaceEngine.Faces;
using FaceEngine.HeadTurns;
using KioskDevice.Camera;
using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.Screens;

/// <summary>What the page shows: the screen's name, and what that screen needs.</summary>
/// <param name="Name">idle, greeting, choosing, classes, consent, capture, challenge, asking, gave-up, unanswered, number, number-outage,
/// code, place, refused, trouble, or pairing.</param>
/// <param name="Camera">What is known of the camera.</param>
/// <param name="Connected">Whether the server is reached.</param>
/// <param name="View">The office's view; null before the first.</param>
/// <param name="TakesNumber">Whether the visit is for a number (or else for the place in line).</param>
/// <param name="Service">The service chosen.</param>
/// <param name="Class">The priority class named.</param>
/// <param name="Good">Good frames so far.</param>
/// <param name="Wanted">Good frames wanted.</param>
/// <param name="Hint">What the last frame lacked.</param>
/// <param name="Tickets">The number, or the visitor's places.</param>
/// <param name="Known">Whether the number was held already.</param>
/// <param name="Qr">The ticket's page for a phone, or else its code, as a QR picture: a data URI of SVG.</param>
/// <param name="Why">A text key's last part: why the code is asked, what the server is asked for, what was refused, what is the trouble,
/// that the face was deleted, or what ended the visit before.</param>
/// <param name="From">From when what was refused will be given.</param>
/// <param name="SecondsLeft">Until the screen goes by itself; null when it does not.</param>
/// <param name="Pairing">What is shown while this kiosk is not paired.</param>
/// <param name="Challenge">How the head is to be turned.</param>
/// <param name="Outage">Whether numbers are given without the server.</param>
/// <param name="Number">The number given without it.</param>
/// <param name="Code">The code of that number.</param>
/// <param name="Phone">The link to the same choice on a phone, as a QR picture; null when there is none now.</param>
internal sealed record Screen(
    string Name,
    CameraStatus Camera,
    bool Connected,
    KioskView? View,
    bool TakesNumber = true,
    ServiceId? Service = null,
    ClassId? Class = null,
    int Good = 0,
    int Wanted = 0,
    FrameFault? Hint = null,
    IReadOnlyList<TicketSummary>? Tickets = null,
    bool Known = false,
    string? Qr = null,
    string? Why = null,
    DateTimeOffset? From = null,
    int? SecondsLeft = null,
    PairingPrompt? Pairing = null,
    ChallengePrompt? Challenge = null,
    string? Phone = null,
    bool Outage = false,
    TicketNumber? Number = null,
    TicketCode? Code = null
);

/// <summary>How the head is to be turned.</summary>
/// <param name="Asked">The way; null while the visitor is to look straight ahead.</param>
/// <param name="Done">Turns made.</param>
/// <param name="Turns">Turns asked for in all.</param>
/// <param name="Again">What was wrong with the challenge before: a text key's last part; null when this is the first.</param>
internal sealed record ChallengePrompt(HeadDirection? Asked, int Done, int Turns, string? Again);
