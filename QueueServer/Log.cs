using QueueContracts;

namespace QueueServer;

/// <summary>Everything the server logs. No name, number of a person, face or secret ever stands here.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Office}: day {Day} was left open and is over; closing it")]
    public static partial void ClosesOldDay(ILogger logger, OfficeId office, DateOnly day);

    [LoggerMessage(2, LogLevel.Information, "{Office}: day {Day} closed; its faces and their key are gone")]
    public static partial void FacesForgotten(ILogger logger, OfficeId office, DateOnly day);

    [LoggerMessage(3, LogLevel.Warning, "{Office}: a stored face or picture cannot be opened and is left out: {Reason}")]
    public static partial void FaceUnreadable(ILogger logger, OfficeId office, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The write-ahead log could not be emptied after a deletion, the next deletion will: {Reason}")]
    public static partial void WalNotTruncated(ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Error, "A view could not be sent")]
    public static partial void BroadcastFailed(ILogger logger, Exception e);

    [LoggerMessage(7, LogLevel.Error, "The day could not be kept; trying again")]
    public static partial void DayNotKept(ILogger logger, Exception e);

    [LoggerMessage(8, LogLevel.Information, "First run: accounts made, their passwords stand in {File}")]
    public static partial void FirstRun(ILogger logger, string file);
}
