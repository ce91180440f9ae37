using System.Text.Json.Serialization;
using FaceEngine.HeadTurns;
using KioskDevice.Camera;
using KioskDevice.Screens;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Page;

/// <summary>What the page says, one JSON object a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Steered), "steered")]
[JsonDerivedType(typeof(Touch), "touch")]
[JsonDerivedType(typeof(Service), "service")]
[JsonDerivedType(typeof(Classes), "classes")]
[JsonDerivedType(typeof(Class), "class")]
[JsonDerivedType(typeof(Place), "place")]
[JsonDerivedType(typeof(Consent), "consent")]
[JsonDerivedType(typeof(WithoutFace), "without-face")]
[JsonDerivedType(typeof(Code), "code")]
[JsonDerivedType(typeof(ForgetFace), "forget-face")]
[JsonDerivedType(typeof(Own), "own")]
[JsonDerivedType(typeof(Sure), "sure")]
[JsonDerivedType(typeof(Retry), "retry")]
[JsonDerivedType(typeof(Back), "back")]
[JsonDerivedType(typeof(Leave), "leave")]
[JsonDerivedType(typeof(NoPicture), "no-picture")]
[JsonDerivedType(typeof(Camera), "camera")]
internal abstract record PageMessage
{
    public sealed record Start : PageMessage;

    /// <summary>The head moved a choice on this screen.</summary>
    public sealed record Steered : PageMessage;

    /// <summary>Somebody is still there.</summary>
    public sealed record Touch : PageMessage;

    public sealed record Service(ServiceId Id) : PageMessage;

    public sealed record Classes : PageMessage;

    public sealed record Class(ClassId? Id) : PageMessage;

    public sealed record Place : PageMessage;

    public sealed record Consent(bool Picture, string Language) : PageMessage;

    public sealed record WithoutFace : PageMessage;

    public sealed record Code(string Text) : PageMessage;

    public sealed record ForgetFace : PageMessage;

    /// <summary>Something to do with a number was touched.</summary>
    public sealed record Own(OwnAct Act) : PageMessage;

    /// <summary>It is meant, of this number.</summary>
    public sealed record Sure(TicketId Ticket) : PageMessage;

    public sealed record Retry : PageMessage;

    public sealed record Back : PageMessage;

    public sealed record Leave : PageMessage;

    public sealed record NoPicture : PageMessage;

    public sealed record Camera(CameraStatus Status) : PageMessage;
}

/// <summary>What the page is told, one JSON object a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Setup), "setup")]
[JsonDerivedType(typeof(Show), "screen")]
[JsonDerivedType(typeof(Face), "face")]
[JsonDerivedType(typeof(TakePicture), "take-picture")]
[JsonDerivedType(typeof(Replaced), "replaced")]
[JsonDerivedType(typeof(Beat), "beat")]
internal abstract record DeviceMessage
{
    /// <summary>First of all: how the camera is opened.</summary>
    /// <param name="Label">Part of the camera's label; empty for the first.</param>
    /// <param name="Rotation">Clockwise degrees.</param>
    /// <param name="Mirror">Whether visitors see themselves mirrored.</param>
    /// <param name="Clip">Where the demonstration clip is served; null for the camera.</param>
    public sealed record Setup(string Label, int Rotation, bool Mirror, string? Clip) : DeviceMessage;

    public sealed record Show(Screen Screen) : DeviceMessage;

    /// <summary>Answers one frame: the next may be sent.</summary>
    /// <param name="Sequence">The frame's sequence; null when the frame was refused.</param>
    /// <param name="Box">The nearest face.</param>
    /// <param name="Head">Where it turns; null when the head chooses nothing now.</param>
    public sealed record Face(uint? Sequence, SeenFace? Box, HeadSign? Head = null) : DeviceMessage;

    /// <summary>Crop this face from the last frame and send it as a JPEG.</summary>
    public sealed record TakePicture(SeenFace Box) : DeviceMessage;

    /// <summary>Another page took over; this one rests.</summary>
    public sealed record Replaced : DeviceMessage;

    /// <summary>Said while there is nothing else to say, so that the page knows the program to be alive.</summary>
    /// <param name="Now">The moment that the page counts with.</param>
    public sealed record Beat(DateTimeOffset Now) : DeviceMessage;
}

/// <summary>Where a visitor's head turns, for the page.</summary>
/// <param name="Pose">unseen, learning, middle, left or right: the visitor's own left, which is the screen's.</param>
/// <param name="Offset">How far it is turned, in turns that move a choice: −1 and below to the left, +1 and above to the right.</param>
/// <param name="Turned">Set with the one frame in which a turn begins.</param>
/// <param name="Held">True with the one frame in which it was held long enough to choose.</param>
/// <param name="Dwell">How much of that time has passed, 0…1.</param>
internal sealed record HeadSign(HeadPose Pose, float Offset, HeadDirection? Turned, bool Held, float Dwell);
