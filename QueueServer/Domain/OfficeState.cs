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

    /// <summary>The last day that is over: this one once it has closed.</summary>
    public DateOnly LastDayOver => Phase == DayPhase.Closed ? Day : Day.AddDays(-1);

    /// <summary>The farthest place given in any line.</summary>
    public long LastPlace { get; init; }

    public ImmutableDictionary<TicketId, Ticket> Tickets { get; init; } = ImmutableDictionary<TicketId, Ticket>.Empty;
    public ImmutableDictionary<TicketCode, TicketId> Codes { get; init; } = ImmutableDictionary<TicketCode, TicketId>.Empty;
    public ImmutableDictionary<VisitorId, ImmutableArray<TicketId>> Visitors { get; init; } =
        ImmutableDictionary<VisitorId, ImmutableArray<TicketId>>.Empty;

    /// <summary>Who waits, by line, sooner first; a line nobody waits in is not there.</summary>
    public ImmutableDictionary<LineId, ImmutableSortedSet<WaitingPlace>> Lines { get; init; } =
        ImmutableDictionary<LineId, ImmutableSortedSet<WaitingPlace>>.Empty;

    /// <summary>Tickets that were taken from afar and whose visitors have still to come.</summary>
    public ImmutableHashSet<TicketId> Expected { get; init; } = [];

    /// <summary>The tickets that were taken with an appointment, by the appointment.</summary>
    public ImmutableDictionary<BookingId, TicketId> Bookings { get; init; } = ImmutableDictionary<BookingId, TicketId>.Empty;

    /// <summary>The last number given of each letter, leased ones apart.</summary>
    public ImmutableDictionary<char, int> LastNumbers { get; init; } = ImmutableDictionary<char, int>.Empty;

    /// <summary>What kiosks may give while the server is away, as it was leased; it ends with the day.</summary>
    public ImmutableList<LeasedBlock> Leases { get; init; } = [];

    /// <summary>Numbers given today, by service.</summary>
    public ImmutableDictionary<ServiceId, int> Given { get; init; } = ImmutableDictionary<ServiceId, int>.Empty;

    /// <summary>The open counters.</summary>
    public ImmutableDictionary<CounterId, OpenedCounter> Counters { get; init; } = ImmutableDictionary<CounterId, OpenedCounter>.Empty;

    public ImmutableDictionary<CounterId, CounterFigures> Figures { get; init; } = ImmutableDictionary<CounterId, CounterFigures>.Empty;
    public ImmutableDictionary<ServiceId, ImmutableArray<TimeSpan>> ServiceTimes { get; init; } =
        ImmutableDictionary<ServiceId, ImmutableArray<TimeSpan>>.Empty;

    /// <summary>The last calls and recalls, newest first.</summary>
    public ImmutableArray<Call> Calls { get; init; } = [];

    public long CallSequence { get; init; }

    /// <summary>Records were lost and no manager has read it yet; null otherwise.</summary>
    public RepairNotice? Repair { get; init; }

    /// <summary>What each accepted command of the day came to.</summary>
    public ImmutableDictionary<CommandId, Outcome> Outcomes { get; init; } = ImmutableDictionary<CommandId, Outcome>.Empty;

    /// <summary>An office-day before anything happened.</summary>
    /// <param name="office">The office.</param>
    /// <param name="day">Its own date.</param>
    /// <param name="version">The office's version at the end of the day before.</param>
    public static OfficeState Initial(OfficeId office, DateOnly day, long version) =>
        new()
        {
            Office = office,
            Day = day,
            Version = version,
        };

    public ImmutableSortedSet<WaitingPlace> Line(LineId line) => Lines.GetValueOrDefault(line, []);

    /// <summary>How many wait for a service, in all its lines.</summary>
    public int WaitingFor(ServiceId service) => Lines.Sum(line => line.Key.Service == service ? line.Value.Count : 0);

    /// <summary>The ticket that was taken with an appointment; null for none.</summary>
    public Ticket? TicketOf(BookingId booking) => Bookings.TryGetValue(booking, out var id) ? Tickets[id] : null;

    /// <summary>How many of the ordinary line of a waiting ticket go before it or are it.</summary>
    public int UpTo(Ticket ticket)
    {
        var found = Line(ticket.OrdinaryLine).IndexOf(new(ticket.Place, ticket.Id));
        return found < 0 ? ~found : found + 1; // an appointment stands in a line of its own
    }

    /// <summary>Whether somebody of the ordinary line goes behind a waiting ticket.</summary>
    public bool HasSomebodyBehind(Ticket ticket) => UpTo(ticket) < Line(ticket.OrdinaryLine).Count;

    /// <summary>The ticket called or served at a counter.</summary>
    public Ticket? CurrentAt(CounterId counter) =>
        Counters.TryGetValue(counter, out var open) && open.Current is { } id ? Tickets[id] : null;

    /// <summary>
    /// Whether the turn of a ticket that is away has passed: it was called once, or somebody behind it in its line was.
    /// </summary>
    public bool HasMissed(Ticket away) =>
        away.CalledAt is not null
        || Tickets.Values.Any(other =>
            other.CalledAt is not null && other.Place > away.Place && other.Line with { Counter = null } == away.Line
        );

    /// <summary>The farthest place of each line that was called and not taken back.</summary>
    public Dictionary<LineId, long> CalledUpTo()
    {
        var farthest = new Dictionary<LineId, long>();
        foreach (var ticket in Tickets.Values)
        {
            if (ticket.CalledAt is not null)
            {
                var line = ticket.Line with { Counter = null };
                farthest[line] = Math.Max(ticket.Place, farthest.GetValueOrDefault(line, long.MinValue));
            }
        }

        return farthest;
    }

    /// <summary>A visitor's tickets of the day, in the order taken.</summary>
    public IEnumerable<Ticket> TicketsOf(VisitorId visitor) => Visitors.GetValueOrDefault(visitor, []).Select(id => Tickets[id]);

    /// <summary>What one holder was leased of a service, in order.</summary>
    public IEnumerable<LeasedBlock> LeasesOf(LeaseHolderId holder, ServiceId service) =>
        Leases.Where(block => block.Holder == holder && block.Service == service);

    /// <summary>
    /// The live ticket of the same visitor and service that a ticket stands beside, because one of the two was given while the server was
    /// away; null for none.
    /// </summary>
    public Ticket? DuplicateOf(Ticket ticket) =>
        TicketsOf(ticket.Visitor)
            .FirstOrDefault(other =>
                other.IsLive && other.Service == ticket.Service && (other.Id == ticket.DuplicateOf || other.DuplicateOf == ticket.Id)
            );

    /// <summary>Whether a face of a ticket's visitor is held.</summary>
    public bool HoldsFaceOf(Ticket ticket) => TicketsOf(ticket.Visitor).Any(of => of is { HasFace: true, KeepsFace: true });
}

