using QueueContracts;
using QueueServer.Domain;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Journal;

/// <summary>
/// The append-only record of what happened in each office, and the sealed faces that live and die beside it in the same transactions.
/// </summary>
internal interface IEventJournal
{
    /// <summary>The last day an office wrote, and the settings in force with it, as of one moment.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    Task<LastDay> ReadLastDayAsync(OfficeId office);

    /// <summary>The days an office wrote in a range, in order.</summary>
    /// <param name="office">The office.</param>
    /// <param name="from">The first day asked for.</param>
    /// <param name="to">The last, itself included.</param>
    /// <exception cref="JournalException">They cannot be read.</exception>
    Task<IReadOnlyList<WrittenDay>> ListDaysAsync(OfficeId office, DateOnly from, DateOnly to);

    /// <summary>
    /// Every record of the days in a range, day by day, each in the order of its versions, whatever was written between them. They are
    /// handed over one by one, a day as of one moment, and no turn of the office waits for whoever takes them.
    /// </summary>
    /// <inheritdoc cref="ListDaysAsync" />
    /// <exception cref="JournalException">While they are taken: the next one cannot be read.</exception>
    IAsyncEnumerable<JournalRecord> ReadDaysAsync(OfficeId office, DateOnly from, DateOnly to, CancellationToken cancellation = default);

    /// <summary>Whether other servers may write to it, too.</summary>
    bool IsShared { get; }

    /// <summary>The version of an office's last record; 0 before the first.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    Task<long> ReadVersionAsync(OfficeId office);

    /// <summary>What was appended after a version, of whatever day, in order.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    Task<IReadOnlyList<JournalRecord>> ReadAfterAsync(OfficeId office, long version);

    /// <summary>
    /// Appends one record, changes the faces and logs how many were deleted, stores new settings with the consent's new words and writes
    /// what the audit says of it, in one transaction; when it answers true, all are on disk.
    /// </summary>
    /// <returns>False when another record already has this version: nothing was written.</returns>
    /// <exception cref="JournalException">It is not known to be on disk.</exception>
    Task<bool> AppendAsync(
        OfficeId office,
        JournalRecord record,
        FaceChanges faces,
        SettingsChange? settings = null,
        AuditRow? audit = null
    );

    /// <summary>One revision of an office's settings.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    Task<OfficeSettings> ReadSettingsAsync(OfficeId office, long revision);

    /// <summary>The sealed templates of a day.</summary>
    /// <exception cref="JournalException">They cannot be read.</exception>
    Task<IReadOnlyList<SealedFace>> ReadFacesAsync(OfficeId office, DateOnly day);

    /// <summary>The sealed picture of a ticket; null when there is none.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    Task<SealedPicture?> ReadPictureAsync(OfficeId office, DateOnly day, TicketId ticket);

    /// <summary>Deletes every face and picture of an office but those of one day: leftovers of days whose key is gone.</summary>
    Task ForgetOtherDaysAsync(OfficeId office, DateOnly day, DateTimeOffset now);
}

/// <summary>A day an office wrote.</summary>
/// <param name="Day">The day.</param>
/// <param name="Version">The version of its last record.</param>
internal sealed record WrittenDay(DateOnly Day, long Version);

/// <summary>An office's last day and its settings, as of one moment.</summary>
/// <param name="Settings">The newest settings; null when none were stored.</param>
/// <param name="Records">
/// The records, in order, to be taken once; none before the office's first. They are read ahead of whoever takes them, and taking them
/// throws a <see cref="JournalException"/> where one cannot be read or is missing.
/// </param>
internal sealed record LastDay(OfficeSettings? Settings, IAsyncEnumerable<JournalRecord> Records)
{
    /// <summary>The state the day's records lead to; null where there are none. It takes the records.</summary>
    /// <exception cref="JournalException">One cannot be read.</exception>
    public async Task<OfficeState?> ReplayAsync(OfficeId office)
    {
        OfficeStateBuilder? day = null;
        await foreach (var record in Records)
        {
            day ??= new(OfficeState.Initial(office, record.Day, record.Version - 1));
            day.Apply(record);
        }

        return day?.ToState();
    }
}
