using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>What an office manager sees of the hall.</summary>
public sealed record HallView : IView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>The office's version.</summary>
    public required long Version { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Its IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Its own date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>False once the day was closed.</summary>
    public required bool DayOpen { get; init; }

    /// <summary>Every counter in the office's order.</summary>
    public required IReadOnlyList<HallCounter> Counters { get; init; }

    /// <summary>Who waits, by service and class; only those somebody waits in.</summary>
    public required IReadOnlyList<HallLine> Lines { get; init; }

    /// <summary>The five who wait longest.</summary>
    public required IReadOnlyList<HallTicket> Longest { get; init; }

    /// <summary>What is held, longest first.</summary>
    public required IReadOnlyList<HallTicket> Held { get; init; }

    /// <summary>The office's figures of the day.</summary>
    public required HallDay Today { get; init; }

    /// <summary>What a manager must answer; null while there is nothing.</summary>
    public QueueNotices? Notices { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? At { get; init; }
}

/// <summary>A counter as the manager sees it.</summary>
public sealed record HallCounter
{
    /// <summary>The counter.</summary>
    public required CounterId Id { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>What the officer there is called on screens; null while it is closed.</summary>
    public required string? Officer { get; init; }

    /// <summary>Since when the officer sits there.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Why and since when it calls nobody.</summary>
    public required PauseView? Pause { get; init; }

    /// <summary>Whom it has called or serves.</summary>
    public required HallTicket? Current { get; init; }

    /// <summary>How many wait for it.</summary>
    public required int Waiting { get; init; }

    /// <summary>Its figures of the day.</summary>
    public required CounterDay Today { get; init; }

    /// <summary>Three or more of its visitors were dissatisfied within the last hour; null while they were not.</summary>
    public HallDissatisfaction? Dissatisfied { get; init; }
}

/// <summary>Dissatisfaction that has gathered at a counter.</summary>
/// <param name="Count">Dissatisfied ratings of the last hour.</param>
/// <param name="Since">When the third of them came.</param>
public sealed record HallDissatisfaction(int Count, DateTimeOffset Since);

/// <summary>A ticket as the manager sees it.</summary>
public sealed record HallTicket
{
    /// <summary>The ticket.</summary>
    public required TicketId Id { get; init; }

    /// <summary>Its number.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>Its service's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> ServiceName { get; init; }

    /// <summary>Its priority class's name by language code; null for none.</summary>
    public required IReadOnlyDictionary<string, string>? Class { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required TicketState State { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Since when it is called, served or held; when it was taken while it waits.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How often it was called.</summary>
    public required int Calls { get; init; }

    /// <summary>The minutes its service is expected to take.</summary>
    public required int ExpectedMinutes { get; init; }
}

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
public sealed record HallDay
{
    /// <summary>Numbers given.</summary>
    public required int Issued { get; init; }

    /// <summary>Of them waiting.</summary>
    public required int Waiting { get; init; }

    /// <summary>Called, not at the counter yet.</summary>
    public required int Called { get; init; }

    /// <summary>At a counter.</summary>
    public required int Serving { get; init; }

    /// <summary>Put aside.</summary>
    public required int Held { get; init; }

    /// <summary>Finished.</summary>
    public required int Finished { get; init; }

    /// <summary>Not come.</summary>
    public required int NoShows { get; init; }

    /// <summary>Given up.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Left over when the day closed.</summary>
    public required int Expired { get; init; }

    /// <summary>Mean minutes from the number to its last first call, of those called; null while there is none.</summary>
    public required double? MeanWaitMinutes { get; init; }

    /// <summary>Mean minutes of service, of those finished; null while there is none.</summary>
    public required double? MeanServiceMinutes { get; init; }
}