/// <summary>A place in a line; ordered by place.</summary>
internal readonly record struct WaitingPlace(long Place, TicketId Ticket) : IComparable<WaitingPlace>
{
    /// <summary>Between the places of two who come one after the other: room for 32 who return between the same two.</summary>
    public const long Step = 1L << 32;

    public int CompareTo(WaitingPlace other) =>
        Place != other.Place ? Place.CompareTo(other.Place) : Ticket.Value.CompareTo(other.Ticket.Value);
}

/// <summary>An open counter.</summary>
/// <param name="Officer">Who sits there.</param>
/// <param name="Since">Since when.</param>
/// <param name="Current">The ticket called or served.</param>
internal sealed record OpenedCounter(string Officer, DateTimeOffset Since, TicketId? Current = null)
{
    /// <summary>Why and since when it calls nobody; null while it calls.</summary>
    public CounterPause? Pause { get; init; }

    /// <summary>Whose turn it is here, between the priority classes and the others.</summary>
    public CallingTurn Turn { get; init; } = CallingTurn.First;

    /// <summary>The last act, while it can be taken back.</summary>
    public UndoPoint? Undo { get; init; }
}

/// <summary>A pause of a counter.</summary>
internal sealed record CounterPause(PauseReason Reason, DateTimeOffset Since);

/// <summary>What can be taken back.</summary>
internal enum UndoKind
{
    Call,
    NoShow,
    Finish,
}

/// <summary>How to take back a counter's last act.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Before">The ticket before it.</param>
/// <param name="Turn">The counter's turn before it.</param>
/// <param name="Until">Until when.</param>
internal sealed record UndoPoint(UndoKind Kind, Ticket Before, CallingTurn Turn, DateTimeOffset Until)
{
    /// <summary>What was done in the same step before it, and is taken back after it; null for nothing.</summary>
    public UndoPoint? Earlier { get; init; }

    /// <summary>When the act was done.</summary>
    public DateTimeOffset Made => Until - OfficeSettings.UndoTime;

    /// <summary>
    /// Whether it can be taken back at a moment; not when that lies well before the act: then one of two clocks is wrong.
    /// </summary>
    public bool Holds(DateTimeOffset now) => now <= Until && now >= Made - Gap.Skew;
}

/// <summary>What a counter did today.</summary>
/// <param name="Finished">Tickets finished.</param>
/// <param name="NoShows">Tickets marked as no-show.</param>
/// <param name="Transferred">Tickets sent on.</param>
/// <param name="ServiceTime">How long those took whose time is sure.</param>
/// <param name="Timed">How many those are.</param>
internal sealed record CounterFigures(int Finished, int NoShows, int Transferred, TimeSpan ServiceTime, int Timed)
{
    public static CounterFigures None { get; } = new(0, 0, 0, TimeSpan.Zero, 0);
}

/// <summary>One call or recall.</summary>
internal sealed record Call(long Sequence, TicketId Ticket, TicketNumber Number, CounterId Counter, DateTimeOffset At, int Attempt);

/// <summary>What an accepted command came to.</summary>
/// <param name="Kind">The command's name.</param>
/// <param name="Ticket">The ticket it was about, if any.</param>
internal sealed record Outcome(string Kind, TicketId? Ticket);
