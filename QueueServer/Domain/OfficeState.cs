using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>Where an office's day stands.</summary>
internal enum DayPhase
{
    NotOpened,
    Open,
    Closed,
}

/// <summary>One office's day, as its journal tells it. Immutable: <see cref="Evolution"/> makes the next one.</summary>
internal sealed record OfficeState
{
    /// <summary>Calls kept for the boards.</summary>
    public const int KeptCalls = 30;

    /// <summary>Service times kept for the estimate (rule 9: the last 30).</summary>
    public const int KeptServiceTimes = 30;

    public required OfficeId Office { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Journal records of this office so far, over all days.</summary>
    public required long Version { get; init; }

    public DayPhase Phase { get; init; }
    public long Issued { get; init; }
    public ImmutableDictionary<TicketId, Ticket> Tickets { get; init; } = ImmutableDictionary<TicketId, Ticket>.Empty;
    public ImmutableDictionary<TicketCode, TicketId> Codes { get; init; } = ImmutableDictionary<TicketCode, TicketId>.Empty;
    public ImmutableDictionary<VisitorId, ImmutableArray<TicketId>> Visitors { get; init; } = ImmutableDictionary<VisitorId, ImmutableArray<TicketId>>.Empty;

    /// <summary>Who waits, by service, sooner first.</summary>
    public ImmutableDictionary<ServiceId, ImmutableSortedSet<WaitingPlace>> Lines { get; init; } = ImmutableDictionary<ServiceId, ImmutableSortedSet<WaitingPlace>>.Empty;

    public ImmutableDictionary<char, int> LastNumbers { get; init; } = ImmutableDictionary<char, int>.Empty;

    /// <summary>The open counters.</summary>
    public ImmutableDictionary<CounterId, OpenedCounter> Counters { get; init; } = ImmutableDictionary<CounterId, OpenedCounter>.Empty;

    public ImmutableDictionary<CounterId, CounterFigures> Figures { get; init; } = ImmutableDictionary<CounterId, CounterFigures>.Empty;
    public ImmutableDictionary<ServiceId, ImmutableList<TimeSpan>> ServiceTimes { get; init; } = ImmutableDictionary<ServiceId, ImmutableList<TimeSpan>>.Empty;

    /// <summary>The last calls and recalls, newest first.</summary>
    public ImmutableList<Call> Calls { get; init; } = [];

    public long CallSequence { get; init; }

    /// <summary>What each accepted command of the day came to.</summary>
    public ImmutableDictionary<CommandId, Outcome> Outcomes { get; init; } = ImmutableDictionary<CommandId, Outcome>.Empty;

    /// <summary>An office-day before anything happened.</summary>
    /// <param name="office">The office.</param>
    /// <param name="day">Its own date.</param>
    /// <param name="version">The office's version at the end of the day before.</param>
    public static OfficeState Initial(OfficeId office, DateOnly day, long version) =>
        new() { Office = office, Day = day, Version = version };

    public ImmutableSortedSet<WaitingPlace> Line(ServiceId service) => Lines.GetValueOrDefault(service, []);

    /// <summary>The ticket called or served at a counter.</summary>
    public Ticket? CurrentAt(CounterId counter) =>
        Counters.TryGetValue(counter, out var open) && open.Current is { } id ? Tickets[id] : null;

    /// <summary>A visitor's tickets of the day, in the order taken.</summary>
    public IEnumerable<Ticket> TicketsOf(VisitorId visitor) =>
        Visitors.GetValueOrDefault(visitor, []).Select(id => Tickets[id]);

    /// <summary>How many stand before a ticket in its line; 0 once it does not wait.</summary>
    public int AheadOf(Ticket ticket) =>
        ticket.State == TicketState.Issued ? Math.Max(0, Line(ticket.Service).IndexOf(new(ticket.Place, ticket.Id))) : 0;
}

/// <summary>A place in a line; ordered by place.</summary>
internal readonly record struct WaitingPlace(long Place, TicketId Ticket) : IComparable<WaitingPlace>
{
    public int CompareTo(WaitingPlace other) => Place.CompareTo(other.Place);
}

/// <summary>An open counter: who sits there, and the ticket called or served.</summary>
internal sealed record OpenedCounter(string Officer, TicketId? Current);

/// <summary>What a counter did today.</summary>
internal sealed record CounterFigures(int Finished, int NoShows, TimeSpan ServiceTime)
{
    public static CounterFigures None { get; } = new(0, 0, TimeSpan.Zero);
}

/// <summary>One call or recall.</summary>
internal sealed record Call(long Sequence, TicketId Ticket, TicketNumber Number, CounterId Counter, DateTimeOffset At, int Attempt);

/// <summary>What an accepted command came to.</summary>
/// <param name="Kind">The command's name.</param>
/// <param name="Ticket">The ticket it was about, if any.</param>
internal sealed record Outcome(string Kind, TicketId? Ticket);
