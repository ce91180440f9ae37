using QueueContracts;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Journal;

/// <summary>
/// The append-only record of what happened in each office, and the sealed faces that live and die beside it in the same transactions.
/// </summary>
internal interface IEventJournal
{
    /// <summary>The records of the last day an office wrote, in order; none before its first. They are read ahead of whoever takes them.</summary>
    /// <exception cref="JournalException">While they are taken: they cannot be read, or one is missing.</exception>
    IAsyncEnumerable<JournalRecord> ReadLastDayAsync(OfficeId office);

    /// <summary>Whether others write to it, too: then a turn begins by reading what they wrote.</summary>
    bool IsShared { get; }

    /// <summary>What was appended after a version, of whatever day, in order.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    Task<IReadOnlyList<JournalRecord>> ReadAfterAsync(OfficeId office, long version);

    /// <summary>
    /// Appends one record, changes the faces and logs how many were deleted, stores new settings with the consent's new words and writes what the audit says of it, in one transaction; when it answers
    /// true, all are on disk.
    /// </summary>
    /// <returns>False when another record already has this version: nothing was written.</returns>
    /// <exception cref="JournalException">It is not known to be on disk.</exception>
    Task<bool> AppendAsync(OfficeId office, JournalRecord record, FaceChanges faces, SettingsChange? settings = null, AuditRow? audit = null);

    /// <summary>The newest settings of an office; null when none were stored.</summary>
    /// <exception cref="JournalException">They cannot be read.</exception>
    Task<OfficeSettings?> ReadSettingsAsync(OfficeId office);

    /// <summary>The sealed templates of a day.</summary>
    /// <param name="office">The office.</param>
    /// <param name="day">The day.</param>
    /// <param name="visitors">Whose; null for everybody's.</param>
    /// <exception cref="JournalException">They cannot be read.</exception>
    Task<IReadOnlyList<SealedFace>> ReadFacesAsync(OfficeId office, DateOnly day, IReadOnlyCollection<VisitorId>? visitors = null);

    /// <summary>The sealed picture of a ticket; null when there is none.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    Task<SealedPicture?> ReadPictureAsync(OfficeId office, DateOnly day, TicketId ticket);

    /// <summary>Deletes every face and picture of an office but those of one day: leftovers of days whose key is gone.</summary>
    Task ForgetOtherDaysAsync(OfficeId office, DateOnly day, DateTimeOffset now);
}

/// <summary>The storage failed; the command did not happen, or is not known to have.</summary>
internal sealed class JournalException(string message, Exception inner) : Exception(message, inner);
