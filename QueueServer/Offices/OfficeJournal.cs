using QueueContracts;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>
/// One office as its journal tells it: replayed at the start and after doubt, followed where other servers write to it, and written to. All
/// but reading <see cref="State"/>, <see cref="Settings"/> and <see cref="Current"/> is done by one caller at a time.
/// </summary>
internal sealed class OfficeJournal(
    OfficeSettings settings,
    IEventJournal journal,
    OfficeFaces faces,
    NumbersAhead numbers,
    TimeProvider time,
    ILogger logger
)
{
    private volatile Pair current = new(null, settings);
    private volatile bool isInDoubt = true;
    private Pair? read;

    public OfficeId Id { get; } = settings.Id;

    /// <summary>The settings in force.</summary>
    public OfficeSettings Settings => current.Settings;

    /// <summary>The state after the last durable command.</summary>
    /// <exception cref="InvalidOperationException">Before the first <see cref="CatchUpAsync"/>.</exception>
    public OfficeState State => current.Started;

    /// <summary><see cref="State"/> and <see cref="Settings"/> of one moment.</summary>
    /// <exception cref="InvalidOperationException">As <see cref="State"/>.</exception>
    public (OfficeState State, OfficeSettings Settings) Current => current.Both;

    /// <summary>Whether what is written is not known, though it was once.</summary>
    public bool IsTroubled => current.State is not null && isInDoubt;

    /// <summary>The day it is at the office.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Settings.Zone).DateTime);

    /// <summary>There is a newer state, or other settings.</summary>
    public event Action? Changed;

    /// <summary>Reads the last day and changes nothing: whether all can be read is known before anything is written.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task ReadAsync() => read = await ReadDayAsync();

    /// <summary>Takes newer settings than were read, before the first <see cref="CatchUpAsync"/>.</summary>
    public void Renew(OfficeSettings settings) => current = new(null, settings);

    /// <summary>What is written is not known: next the journal is read again.</summary>
    public void Doubt() => isInDoubt = true;

    /// <summary>Brings the state up to what is written.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task CatchUpAsync()
    {
        if (isInDoubt)
            await ReplayAsync();
        else if (journal.IsShared)
            await FollowAsync();
    }

    /// <summary>Goes on with a day of which nothing is written yet.</summary>
    public void Begin(DateOnly day) => Show(OfficeState.Initial(Id, day, State.Version), Settings);

    /// <summary>Makes a record durable, then applies it.</summary>
    /// <param name="record">Decided on the state there is.</param>
    /// <param name="enrolment">The face that comes with it; null for none.</param>
    /// <param name="change">The settings that come with it; null for none.</param>
    /// <param name="audit">What the audit says of it; null for nothing.</param>
    /// <returns>False when somebody else wrote first, or the command's id stands in the journal: nothing happened.</returns>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    public async Task<bool> TryWriteAsync(JournalRecord record, Enrolment? enrolment, SettingsChange? change, AuditRow? audit)
    {
        var after = State.Apply(record);
        var changes = faces.ChangesFor(State, after, record, enrolment);
        numbers.Before(after);
        if (!await journal.AppendAsync(Id, record, changes, change, audit))
            return false;
        numbers.After(after);
        faces.Apply(after, changes, enrolment);
        Show(after, change?.Settings ?? Settings);
        Changed?.Invoke();
        return true;
    }

    /// <summary>Reads what others appended since.</summary>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task<bool> FollowAsync()
    {
        var records = await journal.ReadAfterAsync(Id, State.Version);
        if (records.Count == 0)
            return false;
        var state = State;
        foreach (var record in records)
        {
            if (record.Day != state.Day)
                state = OfficeState.Initial(Id, record.Day, record.Version - 1);
            state = state.Apply(record);
            faces.Forget(state, record);
        }

        await faces.AddAsync(state, records);
        var changed = records.SelectMany(record => record.Events).OfType<SettingsChanged>().LastOrDefault();
        Show(state, changed is null ? Settings : await journal.ReadSettingsAsync(Id, changed.Revision));
        numbers.Before(state); // what others gave is given, too
        numbers.After(state);
        Changed?.Invoke();
        return true;
    }

    private async Task ReplayAsync()
    {
        var (day, settings) = read ?? await ReadDayAsync();
        read = null;
        if (settings.Revision < Settings.Revision)
            settings = Settings; // a program update wrote them after they were read
        var replayed = day ?? OfficeState.Initial(Id, Today, 0);
        numbers.Compare(replayed);
        if (replayed.Day > Today)
            Log.JournalIsAhead(logger, Id, replayed.Day, Today);
        await faces.RestoreAsync(replayed, time.GetUtcNow());
        var isNews = current.State is { } shown && replayed.Version > shown.Version;
        Show(replayed, settings);
        isInDoubt = false;
        if (isNews)
            Changed?.Invoke();
    }

    private async Task<Pair> ReadDayAsync()
    {
        var last = await journal.ReadLastDayAsync(Id);
        OfficeStateBuilder? day = null;
        await foreach (var record in last.Records)
        {
            day ??= new(OfficeState.Initial(Id, record.Day, record.Version - 1));
            day.Apply(record);
        }

        return new(day?.ToState(), last.Settings ?? Settings);
    }

    private void Show(OfficeState state, OfficeSettings settings) => current = new(state, settings);

    /// <summary>A state and the settings in force with it, changed together.</summary>
    private sealed record Pair(OfficeState? State, OfficeSettings Settings)
    {
        public OfficeState Started => State ?? throw new InvalidOperationException("The office was not started.");

        public (OfficeState State, OfficeSettings Settings) Both => (Started, Settings);
    }
}
