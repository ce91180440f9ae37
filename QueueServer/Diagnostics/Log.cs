using QueueContracts;
using QueueServer.Access;

namespace QueueServer.Diagnostics;

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

    [LoggerMessage(
        9,
        LogLevel.Warning,
        "The database's write-ahead log was torn at its end. Every whole commit before is kept; the torn log was set aside: {File}"
    )]
    public static partial void WalWasTorn(ILogger logger, string file);

    [LoggerMessage(
        10,
        LogLevel.Error,
        "The database was damaged. The damaged files were set aside in {Folder} and are never deleted; the server goes on with what "
            + "could be read"
    )]
    public static partial void DatabaseSetAside(ILogger logger, string folder);

    [LoggerMessage(11, LogLevel.Warning, "Table {Table}: {Rows} rows read out of the damaged database; whole: {IsWhole}")]
    public static partial void TableSalvaged(ILogger logger, string table, long rows, bool isWhole);

    [LoggerMessage(13, LogLevel.Warning, "The database cannot be reached; trying until it can: {Reason}")]
    public static partial void DatabaseIsAway(ILogger logger, string reason);

    [LoggerMessage(14, LogLevel.Information, "The database is reached again")]
    public static partial void DatabaseIsBack(ILogger logger);

    [LoggerMessage(
        16,
        LogLevel.Critical,
        "The other servers hold this one for dead, because it did not answer them; it takes no more turns and ends: {Reason}"
    )]
    public static partial void Evicted(ILogger logger, string reason);

    [LoggerMessage(15, LogLevel.Warning, "What another server wrote about {Topic} could not be read, the next look will: {Reason}")]
    public static partial void NewsNotFollowed(ILogger logger, string topic, string reason);

    [LoggerMessage(
        17,
        LogLevel.Error,
        "{Office}: the journal ends at record {Found} though {Acknowledged} were acknowledged; numbers go on above every one that may "
            + "have been given"
    )]
    public static partial void RecordsLost(ILogger logger, OfficeId office, long found, long acknowledged);

    [LoggerMessage(18, LogLevel.Warning, "The mark of the numbers given could not be written, the next number's will: {Reason}")]
    public static partial void MarkLags(ILogger logger, string reason);

    [LoggerMessage(
        19,
        LogLevel.Warning,
        "{Office}: the journal's last day, {Day}, lies after today, {Today}; a manager can bring the queue back to today in the hall"
    )]
    public static partial void JournalIsAhead(ILogger logger, OfficeId office, DateOnly day, DateOnly today);

    [LoggerMessage(
        20,
        LogLevel.Warning,
        "This machine's clock jumped by {By}; the offices go on by their own until a manager confirms it in the hall, or it comes back"
    )]
    public static partial void ClockJumped(ILogger logger, TimeSpan by);

    [LoggerMessage(21, LogLevel.Information, "This machine's clock is as it was before it jumped")]
    public static partial void ClockIsBack(ILogger logger);

    [LoggerMessage(22, LogLevel.Warning, "Starting takes long: {Seconds} s so far; now: {Step}")]
    public static partial void StillStarting(ILogger logger, long seconds, string step);

    [LoggerMessage(23, LogLevel.Warning, "{Office}: the facts of its days could not be made; reports make them when they are asked for")]
    public static partial void FactsNotKept(ILogger logger, OfficeId office, Exception failure);

    [LoggerMessage(24, LogLevel.Warning, "{Office}: its days could not be summed up; trying again")]
    public static partial void DaysNotSummedUp(ILogger logger, OfficeId office, Exception failure);

    [LoggerMessage(25, LogLevel.Warning, "The server above was not told of days, trying on: {Reason}")]
    public static partial void SummariesNotHandedIn(ILogger logger, string reason);

    [LoggerMessage(26, LogLevel.Warning, "{Office}: what its days came to cannot be read; its public page goes without for now")]
    public static partial void PublicFiguresUnread(ILogger logger, OfficeId office, Exception failure);

    [LoggerMessage(40, LogLevel.Error, "{Office}: the ratings of a closed day still lead to its tickets; trying again")]
    public static partial void RatingsNotEnded(ILogger logger, OfficeId office, Exception e);

    [LoggerMessage(41, LogLevel.Warning, "{Office}: a contact of an appointment on {Date} cannot be opened")]
    public static partial void ContactUnreadable(ILogger logger, OfficeId office, DateOnly date);

    [LoggerMessage(42, LogLevel.Information, "{Office}: the contacts of appointments before {Date} and their keys are gone")]
    public static partial void ContactsForgotten(ILogger logger, OfficeId office, DateOnly date);

    [LoggerMessage(44, LogLevel.Error, "{Office}: of the appointments on {Date} what came after record {Version} is lost")]
    public static partial void BookingsCut(ILogger logger, OfficeId office, DateOnly date, long version);

    [LoggerMessage(43, LogLevel.Error, "{Office}: appointments could not be kept; trying again")]
    public static partial void BookingsNotKept(ILogger logger, OfficeId office, Exception e);

    [LoggerMessage(
        12,
        LogLevel.Error,
        "{Office}: the journal goes on after its last whole record, {Version}; what came after it is in the damaged files only"
    )]
    public static partial void JournalCut(ILogger logger, OfficeId office, long version);
}
