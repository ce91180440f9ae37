using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Journal;

/// <summary>
/// The journal in the database's tables. The primary key (office, version) is what makes an append conditional; what all offices append at
/// the same moment shares one transaction.
/// </summary>
internal sealed class EventJournal : IEventJournal
{
    private const int ReadAhead = 256; // records handed over at once: one by one, the handing over would take longer than the work

    private readonly IDatabase database;
    private readonly GroupCommit<Append> commits;

    public EventJournal(IDatabase database)
    {
        this.database = database;
        commits = new(CommitAsync);
    }

    public bool IsShared => database.IsShared;

    public async Task<LastDay> ReadLastDayAsync(OfficeId office)
    {
        var settings = new TaskCompletionSource<OfficeSettings?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var records = Channel.CreateUnbounded<Task<JournalRecord[]>>(new() { SingleReader = true, SingleWriter = true });
        _ = Task.Run(async () =>
        {
            Exception? failure = null;
            try
            {
                await UseAsync(async context =>
                {
                    await using var moment = await database.BeginReadAsync(context);
                    settings.SetResult(await SettingsStore.ReadNewestAsync(context, office));
                    await foreach (var some in StoredRecords.OfLastDayAsync(context, office).Chunk(ReadAhead))
                        records.Writer.TryWrite(Task.Run(() => Array.ConvertAll(some, stored => stored.Parse())));
                    return true;
                });
            }
            catch (Exception e)
            {
                failure = e;
                settings.TrySetException(e);
            }

            records.Writer.Complete(failure);
        });
        return new(await settings.Task, TakeAsync(records.Reader));
    }

    private static async IAsyncEnumerable<JournalRecord> TakeAsync(ChannelReader<Task<JournalRecord[]>> records)
    {
        await foreach (var some in records.ReadAllAsync())
        foreach (var record in await GuardAsync(() => some))
            yield return record;
    }

    public Task<IReadOnlyList<WrittenDay>> ListDaysAsync(OfficeId office, DateOnly from, DateOnly to) =>
        UseAsync<IReadOnlyList<WrittenDay>>(async context =>
            [.. (await StoredRecords.ListDaysAsync(context, office, from, to)).Select(day => new WrittenDay(day.Day, day.Version))]
        );

    public async IAsyncEnumerable<JournalRecord> ReadDaysAsync(
        OfficeId office,
        DateOnly from,
        DateOnly to,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        foreach (var (day, _) in await ListDaysAsync(office, from, to))
        {
            await using var context = database.CreateDbContext();
            await using var records = StoredRecords.OfDayAsync(context, office, day).GetAsyncEnumerator(cancellation);
            while (await GuardAsync(() => records.MoveNextAsync().AsTask()))
                yield return records.Current;
        }
    }

    public Task<long> ReadVersionAsync(OfficeId office) =>
        UseAsync(async context => await context.Journal.Where(row => row.Office == office.Value).MaxAsync(row => (long?)row.Version) ?? 0);

    public Task<IReadOnlyList<JournalRecord>> ReadAfterAsync(OfficeId office, long version) =>
        UseAsync<IReadOnlyList<JournalRecord>>(async context => await StoredRecords.AfterAsync(context, office, version).ToListAsync());

    public Task<bool> AppendAsync(
        OfficeId office,
        JournalRecord record,
        FaceChanges faces,
        SettingsChange? settings = null,
        AuditRow? audit = null
    ) => commits.CommitAsync(new(office, record, faces, settings, audit));

    public Task<OfficeSettings> ReadSettingsAsync(OfficeId office, long revision) =>
        UseAsync(context => SettingsStore.ReadAsync(context, office, revision));

    public Task<IReadOnlyList<SealedFace>> ReadFacesAsync(OfficeId office, DateOnly day) =>
        UseAsync<IReadOnlyList<SealedFace>>(async context =>
            (
                await context.Faces.AsNoTracking().Where(row => row.Office == office.Value && row.Day == day.DayNumber).ToListAsync()
            ).ConvertAll(row => new SealedFace(new(row.Visitor), row.Model, row.Box))
        );

