using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>
/// One office's only writer: one command at a time is decided on what its journal tells, made durable, applied, then shown.
/// What it answers is on disk.
/// </summary>
internal sealed partial class OfficeHost(
    OfficeSettings settings,
    IEventJournal journal,
    OfficeFaces faces,
    NumbersAhead numbers,
    ConsentTexts consents,
    TimeProvider time,
    ILogger logger
) : IHostedOffice
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly OfficeJournal office = new(settings, journal, faces, numbers, time, logger);

    public OfficeId Id => office.Id;

    /// <summary>The settings in force.</summary>
    public OfficeSettings Settings => office.Settings;

    /// <summary>The state after the last durable command.</summary>
    /// <exception cref="InvalidOperationException">Before <see cref="StartAsync"/>.</exception>
    public OfficeState State => office.State;

    /// <inheritdoc />
    public OfficeSnapshot Now
    {
        get
        {
            var (state, settings) = office.Current;
            return OfficeSnapshot.Of(state, settings, time);
        }
    }

    /// <inheritdoc />
    public bool IsTroubled => office.IsTroubled;

    /// <inheritdoc />
    public bool IsBehind => IsTroubled || numbers.IsLost || Now.IsBehind;

    /// <inheritdoc />
    public event Action? Changed
    {
        add => office.Changed += value;
        remove => office.Changed -= value;
    }

    /// <summary>A record was written, within the turn that did.</summary>
    public event Action<JournalRecord>? Written;

    /// <inheritdoc />
    public Task ReadAsync() => office.ReadAsync();

    /// <inheritdoc />
    public Task StartAsync(OfficeSettings? settings = null)
    {
        if (settings is not null)
            office.Renew(settings);
        return KeepDayAsync();
    }

    /// <inheritdoc />
    public Task KeepDayAsync() => InTurnAsync(() => Task.FromResult(true));

    /// <inheritdoc />
    public Task<TurnResult> ExecuteAsync(Command command, Actor? actor = null) => InTurnAsync(() => DecideAsync(command, actor));

    /// <inheritdoc />
    public Task<byte[]?> ReadPictureAsync(TicketId ticket) => faces.ReadPictureAsync(Now.State, Now.Settings, ticket);

    /// <summary>Takes no more turns: another server may. The faces it holds are overwritten in memory.</summary>
    public void LetGo() => faces.LetGo();

    public void Dispose()
    {
        turn.Dispose();
        numbers.Dispose();
    }

    /// <inheritdoc />
    public Task<TurnResult> BringBackAsync(CommandId id, Actor manager) =>
        InTurnAsync(async () =>
        {
            var (before, today) = (Now, office.Today);
            if (before.State.Day <= today)
                return await DecideAsync(new BringBack(id, before.State.Day, manager.Name, []), manager);
            var given = await journal.ReadDaysAsync(Id, today, today).SelectMany(record => record.Events).ToListAsync();
            office.Begin(today);
            var command = new BringBack(id, before.State.Day, manager.Name, [.. NumbersOf(given)]);
            var result = await DecideAsync(command, manager, before);
            await faces.RestoreAsync(State, time.GetUtcNow());
            return result;
        });

    /// <inheritdoc />
    public Task SetClockAsync(CommandId id, TimeSpan by, string who) =>
        InTurnAsync(() => DecideAsync(new SetClock(id, by, who)), keepsDay: false);

    private static IEnumerable<NumberRange> NumbersOf(IReadOnlyList<QueueEvent> events)
    {
        var given = events
            .OfType<TicketIssued>()
            .Where(issued => issued.HandedIn is null)
            .Select(issued => issued.Number)
            .Concat(events.OfType<NumbersPassedOver>().Where(passed => !passed.Leased).Select(passed => passed.Last));
        foreach (var letter in given.GroupBy(number => number.Prefix).OrderBy(letter => letter.Key))
            yield return new(new(letter.Key, 1), letter.Max(number => number.Value));
        var leased = events
            .OfType<NumbersLeased>()
            .Select(block => block.First)
            .Concat(events.OfType<NumbersPassedOver>().Where(passed => passed.Leased).Select(passed => passed.First));
        foreach (var letter in leased.GroupBy(number => number.Prefix).OrderBy(letter => letter.Key))
            yield return new(new(letter.Key, letter.Min(number => number.Value)), TicketNumber.Last, Leased: true);
    }

    private async Task<TResult> InTurnAsync<TResult>(Func<Task<TResult>> work, bool keepsDay = true)
    {
        var asked = time.GetTimestamp();
        await turn.WaitAsync();
        try
        {
            await office.CatchUpAsync();
            if (keepsDay)
                await KeepUpAsync();
            return await work();
        }
        catch (JournalException)
        {
            office.Doubt();
            throw;
        }
        finally
        {
            turn.Release();
            QueueMeter.Turn(Id, time.GetElapsedTime(asked));
        }
    }

    /// <summary>Closes what is over, opens what has begun, and notes what was lost.</summary>
    private async Task KeepUpAsync()
    {
        DateTimeOffset? unseen = null;
        if (State.Day < office.Today)
        {
            if (State.Phase == DayPhase.Open)
            {
                Log.ClosesOldDay(logger, Id, State.Day);
                await DecideAsync(new CloseDay(CommandId.New()));
            }

            unseen = State.Repair?.At;
            office.Begin(office.Today);
        }

        if (Now.IsToOpen)
            await DecideAsync(new OpenDay(CommandId.New(), State.Day, unseen));
        if (Now.IsToClose)
            await DecideAsync(new CloseDay(CommandId.New()));
        if (!numbers.IsLost)
            return;
        await DecideAsync(new NoteRepair(CommandId.New(), numbers.Unknown(State)));
        numbers.Settle(State);
    }

    /// <param name="command">The command.</param>
    /// <param name="actor">Who asks; null where nobody does.</param>
    /// <param name="was">The office before, as the audit tells it; null when it is as it is.</param>
    private async Task<TurnResult> DecideAsync(Command command, Actor? actor = null, OfficeSnapshot? was = null)
    {
        while (true)
        {
            var snapshot = Now;
            if (await TryDecideAsync(snapshot, command, AuditedCommands.RowOf(command, was ?? snapshot, actor)) is { } result)
                return result;
        }
    }

    /// <summary>Decides one command on the office as it is now; null when somebody else wrote first, and the state is now theirs.</summary>
    private async Task<TurnResult?> TryDecideAsync(
        OfficeSnapshot snapshot,
        Command command,
        AuditRow? audit = null,
        Enrolment? enrolment = null
    )
    {
        var (before, settings, now) = snapshot;
        var decision = Decider.Decide(before, settings, command, now);
        QueueMeter.Decided(Id, command, decision);
        if (decision is not Decision.Accepted { Events: { Length: > 0 } events } accepted)
            return await office.IsBehindAsync() ? null : new(decision, before, settings);

        var record = new JournalRecord(before.Version + 1, before.Day, command.Id, command.Kind, accepted.Ticket, events);
        var change = command is ChangeSettings { Next: var next, By: var by }
            ? SettingsChange.Create(settings, next, by, now, consents)
            : null;
        if (await office.TryWriteAsync(record, enrolment?.Of(events), change, audit))
        {
            Written?.Invoke(record);
            return new(decision, State, settings);
        }

        if (await office.FollowAsync())
        {
            QueueMeter.Conflict(Id);
            return null;
        }

        // Nobody did: it is the command's id that stands in the journal, under a day before this one.
        return new(new Decision.Refused(new(Refusals.CommandIdReused)), State, settings);
    }
}
