using KioskDevice.Camera;
using QueueContracts;

namespace KioskDevice.Logging;

/// <summary>Everything the kiosk logs. Nothing of a visitor ever stands here.</summary>
internal static partial class Log
{
    [LoggerMessage(141, LogLevel.Warning, "No phone can join now, trying on: {Reason}")]
    public static partial void PhoneLinkLost(ILogger logger, string reason);

    [LoggerMessage(1, LogLevel.Information, "Camera: {Status}")]
    public static partial void Camera(ILogger logger, CameraStatus status);

    [LoggerMessage(2, LogLevel.Warning, "A frame of {Bytes} bytes was refused: torn, or not the size it says")]
    public static partial void FrameRefused(ILogger logger, int bytes);

    [LoggerMessage(3, LogLevel.Warning, "A message of the page was refused: {Reason}")]
    public static partial void MessageRefused(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The queue server could not be asked: {Reason}")]
    public static partial void ServerNotAsked(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Error, "Asking the queue server failed")]
    public static partial void AskFailed(ILogger logger, Exception e);

    [LoggerMessage(161, LogLevel.Error, "Nothing can be kept in {Folder} for the time the server is away: {Reason}")]
    public static partial void NothingKept(ILogger logger, string folder, string reason);

    [LoggerMessage(
        162,
        LogLevel.Error,
        "Records of numbers given without the server were damaged; the file is kept as {File}, and no number of that lease is given any "
            + "more"
    )]
    public static partial void RecordsDamaged(ILogger logger, string file);

    [LoggerMessage(
        167,
        LogLevel.Error,
        "A newer version of this program wrote {What}: everything is left as it is, and no number is given without the server until that "
            + "version is started again"
    )]
    public static partial void NewerRecords(ILogger logger, string what);

    [LoggerMessage(163, LogLevel.Error, "The server does not take {Number}, given without it: {Code}")]
    public static partial void NumberSetAside(ILogger logger, TicketNumber number, string code);

    [LoggerMessage(164, LogLevel.Warning, "The server was not asked for leased numbers, {Count} wait to be handed in, trying on: {Reason}")]
    public static partial void HandInWaits(ILogger logger, int count, string reason);

    [LoggerMessage(165, LogLevel.Information, "{Count} numbers given without the server are handed in")]
    public static partial void HandedIn(ILogger logger, int count);

    [LoggerMessage(166, LogLevel.Information, "No numbers of {Service} are leased for the time the server is away: {Code}")]
    public static partial void NotLeased(ILogger logger, ServiceId service, string code);

    [LoggerMessage(167, LogLevel.Warning, "The office's logo {Name} was not fetched: {Reason}")]
    public static partial void LogoNotFetched(ILogger logger, string name, string reason);

    [LoggerMessage(
        171,
        LogLevel.Warning,
        "The counts of visits could not be read ({Reason}); the file is kept as {File}, and they begin anew"
    )]
    public static partial void FunnelDamaged(ILogger logger, string reason, string file);

    [LoggerMessage(174, LogLevel.Information, "{Count} hours of counted visits are handed in")]
    public static partial void FunnelHandedIn(ILogger logger, int count);

    [LoggerMessage(172, LogLevel.Warning, "Visits are not counted: {Reason}")]
    public static partial void FunnelNotKept(ILogger logger, string reason);

    [LoggerMessage(173, LogLevel.Warning, "The server does not take {Count} hours of counted visits: {Reason}; they are given up")]
    public static partial void FunnelRefused(ILogger logger, int count, string reason);

    [LoggerMessage(6, LogLevel.Information, "Face models ready: {Model}")]
    public static partial void ModelsReady(ILogger logger, string model);
}
