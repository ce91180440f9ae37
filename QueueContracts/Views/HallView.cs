using QueueContracts.Ids;
using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>What an office manager sees of the hall.</summary>
/// <param name="Office">The office.</param>
/// <param name="Version">The office's version.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
/// <param name="Day">Its own date.</param>
/// <param name="DayOpen">False once the day was closed.</param>
/// <param name="Counters">Every counter in the office's order.</param>
/// <param name="Lines">Who waits, by service and class; only those somebody waits in.</param>
/// <param name="Longest">The five who wait longest.</param>
/// <param name="Held">What is held, longest first.</param>
/// <param name="Today">The office's figures of the day.</param>
/// <param name="Notices">What a manager must answer; null while there is nothing.</param>
public sealed record HallView(
    OfficeId Office,
    long Version,
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    DateOnly Day,
    bool DayOpen,
    IReadOnlyList<HallCounter> Counters,
    IReadOnlyList<HallLine> Lines,
    IReadOnlyList<HallTicket> Longest,
    IReadOnlyList<HallTicket> Held,
    HallDay Today,
    QueueNotices? Notices = null
) : IView
{
    /// <inheritdoc />
    public DateTimeOffset? At { get; init; }
}

/// <summary>A counter as the manager sees it.</summary>
/// <param name="Id">The counter.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Officer">Who sits there; null while it is closed.</param>
/// <param name="Since">Since when the officer sits there.</param>
/// <param name="Pause">Why and since when it calls nobody.</param>
/// <param name="Current">Whom it has called or serves.</param>
/// <param name="Waiting">How many wait for it.</param>
/// <param name="Today">Its figures of the day.</param>
public sealed record HallCounter(
    CounterId Id,
    int Number,
    IReadOnlyDictionary<string, string> Name,
    string? Officer,
    DateTimeOffset? Since,
    PauseView? Pause,
    HallTicket? Current,
    int Waiting,
    CounterDay Today
);

/// <summary>A ticket as the manager sees it.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="ServiceName">Its service's name by language code.</param>
/// <param name="Class">Its priority class's name by language code; null for none.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="IssuedAt">When it was taken.</param>
/// <param name="Since">Since when it is called, served or held; when it was taken while it waits.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="ExpectedMinutes">The minutes its service is expected to take.</param>
public sealed record HallTicket(
    TicketId Id,
    TicketNumber Number,
    IReadOnlyDictionary<string, string> ServiceName,
    IReadOnlyDictionary<string, string>? Class,
    TicketState State,
    DateTimeOffset IssuedAt,
    DateTimeOffset Since,
    int Calls,
    int ExpectedMinutes
);

/// <summary>One line.</summary>
/// <param name="Service">The service.</param>
/// <param name="ServiceName">Its name by language code.</param>
/// <param name="Class">The priority class's name by language code; null for all others.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="LongestSince">When the one who waits longest took the number.</param>
/// <param name="Served">Whether an open counter that does not pause calls it.</param>
public sealed record HallLine(
    ServiceId Service,
    IReadOnlyDictionary<string, string> ServiceName,
    IReadOnlyDictionary<string, string>? Class,
    int Waiting,
    DateTimeOffset LongestSince,
    bool Served
);

/// <summary>An office's figures of the day: <c>Issued</c> is the sum of the eight that follow it.</summary>
/// <param name="Issued">Numbers given.</param>
/// <param name="Waiting">Of them waiting.</param>
/// <param name="Called">Called, not at the counter yet.</param>
/// <param name="Serving">At a counter.</param>
/// <param name="Held">Put aside.</param>
/// <param name="Finished">Finished.</param>
/// <param name="NoShows">Not come.</param>
/// <param name="Cancelled">Given up.</param>
/// <param name="Expired">Left over when the day closed.</param>
/// <param name="MeanWaitMinutes">Mean minutes from the number to its last first call, of those called; null while there is none.</param>
/// <param name="MeanServiceMinutes">Mean minutes of service, of those finished; null while there is none.</param>
public sealed record HallDay(
    int Issued,
    int Waiting,
    int Called,
    int Serving,
    int Held,
    int Finished,
    int NoShows,
    int Cancelled,
    int Expired,
    double? MeanWaitMinutes,
    double? MeanServiceMinutes
);
