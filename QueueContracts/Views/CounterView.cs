namespace QueueContracts;

/// <summary>What the officer at one counter sees.</summary>
/// <param name="Office">The office.</param>
/// <param name="Version">The office's version.</param>
/// <param name="Counter">The counter.</param>
/// <param name="Number">The counter's number.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="DayOpen">False once the day was closed.</param>
/// <param name="Officer">The user name of the officer who opened the counter; null while it is closed.</param>
/// <param name="Current">The ticket called or served here.</param>
/// <param name="Waiting">How many wait for a service of this counter.</param>
/// <param name="Next">The next five this counter would call, in order.</param>
/// <param name="Services">Who waits, by service of this counter.</param>
/// <param name="Today">This counter's own figures of the day.</param>
public sealed record CounterView(
    OfficeId Office, long Version, CounterId Counter, int Number, IReadOnlyDictionary<string, string> Name, bool DayOpen,
    string? Officer, CurrentTicket? Current, int Waiting, IReadOnlyList<WaitingTicket> Next,
    IReadOnlyList<ServiceLine> Services, CounterDay Today) : IView;

/// <summary>The ticket an officer has called or is serving.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Service">Its service.</param>
/// <param name="ServiceName">The service's name by language code.</param>
/// <param name="IssuedAt">When it was taken.</param>
/// <param name="CalledAt">When it was first called.</param>
/// <param name="Calls">How often it was called, 1…3.</param>
/// <param name="ServingSince">When the arrival was confirmed; null before.</param>
/// <param name="RecallFrom">From when it may be called again; null when it may not.</param>
/// <param name="NoShowFrom">From when it may be marked as no-show; null when it may not.</param>
/// <param name="ExpectedMinutes">The minutes such a service is expected to take.</param>
/// <param name="HasPicture">Whether the visitor allowed the officer a small picture.</param>
public sealed record CurrentTicket(
    TicketId Id, TicketNumber Number, ServiceId Service, IReadOnlyDictionary<string, string> ServiceName,
    DateTimeOffset IssuedAt, DateTimeOffset CalledAt, int Calls, DateTimeOffset? ServingSince,
    DateTimeOffset? RecallFrom, DateTimeOffset? NoShowFrom, int ExpectedMinutes, bool HasPicture);

/// <summary>One who waits.</summary>
public sealed record WaitingTicket(TicketNumber Number, ServiceId Service, DateTimeOffset IssuedAt);

/// <summary>A counter's figures of the day.</summary>
/// <param name="Finished">Tickets finished here.</param>
/// <param name="NoShows">Tickets marked as no-show here.</param>
/// <param name="MeanServiceMinutes">Mean minutes of the finished ones; null while there is none.</param>
public sealed record CounterDay(int Finished, int NoShows, double? MeanServiceMinutes);
