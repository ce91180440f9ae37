using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Tests.Running;

/// <summary>A journal whose next append goes wrong as the test says, once.</summary>
internal sealed class TroubledJournal(IEventJournal journal) : IEventJournal
{
    /// <summary>Runs instead of the next append.</summary>
    public Func<OfficeId, JournalRecord, FaceChanges, Task<bool>>? Instead { get; set; }

    public IEventJournal Sound => journal;

    public static JournalException Failure => new("The disk is full.", new IOException());

    public Task<bool> AppendAsync(
        OfficeId office,
        JournalRecord record,
        FaceChanges faces,
        SettingsChange? settings = null,
        AuditRow? audit = null
    )
    {
        if (Instead is not { } instead)
            return journal.AppendAsync(office, record, faces, settings, audit);
        Instead = null;
        return instead(office, record, faces);
    }

    public Task<OfficeSettings> ReadSettingsAsync(OfficeId office, long revision) => journal.ReadSettingsAsync(office, revision);

    public Task<LastDay> ReadLastDayAsync(OfficeId office) => journal.ReadLastDayAsync(office);

    public Task<IReadOnlyList<WrittenDay>> ListDaysAsync(OfficeId office, DateOnly from, DateOnly to) =>
        journal.ListDaysAsync(office, from, to);

    public IAsyncEnumerable<JournalRecord> ReadDaysAsync(
        OfficeId office,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellation = default
    ) => journal.ReadDaysAsync(office, from, to, cancellation);

    public bool IsShared => journal.IsShared;

    public Task<IReadOnlyList<JournalRecord>> ReadAfterAsync(OfficeId office, long version) => journal.ReadAfterAsync(office, version);

    public Task<IReadOnlyList<SealedFace>> ReadFacesAsync(OfficeId office, DateOnly day) => journal.ReadFacesAsync(office, day);

    public Task<long> ReadVersionAsync(OfficeId office) => journal.ReadVersionAsync(office);

    public Task<SealedPicture?> ReadPictureAsync(OfficeId office, DateOnly day, TicketId ticket) =>
        journal.ReadPictureAsync(office, day, ticket);

    public Task ForgetOtherDaysAsync(OfficeId office, DateOnly day, DateTimeOffset now) => journal.ForgetOtherDaysAsync(office, day, now);
}
