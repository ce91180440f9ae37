namespace DisplayBoard;

internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Warning, "The last view {File} cannot be read and was set aside as {Aside}: {Reason}")]
    public static partial void ViewSetAside(this ILogger logger, string file, string aside, string reason);

    [LoggerMessage(102, LogLevel.Warning, "The view cannot be kept in {File}; the board goes on without: {Reason}")]
    public static partial void ViewNotKept(this ILogger logger, string file, string reason);

    [LoggerMessage(103, LogLevel.Information, "Showing the last view until the server answers; it was right at {AsOf:u}")]
    public static partial void ViewFound(this ILogger logger, DateTimeOffset asOf);

    [LoggerMessage(104, LogLevel.Error, "The view of a board that is no longer paired cannot be deleted from {File}: {Reason}")]
    public static partial void ViewNotDeleted(this ILogger logger, string file, string reason);

    [LoggerMessage(111, LogLevel.Warning, "{Media} cannot be fetched now and is left out, trying on: {Reason}")]
    public static partial void MediaNotFetched(this ILogger logger, string media, string reason);

    [LoggerMessage(201, LogLevel.Information, "Announcements can be spoken in {Languages}")]
    public static partial void SpeechOn(this ILogger logger, string languages);

    [LoggerMessage(
        202,
        LogLevel.Warning,
        "Announcements are a chime only: {Command} does not run here ({Reason}). Install it (Debian: apt-get install espeak-ng) or set "
            + "Board:SpeechCommand"
    )]
    public static partial void SpeechOff(this ILogger logger, string command, string reason);

    [LoggerMessage(204, LogLevel.Warning, "Announcements are a chime only: {Folder} cannot be made ({Reason})")]
    public static partial void SpeechNotKept(this ILogger logger, string folder, string reason);
}
