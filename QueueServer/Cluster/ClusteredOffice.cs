using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Cluster;

/// <summary>
/// An office as this server holds it: read here at once, as it last was, and asked at whichever server takes its turns. What that server
/// writes is told to all; what was not heard is read from the journal.
/// </summary>
internal sealed class ClusteredOffice(
    OfficeSettings stored,
    IEventJournal journal,
    OfficeFaces faces,
    NumbersAhead numbers,
    ClusterNode node,
    TimeProvider time
) : IHostedOffice
{
    private readonly SemaphoreSlim following = new(1, 1);
    private readonly Lock gate = new();
    private volatile HeldOffice held = new(null, stored);
    private long acknowledged;

    public OfficeId Id => stored.Id;

    /// <inheritdoc />
    public OfficeSettings Settings => held.Settings;

    /// <inheritdoc />
    public OfficeState State => held.Started;

    /// <inheritdoc />
    public OfficeSnapshot Now
    {
        get
        {
            var (state, settings) = held.Both;
            return OfficeSnapshot.Of(state, settings, time);
        }
    }

    /// <inheritdoc />
    public bool IsTroubled { get; private set; }

    /// <inheritdoc />
    public bool IsBehind => IsTroubled || numbers.IsLost || Now.IsBehind;

    /// <summary>Its mark at this server, also for the turns that are taken here.</summary>
    public NumbersAhead Numbers => numbers;

    /// <inheritdoc />
    public event Action? Changed;

    /// <inheritdoc />
    public async Task ReadAsync()
    {
        acknowledged = numbers.Acknowledged;
        var last = await journal.ReadLastDayAsync(Id);
        var day = await last.ReplayAsync(Id);
        held = new(day ?? OfficeState.Initial(Id, Settings.DayAt(time.GetUtcNow()), 0), last.Settings ?? Settings);
    }

    /// <inheritdoc />
    public async Task StartAsync(OfficeSettings? settings = null)
    {
        if (held.State is null)
            await ReadAsync();
        if (settings?.Revision > Settings.Revision)
            held = held with { Settings = settings };
        numbers.Compare(acknowledged, State);
        if (IsBehind)
            await KeepDayAsync();
    }

    /// <inheritdoc />
    public async Task KeepDayAsync()
    {
        await AskAsync(office => office.KeepDayAsync());
        if (!numbers.IsLost)
            return;
        // It is this server's mark that says so, and the turns are taken at another.
        var noted = new NoteRepair(CommandId.New(), numbers.Unknown(State));
        await AskAsync(office => office.ExecuteAsync(noted, null));
        numbers.Settle(State);
    }

    /// <inheritdoc />
    public Task<TurnResult> ExecuteAsync(Command command, Actor? actor = null) => TurnAsync(office => office.ExecuteAsync(command, actor));

    /// <inheritdoc />
    public Task<TurnResult> IssueAtCounterAsync(WalkUpRequest request, Actor officer, Booking? booking = null) =>
        TurnAsync(office => office.IssueAtCounterAsync(request, officer, booking));

    /// <inheritdoc />
    public Task<TurnResult> IssueAsync(IssueRequest request, string kiosk, Booking? booking = null) =>
        TurnAsync(office => office.IssueAsync(request, kiosk, booking));

    /// <inheritdoc />
    public Task<TurnResult> HandInAsync(IssueRequest request, LeasedNumber leased, string kiosk) =>
        TurnAsync(office => office.HandInAsync(request, leased, kiosk));

    /// <inheritdoc />
    public Task<TurnResult> BringBackAsync(CommandId id, Actor manager) => TurnAsync(office => office.BringBackAsync(id, manager));

    /// <inheritdoc />
    public Task SetClockAsync(CommandId id, TimeSpan by, string who) => AskAsync(office => office.SetClockAsync(id, by, who));

    /// <inheritdoc />
    public async Task<FoundVisitor> FindAsync(FaceTemplate face, Consent? consent)
    {
        // a search has an answer
        var (outcome, tickets, refused) = (await AskAsync(office => office.FindAsync(face, consent))).Found!;
        return new(
            outcome,
            [.. tickets.Select(ticket => State.Tickets.GetValueOrDefault(ticket)).OfType<Ticket>()],
            refused is null ? null : new(refused)
        );
    }

    /// <inheritdoc />
    public async Task<CheckOutcome> CompareAsync(TicketId ticket, CounterId counter, FaceTemplate face) =>
        (await AskAsync(office => office.CompareAsync(ticket, counter, face))).Compared ?? CheckOutcome.NoTemplate;

    /// <inheritdoc />
    public Task<byte[]?> ReadPictureAsync(TicketId ticket) => faces.ReadPictureAsync(State, Settings, ticket);

    /// <summary>Takes over the office from a turn that was taken at this server.</summary>
    public void Show(OfficeState state, OfficeSettings settings)
    {
        lock (gate)
        {
            if (held.State is not { } before || state.Version <= before.Version)
                return; // not started: its day is read later than this
            held = new(state, settings);
        }

        Changed?.Invoke();
    }

    /// <summary>Brings what is held up to a version of the office.</summary>
    /// <param name="version">The version.</param>
    /// <param name="told">Records up to it, as far as they were told; what lies before them is read from the journal.</param>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task FollowAsync(long version, IReadOnlyList<JournalRecord> told)
    {
        if (held.State is not { } shown || shown.Version >= version)
            return; // as above
        await following.WaitAsync();
        try
        {
            var (before, settings) = (State, Settings);
            if (before.Version >= version)
                return;
            var records = told.Count > 0 && told[0].Version <= before.Version + 1 ? told : await journal.ReadAfterAsync(Id, before.Version);
            var state = before;
            foreach (var record in records.Where(record => record.Version > before.Version))
            {
                if (record.Day != state.Day)
                    state = OfficeState.Initial(Id, record.Day, record.Version - 1);
                state = state.Apply(record);
            }

            if (records.SelectMany(record => record.Events).OfType<SettingsChanged>().LastOrDefault() is { } changed)
                settings = await journal.ReadSettingsAsync(Id, changed.Revision);
            numbers.Heard(state);
            Show(state, settings);
        }
        finally
        {
            following.Release();
        }
    }

    /// <summary>Reads the last day again: the journal ends before what is held, as that of an older copy of the database does.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task ReadAgainAsync()
    {
        await ReadAsync();
        numbers.Compare(acknowledged, State);
        Changed?.Invoke();
    }

    public void Dispose()
    {
        following.Dispose();
        numbers.Dispose();
    }

    private async Task<TurnResult> TurnAsync(Func<IOfficeGrain, Task<TurnReply>> ask)
    {
        var reply = await AskAsync(ask);
        var (state, settings) = held.Both;
        return new(reply.Decision ?? throw new InvalidOperationException("A command was not decided on."), state, settings);
    }

    /// <summary>Asks the server that takes the office's turns, and holds at least what it did when it answers.</summary>
    /// <exception cref="JournalException">It could not be made durable, or no server answered: nothing is known to have
    /// happened.</exception>
    private async Task<TurnReply> AskAsync(Func<IOfficeGrain, Task<TurnReply>> ask)
    {
        try
        {
            var reply = await node.AskAsync(grains => ask(grains.GetGrain<IOfficeGrain>(Id.Value)));
            if (reply.Failure is { } failure)
                throw new JournalException(failure);
            await FollowAsync(reply.Version, reply.Written);
            IsTroubled = false;
            return reply;
        }
        catch (JournalException)
        {
            IsTroubled = true;
            throw;
        }
    }
}