    public Task<SealedPicture?> ReadPictureAsync(OfficeId office, DateOnly day, TicketId ticket) =>
        UseAsync(async context =>
            await context
                .Pictures.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Office == office.Value && row.Day == day.DayNumber && row.Ticket == ticket.Value)
                is { } row
                ? new SealedPicture(ticket, row.Box)
                : null
        );

    public Task ForgetOtherDaysAsync(OfficeId office, DateOnly day, DateTimeOffset now) =>
        UseAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            var templates = await context.Faces.Where(row => row.Office == office.Value && row.Day != day.DayNumber).ExecuteDeleteAsync();
            var pictures = await context.Pictures.Where(row => row.Office == office.Value && row.Day != day.DayNumber).ExecuteDeleteAsync();
            context.AddRange(DeletionLog.RowsOf(office, now, templates, pictures, DeletionReason.Restart));
            await context.SaveChangesAsync();
            await transaction.CommitAsync();
            if (templates + pictures > 0)
                await database.EraseTracesAsync(context);
            return templates + pictures;
        });

    /// <summary>One transaction for all: one sync of the disk.</summary>
    private Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<Append> group) =>
        UseAsync<IReadOnlyList<bool>>(async context =>
        {
            var written = new bool[group.Count];
            await using var transaction = await context.Database.BeginTransactionAsync();
            await using (var records = new StoredRecords.Writer(context))
            {
                // Every node takes the offices in the same order, so that two of them never wait for each other.
                foreach (var i in Enumerable.Range(0, group.Count).OrderBy(i => group[i].Office.Value, StringComparer.Ordinal))
                {
                    written[i] = await records.WriteAsync(group[i].Office, group[i].Record);
                    if (written[i])
                        await WriteBesideAsync(context, group[i]);
                }
            }

            await context.SaveChangesAsync();
            await transaction.CommitAsync();
            if (group.Any(one => one.Faces.Deletes))
                await database.EraseTracesAsync(context);
            return written;
        });

    /// <summary>Writes what comes with a record.</summary>
    private static async Task WriteBesideAsync(QueueContext context, Append append)
    {
        var (office, record, faces, settings, audit) = append;
        await ForgetAsync(context, office, record.Day, record.Events[0].At, faces);
        Keep(context, office, record.Day, faces);
        if (settings is not null)
        {
            context.Add(SettingsStore.RowOf(settings));
            context.AddRange(ConsentArchive.RowsOf(settings));
        }

        if (audit is not null)
            context.Add(audit);
    }

    private static async Task ForgetAsync(QueueContext context, OfficeId office, DateOnly day, DateTimeOffset at, FaceChanges changes)
    {
        if (!changes.Deletes)
            return;
        var visitors = changes.ForgottenVisitors.Select(visitor => visitor.Value).ToList();
        var tickets = changes.ForgottenPictures.Select(ticket => ticket.Value).ToList();
        var templates = await context
            .Faces.Where(row =>
                row.Office == office.Value && row.Day == day.DayNumber && (changes.ForgetsDay || visitors.Contains(row.Visitor))
            )
            .ExecuteDeleteAsync();
        var pictures = await context
            .Pictures.Where(row =>
                row.Office == office.Value && row.Day == day.DayNumber && (changes.ForgetsDay || tickets.Contains(row.Ticket))
            )
            .ExecuteDeleteAsync();
        context.AddRange(DeletionLog.RowsOf(office, at, templates, pictures, changes.Why));
    }

    private static void Keep(QueueContext context, OfficeId office, DateOnly day, FaceChanges changes)
    {
        if (changes.Face is { } face)
            context.Add(
                new FaceRow
                {
                    Office = office.Value,
                    Day = day.DayNumber,
                    Visitor = face.Visitor.Value,
                    Model = face.Model,
                    Box = face.Box,
                }
            );
        if (changes.Picture is { } picture)
            context.Add(
                new PictureRow
                {
                    Office = office.Value,
                    Day = day.DayNumber,
                    Ticket = picture.Ticket.Value,
                    Box = picture.Box,
                }
            );
    }

    private Task<TResult> UseAsync<TResult>(Func<QueueContext, Task<TResult>> work) =>
        GuardAsync(async () =>
        {
            await using var context = database.CreateDbContext();
            return await work(context);
        });

    /// <summary>Does something with the database.</summary>
    /// <exception cref="JournalException">The database failed, or what it holds is damaged.</exception>
    private static async Task<TResult> GuardAsync<TResult>(Func<Task<TResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            throw new JournalException($"The database failed: {(e.InnerException ?? e).Message}", e);
        }
    }

    private sealed record Append(OfficeId Office, JournalRecord Record, FaceChanges Faces, SettingsChange? Settings, AuditRow? Audit);
}
