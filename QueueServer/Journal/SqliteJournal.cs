using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Offices;
using QueueServer.Privacy;
using QueueServer.Storage;

namespace QueueServer.Journal;

/// <summary>The journal in SQLite. The primary key (office, version) is what makes an append conditional.</summary>
internal sealed class SqliteJournal(IDbContextFactory<QueueContext> contexts, ILogger<SqliteJournal> logger) : IEventJournal
{
    private const int ConstraintViolation = 19; // SQLITE_CONSTRAINT

    public Task<JournalHead?> ReadHeadAsync(OfficeId office) => UseAsync(async context =>
    {
        var rows = context.Journal.AsNoTracking().Where(row => row.Office == office.Value);
        var last = await rows.OrderByDescending(row => row.Version).Select(row => new { row.Day }).FirstOrDefaultAsync();
        if (last is null) return null;
        var first = await rows.Where(row => row.Day == last.Day).MinAsync(row => row.Version);
        return new JournalHead(DateOnly.FromDayNumber(last.Day), first - 1);
    });

    public Task<IReadOnlyList<JournalRecord>> ReadDayAsync(OfficeId office, DateOnly day) => UseAsync<IReadOnlyList<JournalRecord>>(async context =>
        (await context.Journal.AsNoTracking().Where(row => row.Office == office.Value && row.Day == day.DayNumber).OrderBy(row => row.Version).ToListAsync())
        .ConvertAll(row => new JournalRecord(
            row.Version, DateOnly.FromDayNumber(row.Day), new(row.Command), row.Kind,
            row.Ticket is { } ticket ? new(ticket) : null, EventJson.Read(row.Events))));

    public async Task<bool> AppendAsync(OfficeId office, JournalRecord record, FaceChanges faces, SettingsChange? settings = null, AuditRow? audit = null)
    {
        try
        {
            return await UseAsync(async context =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync();
                context.Add(new JournalRow
                {
                    Office = office.Value, Version = record.Version, Day = record.Day.DayNumber, Command = record.Command.Value, Kind = record.Kind,
                    Ticket = record.Ticket?.Value, At = record.Events[0].At.ToUnixTimeMilliseconds(), Events = EventJson.Write(record.Events),
                });
                await ForgetAsync(context, office, record.Day, record.Events[0].At, faces);
                Keep(context, office, record.Day, faces);
                if (settings is not null)
                {
                    context.Add(SettingsStore.RowOf(settings));
                    context.AddRange(ConsentArchive.RowsOf(settings));
                }

                if (audit is not null) context.Add(audit);
                await context.SaveChangesAsync();
                await transaction.CommitAsync();
                if (faces.Deletes) await TruncateWalAsync(context);
                return true;
            });
        }
        catch (JournalException e) when (e.InnerException is DbUpdateException { InnerException: SqliteException { SqliteErrorCode: ConstraintViolation } })
        {
            return false;
        }
    }

    public Task<OfficeSettings?> ReadSettingsAsync(OfficeId office) => UseAsync(context => SettingsStore.ReadNewestAsync(context, office));

    public Task<IReadOnlyList<SealedFace>> ReadFacesAsync(OfficeId office, DateOnly day) => UseAsync<IReadOnlyList<SealedFace>>(async context =>
        (await context.Faces.AsNoTracking().Where(row => row.Office == office.Value && row.Day == day.DayNumber).ToListAsync())
        .ConvertAll(row => new SealedFace(new(row.Visitor), row.Model, row.Box)));

    public Task<SealedPicture?> ReadPictureAsync(OfficeId office, DateOnly day, TicketId ticket) => UseAsync(async context =>
        await context.Pictures.AsNoTracking().SingleOrDefaultAsync(row => row.Office == office.Value && row.Day == day.DayNumber && row.Ticket == ticket.Value)
            is { } row ? new SealedPicture(ticket, row.Box) : null);

    public Task ForgetOtherDaysAsync(OfficeId office, DateOnly day, DateTimeOffset now) => UseAsync(async context =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        var templates = await context.Faces.Where(row => row.Office == office.Value && row.Day != day.DayNumber).ExecuteDeleteAsync();
        var pictures = await context.Pictures.Where(row => row.Office == office.Value && row.Day != day.DayNumber).ExecuteDeleteAsync();
        context.AddRange(DeletionLog.RowsOf(office, now, templates, pictures, DeletionReason.Restart));
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        if (templates + pictures > 0) await TruncateWalAsync(context);
        return templates + pictures;
    });

    private static async Task ForgetAsync(QueueContext context, OfficeId office, DateOnly day, DateTimeOffset at, FaceChanges changes)
    {
        if (!changes.Deletes) return;
        var visitors = changes.ForgottenVisitors.Select(visitor => visitor.Value).ToList();
        var tickets = changes.ForgottenPictures.Select(ticket => ticket.Value).ToList();
        var templates = await context.Faces.Where(row => row.Office == office.Value && row.Day == day.DayNumber && (changes.ForgetsDay || visitors.Contains(row.Visitor))).ExecuteDeleteAsync();
        var pictures = await context.Pictures.Where(row => row.Office == office.Value && row.Day == day.DayNumber && (changes.ForgetsDay || tickets.Contains(row.Ticket))).ExecuteDeleteAsync();
        context.AddRange(DeletionLog.RowsOf(office, at, templates, pictures, changes.Why));
    }

    private static void Keep(QueueContext context, OfficeId office, DateOnly day, FaceChanges changes)
    {
        if (changes.Face is { } face)
            context.Add(new FaceRow { Office = office.Value, Day = day.DayNumber, Visitor = face.Visitor.Value, Model = face.Model, Box = face.Box });
        if (changes.Picture is { } picture)
            context.Add(new PictureRow { Office = office.Value, Day = day.DayNumber, Ticket = picture.Ticket.Value, Box = picture.Box });
    }

    /// <summary>Empties the write-ahead log, which may still hold pages with what was just deleted. The deletion itself is already durable.</summary>
    private async Task TruncateWalAsync(QueueContext context)
    {
        try
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        }
        catch (SqliteException e)
        {
            Log.WalNotTruncated(logger, e.Message);
        }
    }

    private async Task<TResult> UseAsync<TResult>(Func<QueueContext, Task<TResult>> work)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            return await work(context);
        }
        catch (Exception e) when (e is SqliteException or DbUpdateException or IOException)
        {
            throw new JournalException($"The database failed: {(e.InnerException ?? e).Message}", e);
        }
    }
}
