using System.Collections.Immutable;
using QueueContracts.Faces;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Tests.Bookings;

/// <summary>An office as its desk of appointments sees it: settings, and whether the day is closed. Nothing else is asked of it.</summary>
internal sealed class StandingOffice(OfficeSettings settings, TimeProvider time) : IOffice
{
    public OfficeId Id => Settings.Id;

    public OfficeSettings Settings { get; set; } = settings;

    public DayPhase Phase { get; set; } = DayPhase.Open;

    /// <summary>The appointments of today for which somebody came.</summary>
    public HashSet<BookingId> Came { get; } = [];

    public OfficeState State
    {
        get
        {
            var day = new OfficeStateBuilder(OfficeState.Initial(Id, Settings.DayAt(time.GetUtcNow()), 0))
            {
                Phase = Phase,
                Bookings = Came.ToImmutableDictionary(booking => booking, _ => TicketId.New()),
            };
            return day.ToState();
        }
    }

    public OfficeSnapshot Now => OfficeSnapshot.Of(State, Settings, time);

    public bool IsTroubled => false;

    public event Action? Changed
    {
        add { }
        remove { }
    }

    public Task KeepDayAsync() => throw new NotSupportedException();

    public Task<TurnResult> ExecuteAsync(Command command, Actor? actor = null) => throw new NotSupportedException();

    public Task<TurnResult> IssueAtCounterAsync(WalkUpRequest request, Actor officer, Booking? booking = null) =>
        throw new NotSupportedException();

    public Task<TurnResult> IssueAsync(IssueRequest request, string kiosk, Booking? booking = null) => throw new NotSupportedException();

    public Task<TurnResult> HandInAsync(IssueRequest request, LeasedNumber leased, string kiosk) => throw new NotSupportedException();

    public Task<TurnResult> BringBackAsync(CommandId id, Actor manager) => throw new NotSupportedException();

    public Task SetClockAsync(CommandId id, TimeSpan by, string who) => throw new NotSupportedException();

    public Task<FoundVisitor> FindAsync(FaceTemplate face, Consent? consent) => throw new NotSupportedException();

    public Task<CheckOutcome> CompareAsync(TicketId ticket, CounterId counter, FaceTemplate face) => throw new NotSupportedException();

    public Task<byte[]?> ReadPictureAsync(TicketId ticket) => throw new NotSupportedException();
}
