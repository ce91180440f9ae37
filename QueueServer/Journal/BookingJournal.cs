using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain.Bookings;
using QueueServer.Storage;

namespace QueueServer.Journal;

/// <summary>
/// The append-only record of what happened to the appointments of each date, and the sealed contacts that live and die beside it in the
/// same transactions. The primary key (office, date, version) is what makes an append conditional; what is appended at the same moment
/// shares one transaction.
/// </summary>
internal sealed class BookingJournal
{
    private readonly IDatabase database;
    private readonly GroupCommit<BookingAppend> commits;

    public BookingJournal(IDatabase database)
    {
        this.database = database;
        commits = new(CommitAsync);
    }

    /// <summary>Whether other servers may write to it, too.</summary>
    public bool IsShared => database.IsShared;

    /// <summary>The dates of an office that have records, from one on, each with its last version.</summary>
    /// <exception cref="JournalException">They cannot be read.</exception>
    public Task<IReadOnlyDictionary<DateOnly, long>> ReadVersionsAsync(OfficeId office, DateOnly from) =>
        UseAsync<IReadOnlyDictionary<DateOnly, long>>(async context =>
            await context
                .Bookings.Where(row => row.Office == office.Value && row.Day >= from.DayNumber)
                .GroupBy(row => row.Day)
                .Select(day => new { Day = day.Key, Version = day.Max(row => row.Version) })
                .ToDictionaryAsync(day => DateOnly.FromDayNumber(day.Day), day => day.Version)
        );

    /// <summary>The records of a date after a version, in order.</summary>
    /// <exception cref="JournalException">They cannot be read, or one is missing or damaged.</exception>
    public Task<IReadOnlyList<BookingRecord>> ReadAfterAsync(OfficeId office, DateOnly date, long version) =>
        UseAsync<IReadOnlyList<BookingRecord>>(async context =>
        {
            var rows = await context
                .Bookings.AsNoTracking()
                .Where(row => row.Office == office.Value && row.Day == date.DayNumber && row.Version > version)
                .OrderBy(row => row.Version)
                .ToListAsync();
            foreach (var (i, row) in rows.Index())
            {
                if (row.Version != version + i + 1)
                    throw new DamagedRecordException(office, date, version + i + 1);
            }

            return rows.ConvertAll(StoredBooking.Parse);
        });

    /// <summary>For how many appointments of a contact nobody came, on the dates from one on.</summary>
    /// <exception cref="JournalException">That cannot be read.</exception>
    public Task<int> CountMissedAsync(OfficeId office, DateOnly from, string contactHash) =>
        UseAsync(async context =>
        {
            var rows = await context
                .Bookings.AsNoTracking()
                .Where(row => row.Office == office.Value && row.Day >= from.DayNumber && row.Kind == nameof(NoteMissed))
                .ToListAsync(); // one a date at most
            return rows.SelectMany(row => StoredBooking.Parse(row).Events)
                .OfType<BookingMissed>()
                .Count(missed => missed.ContactHash == contactHash);
        });

    /// <summary>
    /// Appends one record, changes the contacts and tells the audit, in one transaction; when it answers true, all are on disk.
    /// </summary>
    /// <returns>False when another record already has this version, or this command: nothing was written.</returns>
    /// <exception cref="JournalException">It is not known to be on disk.</exception>
    public Task<bool> AppendAsync(OfficeId office, BookingRecord record, ContactChanges contacts, AuditRow? audit = null) =>
        commits.CommitAsync(new(office, record, contacts, audit));

    /// <summary>The sealed contact of an appointment; null when there is none (any more).</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public Task<byte[]?> ReadContactAsync(OfficeId office, DateOnly date, BookingId booking) =>
        UseAsync(context =>
            context
                .BookingContacts.Where(row => row.Office == office.Value && row.Day == date.DayNumber && row.Booking == booking.Value)
                .Select(row => row.Box)
                .SingleOrDefaultAsync()
        );

    /// <summary>Deletes the contacts of every date of an office before one.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="JournalException">It is not known to be done.</exception>
    public Task<int> ForgetContactsBeforeAsync(OfficeId office, DateOnly date) =>
        UseAsync(async context =>
        {
            var gone = await context
                .BookingContacts.Where(row => row.Office == office.Value && row.Day < date.DayNumber)
                .ExecuteDeleteAsync();
            if (gone > 0)
                await database.EraseTracesAsync(context);
            return gone;
        });

    /// <summary>One transaction for all: one sync of the disk.</summary>
    private Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<BookingAppend> group) =>
        UseAsync<IReadOnlyList<bool>>(async context =>
        {
            var written = new bool[group.Count];
            await using var transaction = await context.Database.BeginTransactionAsync();
            // Every server takes them in the same order, so that two of them never wait for each other.
            var order = Enumerable
                .Range(0, group.Count)
                .OrderBy(i => group[i].Office.Value, StringComparer.Ordinal)
                .ThenBy(i => group[i].Record.Date);
            foreach (var i in order)
            {
                written[i] = await WriteAsync(context, StoredBooking.RowOf(group[i].Office, group[i].Record));
                if (!written[i])
                    continue;
                await ChangeContactsAsync(context, group[i]);
                if (group[i].Audit is { } audit)
                    context.Add(audit);
            }

            await context.SaveChangesAsync();
            await transaction.CommitAsync();
            if (group.Any(one => !one.Contacts.Forgotten.IsEmpty))
                await database.EraseTracesAsync(context);
            return written;
        });

    private static async Task<bool> WriteAsync(QueueContext context, BookingRow row) =>
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO booking_records
              ("Office", "Day", "Version", "Command", "Kind", "Booking", "At", "Events", "Checksum", "Form")
            VALUES ({row.Office}, {row.Day}, {row.Version}, {row.Command}, {row.Kind}, {row.Booking}, {row.At}, {row.Events},
              {row.Checksum}, {row.Form})
            ON CONFLICT DO NOTHING
            """
        ) > 0;

    private static async Task ChangeContactsAsync(QueueContext context, BookingAppend append)
    {
        var (office, day) = (append.Office.Value, append.Record.Date.DayNumber);
        var gone = append.Contacts.Forgotten.Select(booking => booking.Value).ToList();
        if (append.Contacts.Kept is { } kept)
            gone.Add(kept.Booking.Value); // it takes the place of the one before
        if (gone.Count > 0)
            await context
                .BookingContacts.Where(row => row.Office == office && row.Day == day && gone.Contains(row.Booking))
                .ExecuteDeleteAsync();
        if (append.Contacts.Kept is not { } contact)
            return;
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO booking_contacts ("Office", "Day", "Booking", "Box")
            VALUES ({office}, {day}, {contact.Booking.Value}, {contact.Box})
            """
        );
    }

    private async Task<TResult> UseAsync<TResult>(Func<QueueContext, Task<TResult>> work)
    {
        try
        {
            await using var context = database.CreateDbContext();
            return await work(context);
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            throw new JournalException($"The database failed: {(e.InnerException ?? e).Message}", e);
        }
    }

    private sealed record BookingAppend(OfficeId Office, BookingRecord Record, ContactChanges Contacts, AuditRow? Audit);
}
