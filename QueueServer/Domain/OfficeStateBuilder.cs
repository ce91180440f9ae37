using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// An office's day while records are applied to it. To begin one and to take a state from it copies nothing; what changes is copied once,
/// however often it changes before the next state is taken.
/// </summary>
/// <param name="state">Where it begins.</param>
internal sealed class OfficeStateBuilder(OfficeState state)
{
    public DateOnly Day => state.Day;
    public long Version { get; set; } = state.Version;
    public DayPhase Phase { get; set; } = state.Phase;
    public long LastPlace { get; set; } = state.LastPlace;
    public ImmutableDictionary<TicketId, Ticket>.Builder Tickets { get; } = state.Tickets.ToBuilder();
    public ImmutableDictionary<TicketCode, TicketId>.Builder Codes { get; } = state.Codes.ToBuilder();
    public ImmutableDictionary<VisitorId, ImmutableArray<TicketId>>.Builder Visitors { get; } = state.Visitors.ToBuilder();
    public ImmutableDictionary<LineId, ImmutableSortedSet<WaitingPlace>>.Builder Lines { get; } = state.Lines.ToBuilder();
    public ImmutableHashSet<TicketId> Expected { get; set; } = state.Expected;
    public ImmutableDictionary<BookingId, TicketId> Bookings { get; set; } = state.Bookings;
    public ImmutableDictionary<char, int>.Builder LastNumbers { get; } = state.LastNumbers.ToBuilder();
    public ImmutableList<LeasedBlock> Leases { get; set; } = state.Leases;
    public ImmutableDictionary<ServiceId, int>.Builder Given { get; } = state.Given.ToBuilder();
    public ImmutableDictionary<CounterId, OpenedCounter>.Builder Counters { get; } = state.Counters.ToBuilder();
    public ImmutableDictionary<CounterId, CounterFigures>.Builder Figures { get; } = state.Figures.ToBuilder();
    public ImmutableDictionary<ServiceId, ImmutableArray<TimeSpan>>.Builder ServiceTimes { get; } = state.ServiceTimes.ToBuilder();
    public ImmutableArray<Call> Calls { get; set; } = state.Calls;
    public long CallSequence { get; set; } = state.CallSequence;
    public RepairNotice? Repair { get; set; } = state.Repair;
    public ImmutableDictionary<CommandId, Outcome>.Builder Outcomes { get; } = state.Outcomes.ToBuilder();

    /// <summary>The day as far as it came. The draft can go on from there.</summary>
    public OfficeState ToState() =>
        state with
        {
            Version = Version,
            Phase = Phase,
            LastPlace = LastPlace,
            Tickets = Tickets.ToImmutable(),
            Codes = Codes.ToImmutable(),
            Visitors = Visitors.ToImmutable(),
            Lines = Lines.ToImmutable(),
            Expected = Expected,
            Bookings = Bookings,
            LastNumbers = LastNumbers.ToImmutable(),
            Leases = Leases,
            Given = Given.ToImmutable(),
            Counters = Counters.ToImmutable(),
            Figures = Figures.ToImmutable(),
            ServiceTimes = ServiceTimes.ToImmutable(),
            Calls = Calls,
            CallSequence = CallSequence,
            Repair = Repair,
            Outcomes = Outcomes.ToImmutable(),
        };
}
