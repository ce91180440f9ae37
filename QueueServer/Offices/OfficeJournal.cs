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
    private volatile HeldOffice current = new(null, settings);
    private volatile bool isInDoubt = true;
    private ReadDay? read;

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
    public DateOnly Today => Settings.DayAt(time.GetUtcNow());

    /// <summary>There is a newer state, or other settings.</summary>
    public event Action? Changed;

    /// <summary>Reads the last day and changes nothing: whether all can be read is known before anything is written.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task ReadAsync() => read = await ReadDayAsync();

    /// <summary>Takes newer settings than were read, before the first <see cref="CatchUpAsync"/>.</summary>
    public void Renew(OfficeSettings settings) => current = new(null, settings);

    /// <summary>What is written is not known: next the journal is read again.</summary>
    public void Doubt() => isInDoubt = true;

    /// <summary>
    /// Brings the state up to what is written, where that is not known. Nothing is read otherwise: who writes to the journal, too, is
    /// noticed when a record is appended, or by <see cref="IsBehindAsync"/>.
    /// </summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task CatchUpAsync()
    {
        if (isInDoubt)
            await ReplayAsync();
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

    /// <summary>
    /// Whether an answer that appends nothing may be old: somebody else may write to the journal, and did. Then the day is read again.
    /// </summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task<bool> IsBehindAsync() => journal.IsShared && await FollowAsync();

    /// <summary>Reads the day again if others appended to it.</summary>
    /// <returns>Whether they did.</returns>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task<bool> FollowAsync()
    {
        if (await journal.ReadVersionAsync(Id) == State.Version)
            return false;
        await ReplayAsync();
        return true;
    }

    private async Task ReplayAsync()
    {
        var (day, settings, acknowledged) = read ?? await ReadDayAsync();
        read = null;
        if (settings.Revision < Settings.Revision)
            settings = Settings; // a program update wrote them after they were read
        var replayed = day ?? OfficeState.Initial(Id, Today, 0);
        numbers.Compare(acknowledged, replayed);
        if (replayed.Day > Today)
            Log.JournalIsAhead(logger, Id, replayed.Day, Today);
        await faces.RestoreAsync(replayed, time.GetUtcNow());
        var isNews = current.State is { } shown && replayed.Version > shown.Version;
        Show(replayed, settings);
        isInDoubt = false;
        if (isNews)
            Changed?.Invoke();
    }

    private async Task<ReadDay> ReadDayAsync()
    {
        var acknowledged = numbers.Acknowledged;
        var last = await journal.ReadLastDayAsync(Id);
        return new(await last.ReplayAsync(Id), last.Settings ?? Settings, acknowledged);
    }

    private void Show(OfficeState state, OfficeSettings settings) => current = new(state, settings);

    /// <summary>The last day as it was read, and what had been acknowledged before.</summary>
    private sealed record ReadDay(OfficeState? Day, OfficeSettings Settings, long Acknowledged);
}
