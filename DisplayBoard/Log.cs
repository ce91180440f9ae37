namespace DisplayBoard;

internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Warning, "The last picture {File} cannot be read and was set aside as {Aside}: {Reason}")]
    public static partial void PictureSetAside(this ILogger logger, string file, string aside, string reason);

    [LoggerMessage(102, LogLevel.Warning, "The picture cannot be kept in {File}; the board goes on without: {Reason}")]
    public static partial void PictureNotKept(this ILogger logger, string file, string reason);

    [LoggerMessage(103, LogLevel.Information, "Showing the last picture until the server answers; it was right at {AsOf:u}")]
    public static partial void PictureFound(this ILogger logger, DateTimeOffset asOf);

    [LoggerMessage(201, LogLevel.Information, "Announcements are spoken in {Languages}")]
    public static partial void SpeechOn(this ILogger logger, string languages);

    [LoggerMessage(202, LogLevel.Warning, "Announcements are a chime only: {Command} does not run here ({Reason}). Install it (Debian: apt-get install espeak-ng) or set Board:SpeechCommand")]
    public static partial void SpeechOff(this ILogger logger, string command, string reason);

    [LoggerMessage(203, LogLevel.Warning, "{Command} could not say '{Text}': {Reason}")]
    public static partial void NotSpoken(this ILogger logger, string command, string text, string reason);
}
