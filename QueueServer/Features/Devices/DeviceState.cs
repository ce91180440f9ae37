using QueueContracts;

namespace QueueServer.Features.Devices;

/// <summary>A device's last report, and since when what it says holds.</summary>
/// <param name="Report">The report.</param>
/// <param name="At">When it came.</param>
/// <param name="Fault">What it says is wrong; null for nothing.</param>
/// <param name="FaultSince">When the first report in a row said so.</param>
/// <param name="FramesSince">When the camera's pictures last went on, or it became ready.</param>
internal sealed record DeviceState(
    HealthReport Report,
    DateTimeOffset At,
    string? Fault,
    DateTimeOffset FaultSince,
    DateTimeOffset FramesSince
)
{
    private const string Ready = "ready";

    /// <summary>A machine's clock that is further off than this is told; a report is under way for seconds at most.</summary>
    private static readonly TimeSpan MostOff = TimeSpan.FromSeconds(60);

    public static DeviceState First(HealthReport report, DateTimeOffset now) => new(report, now, FaultOf(report, now), now, now);

    /// <summary>A report that came before this server could hear it.</summary>
    public static DeviceState Heard(HealthReport report, DeviceAges ages, DateTimeOffset now)
    {
        var at = now - ages.Reported;
        return new(report, at, FaultOf(report, at), now - ages.Fault, now - ages.Frames);
    }

    public DeviceAges AgesAt(DateTimeOffset now) => new(now - At, now - FaultSince, now - FramesSince);

    public DeviceState Next(HealthReport report, DateTimeOffset now)
    {
        var fault = FaultOf(report, now);
        var framesStand = report.Camera == Ready && Report.Camera == Ready && report.LastFrameAt == Report.LastFrameAt;
        return new(report, now, fault, fault == Fault ? FaultSince : now, framesStand ? FramesSince : now);
    }

    /// <summary>What is wrong; null when nothing is.</summary>
    public DeviceTrouble? TroubleAt(DateTimeOffset now) =>
        DeviceTrouble.SilentSince(At, now)
        ?? (
            Fault is { } fault ? new(fault, FaultSince)
            : Report.Camera == Ready && now - FramesSince >= DeviceTrouble.Patience ? new(DeviceTrouble.CameraStuck, FramesSince)
            : null
        );

    /// <summary>The one thing to be put right first: without its page a kiosk has no camera.</summary>
    private static string? FaultOf(HealthReport report, DateTimeOffset now) =>
        report switch
        {
            { PageOpen: false } => DeviceTrouble.PageClosed,
            { Camera: "none" } => DeviceTrouble.CameraNone,
            { Camera: "refused" } => DeviceTrouble.CameraRefused,
            { Camera: "unplugged" } => DeviceTrouble.CameraUnplugged,
            { Camera: "frozen" } => DeviceTrouble.CameraFrozen,
            { Camera: "dark" } => DeviceTrouble.CameraDark,
            { Outage: HealthReport.NewerVersion } => DeviceTrouble.OutageNewer,
            { Speech: false } => DeviceTrouble.SpeechMissing,
            { Clock: { } clock } when clock - now > MostOff => DeviceTrouble.ClockAhead,
            { Clock: { } clock } when now - clock > MostOff => DeviceTrouble.ClockBehind,
            _ => null,
        };
}

/// <summary>What is wrong with a device, as a stable code, and since when.</summary>
internal sealed record DeviceTrouble(string Code, DateTimeOffset Since)
{
    public const string Silent = "device-silent";
    public const string PageClosed = "page-closed";
    public const string CameraNone = "camera-none";
    public const string CameraRefused = "camera-refused";
    public const string CameraUnplugged = "camera-unplugged";
    public const string CameraFrozen = "camera-frozen";
    public const string CameraDark = "camera-dark";
    public const string CameraStuck = "camera-stuck";
    public const string SpeechMissing = "speech-missing";
    public const string OutageNewer = "outage-newer";
    public const string ClockAhead = "clock-ahead";
    public const string ClockBehind = "clock-behind";

    /// <summary>It asked for more numbers than a kiosk may give: its secret may be in other hands.</summary>
    public const string Limited = "kiosk-limited";

    /// <summary>How long that is shown after the last time: long enough to be seen.</summary>
    public static readonly TimeSpan LimitShown = TimeSpan.FromMinutes(15);

    /// <summary>Three reports may be late, and a camera may stand still as long, before it is trouble.</summary>
    public static readonly TimeSpan Patience = HealthReport.Period * 3;

    public static DeviceTrouble? SilentSince(DateTimeOffset last, DateTimeOffset now) => now - last >= Patience ? new(Silent, last) : null;
}
