using KioskDevice.Camera;
using KioskDevice.Configuration;
using QueueContracts;

namespace KioskDevice.Visits;

/// <summary>Everything that can move a visit.</summary>
internal abstract record VisitInput
{
    /// <summary>Time passed.</summary>
    public sealed record Tick : VisitInput;

    /// <summary>A frame was read.</summary>
    public sealed record FrameSeen(FrameReading Reading) : VisitInput;

    /// <summary>Start was touched.</summary>
    public sealed record Started : VisitInput;

    /// <summary>The head moved a choice for the first time on this screen: from here on the visit belongs to the face in front.</summary>
    public sealed record Steered : VisitInput;

    /// <summary>Somebody touched the screen, pressed a key or moved along the choices: they are still there.</summary>
    public sealed record Touched : VisitInput;

    public sealed record ServiceChosen(ServiceId Service) : VisitInput;

    /// <summary>"I belong to a priority class" was touched.</summary>
    public sealed record ClassesAsked : VisitInput;

    /// <param name="Class">Null for none, also to take it back.</param>
    public sealed record ClassChosen(ClassId? Class) : VisitInput;

    /// <summary>"Where am I in line?" was touched.</summary>
    public sealed record PlaceAsked : VisitInput;

    /// <param name="Picture">The second tick: the officer may see a picture.</param>
    /// <param name="Language">The language the text was shown in.</param>
    public sealed record ConsentGiven(bool Picture, string Language) : VisitInput;

    /// <summary>The way without a face, wherever it is offered.</summary>
    public sealed record WithoutFace : VisitInput;

    /// <summary>Another try with the face, or of the request.</summary>
    public sealed record Retried : VisitInput;

    public sealed record CodeEntered(string Code) : VisitInput;

    /// <param name="Jpeg">The crop; null when the page could not make one.</param>
    public sealed record PictureTaken(byte[]? Jpeg) : VisitInput;

    public sealed record Issued(IssueReply Reply) : VisitInput;

    /// <summary>The server is away, and this number was given without it.</summary>
    public sealed record GivenOffline(TicketNumber Number, TicketCode Code, ServiceId Service, ClassId? Class) : VisitInput;

    public sealed record Found(FindReply Reply) : VisitInput;

    /// <summary>"Delete my face" was touched.</summary>
    public sealed record ForgetAsked : VisitInput;

    /// <summary>The face is deleted.</summary>
    public sealed record Forgotten : VisitInput;

    /// <summary>Something to do with a number was touched.</summary>
    public sealed record ActAsked(OwnAct Act) : VisitInput;

    /// <summary>It is meant, of this number.</summary>
    public sealed record ActMeant(TicketId Ticket) : VisitInput;

    /// <summary>It is done.</summary>
    public sealed record Acted : VisitInput;

    /// <param name="Code">The server's refusal; null when it could not be reached.</param>
    /// <param name="From">From when it would not be refused any more, if the server said so.</param>
    public sealed record NotDone(string? Code, DateTimeOffset? From = null) : VisitInput
    {
        /// <summary>The code where it is this kiosk that is refused, whatever it asks.</summary>
        public const string DeviceRefused = "device-refused";
    }

    /// <summary>The last choice is taken back.</summary>
    public sealed record WentBack : VisitInput;

    /// <summary>Done, or away from here.</summary>
    public sealed record Left : VisitInput;
}

/// <summary>What a step asks the outside to do.</summary>
internal abstract record VisitEffect
{
    /// <summary>
    /// Ask the server; an <see cref="VisitInput.Issued"/>, <see cref="VisitInput.GivenOffline"/>, <see cref="VisitInput.Found"/>,
    /// <see cref="VisitInput.Forgotten"/>, <see cref="VisitInput.Acted"/> or <see cref="VisitInput.NotDone"/> follows.
    /// </summary>
    public sealed record Ask(Request Request) : VisitEffect;

    /// <summary>Have the page crop this face from its last frame; a <see cref="VisitInput.PictureTaken"/> follows.</summary>
    public sealed record TakePicture(SeenFace Face) : VisitEffect;
}

/// <summary>What a visit knows of its surroundings at a step.</summary>
/// <param name="Now">The moment.</param>
/// <param name="CameraReady">Whether frames come, and the office uses faces at all.</param>
/// <param name="Model">The describing model's id.</param>
/// <param name="Settings">The times.</param>
/// <param name="NextCommand">The id a command made by this step takes.</param>
/// <param name="Track">The face in front; 0 for none.</param>
/// <param name="ConsentVersion">The version of the consent text shown.</param>
internal sealed record VisitContext(
    DateTimeOffset Now,
    bool CameraReady,
    string Model,
    VisitSettings Settings,
    CommandId NextCommand,
    int Track,
    int ConsentVersion
);
