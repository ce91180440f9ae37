using System.ComponentModel.DataAnnotations;

namespace KioskDevice;

/// <summary>The kiosk's settings (section <c>Kiosk</c>).</summary>
internal sealed class KioskSettings
{
    /// <summary>Folder with <c>manifest.json</c> and <c>files/</c>. Default: <c>models</c> beside the program.</summary>
    [Required]
    public string Models { get; set; } = Path.Combine(AppContext.BaseDirectory, "models");

    [Required]
    public CameraSettings Camera { get; set; } = new();

    [Required]
    public VisitSettings Visit { get; set; } = new();
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

    public TimeSpan FrameGap => TimeSpan.FromMilliseconds(FrameGapMilliseconds);
    public TimeSpan Capture => TimeSpan.FromSeconds(CaptureSeconds);
    public TimeSpan Question => TimeSpan.FromSeconds(QuestionSeconds);
    public TimeSpan Answer => TimeSpan.FromSeconds(AnswerSeconds);

    /// <summary>How long a greeting outlasts the face it greeted.</summary>
    public static TimeSpan Greeting { get; } = TimeSpan.FromSeconds(4);

    /// <summary>How long the page has to crop the officer's picture; after that the number is taken without one.</summary>
    public static TimeSpan Picture { get; } = TimeSpan.FromSeconds(2);
}
