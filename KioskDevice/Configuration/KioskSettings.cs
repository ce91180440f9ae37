using System.ComponentModel.DataAnnotations;

namespace KioskDevice.Configuration;

/// <summary>The kiosk's settings (section <c>Kiosk</c>).</summary>
internal sealed class KioskSettings
{
    /// <summary>Folder with <c>manifest.json</c> and <c>files/</c>. Default: <c>models</c> beside the program.</summary>
    [Required]
    public string Models { get; set; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The program that reads the screens aloud; it takes the arguments of espeak-ng.</summary>
    [Required]
    public string SpeechCommand { get; set; } = "espeak-ng";

    /// <summary>Where numbers given while the server is away are kept; empty for <c>outage</c> beside this device's secret.</summary>
    public string Data { get; set; } = "";

    [Required]
    public CameraSettings Camera { get; set; } = new();

    [Required]
    public VisitSettings Visit { get; set; } = new();

    [Required]
    public HeadSettings Head { get; set; } = new();
}

/// <summary>How the head chooses (section <c>Kiosk:Head</c>).</summary>
internal sealed class HeadSettings
{
    /// <summary>Whether turning the head moves the choices; touch, keys and the phone always do.</summary>
    public bool Use { get; set; } = true;

    /// <summary>Milliseconds a turn is held to choose.</summary>
    [Range(600, 3000)]
    public int DwellMilliseconds { get; set; } = 1000;

    /// <summary>
    /// How long a turn is held on a screen; where something is agreed to or cannot be taken back half as long again, so that nobody agrees
    /// by habit.
    /// </summary>
    public TimeSpan DwellOn(bool consent) =>
        TimeSpan.FromMilliseconds(Math.Min(3000, consent ? DwellMilliseconds * 1.5 : DwellMilliseconds));
}

/// <summary>How a visitor shows that a person stands before the camera and not a picture.</summary>
internal enum LivenessLevel
{
    /// <summary>Not at all: for demonstrations with a recording.</summary>
    Off,

    /// <summary>Only who looks doubtful to the model is asked to turn the head.</summary>
    Hint,

    /// <summary>Everybody turns the head as asked; who looks doubtful to the model, twice.</summary>
    Challenge,
}

/// <summary>Which camera the page opens and how it hangs.</summary>
internal sealed class CameraSettings
{
    /// <summary>Part of the camera's label as the browser shows it; empty for the browser's first.</summary>
    public string Label { get; set; } = "";

    /// <summary>Clockwise degrees the picture is turned by: 0, 90, 180 or 270.</summary>
    [AllowedValues(0, 90, 180, 270)]
    public int Rotation { get; set; }

    /// <summary>Whether visitors see themselves as in a mirror.</summary>
    public bool Mirror { get; set; } = true;

    /// <summary>A video file played instead of a camera, for demonstrations; empty for the camera.</summary>
    public string Clip { get; set; } = "";

    /// <summary>A face at least this share of the frame's height is near: it is greeted.</summary>
    [Range(0.05, 0.9)]
    public float NearFaceShare { get; set; } = 0.2f;
}

/// <summary>How long each part of a visit lasts.</summary>
internal sealed class VisitSettings
{
    /// <summary>Good frames a template is made of; the facts page of the pipeline asks for at least 3, better 5.</summary>
    [Range(3, 20)]
    public int GoodFrames { get; set; } = 5;

    /// <summary>Least milliseconds between two good frames, so that they vary: five span about a second.</summary>
    [Range(0, 2000)]
    public int FrameGapMilliseconds { get; set; } = 180;

    /// <summary>Seconds after which a capture gives up and offers the way without a face.</summary>
    [Range(5, 60)]
    public int CaptureSeconds { get; set; } = 15;

    /// <summary>Seconds a question stands unanswered before the kiosk returns to idle.</summary>
    [Range(10, 300)]
    public int QuestionSeconds { get; set; } = 45;

    /// <summary>Seconds a number, a place or a message is shown.</summary>
    [Range(5, 120)]
    public int AnswerSeconds { get; set; } = 20;

    /// <summary>Seconds a number is shown whose code is all that finds it again: long enough to be written down.</summary>
    [Range(60, 300)]
    public int AnswerWithCodeSeconds { get; set; } = 60;

    /// <summary>How a visitor shows that a person stands there.</summary>
    [EnumDataType(typeof(LivenessLevel))]
    public LivenessLevel Liveness { get; set; } = LivenessLevel.Challenge;

    /// <summary>
    /// Below this mean of the model's hint, 0…1, a visitor looks doubtful. Nobody is refused for it. Living men scored medians of 0.36 to
    /// 0.61 in our recordings, single frames 0.04 to 0.96: a hint only.
    /// </summary>
    [Range(0.0, 1.0)]
    public float LivenessDoubt { get; set; } = 0.2f;

    public TimeSpan FrameGap => TimeSpan.FromMilliseconds(FrameGapMilliseconds);
    public TimeSpan Capture => TimeSpan.FromSeconds(CaptureSeconds);
    public TimeSpan Question => TimeSpan.FromSeconds(QuestionSeconds);
    public TimeSpan Answer => TimeSpan.FromSeconds(AnswerSeconds);
    public TimeSpan AnswerWithCode => TimeSpan.FromSeconds(AnswerWithCodeSeconds);

    /// <summary>How long a greeting outlasts the face it greeted.</summary>
    public static TimeSpan Greeting { get; } = TimeSpan.FromSeconds(4);

    /// <summary>A face that stays near renews its greeting no more often than this.</summary>
    public static TimeSpan GreetingStep { get; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// From this cosine on a face is the one that agreed, though the tracker lost it between: below it, the model's own policy is sure of
    /// two people (<c>doubt</c> in the manifest). Frames of one visit lie above 0.6.
    /// </summary>
    public const float SameFace = 0.45f;

    /// <summary>Challenges somebody may try before the way without a face is all that is offered.</summary>
    public const int ChallengeTries = 2;

    /// <summary>Turns a challenge asks for, as shown before its first frame.</summary>
    public const int ChallengeTurns = 3;

    /// <summary>The longest a challenge may take; its own windows end it long before.</summary>
    public static TimeSpan Challenge { get; } = TimeSpan.FromSeconds(40);

    /// <summary>How long the page has to crop the officer's picture; after that the number is taken without one.</summary>
    public static TimeSpan Picture { get; } = TimeSpan.FromSeconds(2);
}
