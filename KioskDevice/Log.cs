using KioskDevice.Camera;

namespace KioskDevice;

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

    [LoggerMessage(6, LogLevel.Information, "Face models ready: {Model}")]
    public static partial void ModelsReady(ILogger logger, string model);
}
