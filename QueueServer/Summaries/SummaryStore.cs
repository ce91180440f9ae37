using System.Text;
using System.Text.Json;
using MemoryPack;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain.Summaries;
using QueueServer.Storage;
using ScreenHosting.Storage;

namespace QueueServer.Summaries;

/// <summary>What became of a summary that came.</summary>
internal enum Taken
{
    /// <summary>It is in force.</summary>
    New,

    /// <summary>It was there already, word for word.</summary>
    Known,

    /// <summary>A later one of the day is in force.</summary>
    Older,
}

/// <summary>The summaries of offices' days, those of this server and those of others, each in its latest words.</summary>
internal sealed class SummaryStore(IDatabase database, TimeProvider time)
{
    /// <summary>The forms of a summary.</summary>
    public static StoredForms Forms { get; } = new();

    /// <summary>Which days of an office there are summaries of, with the last record in each.</summary>
    public async Task<Dictionary<DateOnly, long>> ListAsync(OfficeId office)
    {
        await using var context = database.CreateDbContext();
        return await context
            .Summaries.Where(row => row.Office == office.Value)
            .Select(row => new { row.Day, row.Version })
            .ToDictionaryAsync(row => DateOnly.FromDayNumber(row.Day), row => row.Version);
    }

    /// <summary>The summary of a day that is in force; null when there is none.</summary>
    public async Task<DaySummary?> FindAsync(OfficeId office, DateOnly day)
    {
        await using var context = database.CreateDbContext();
        var row = await context.Summaries.AsNoTracking().FirstOrDefaultAsync(row => row.Office == office.Value && row.Day == day.DayNumber);
        return row is null ? null : Read(row.Form, row.Body);
    }

    /// <summary>What days were told of before they were told in other words, the latest first.</summary>
    /// <param name="offices">Of which offices.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last.</param>
    /// <param name="most">At most so many.</param>
    public async Task<IReadOnlyList<Correction>> ReadCorrectionsAsync(
        IReadOnlyCollection<OfficeId> offices,
        DateOnly from,
        DateOnly to,
        int most
    )
    {
        await using var context = database.CreateDbContext();
        var (ids, first, last) = (offices.Select(office => office.Value).ToList(), from.DayNumber, to.DayNumber);
        var rows = await context
            .Corrections.AsNoTracking()
            .Where(row => ids.Contains(row.Office) && row.Day >= first && row.Day <= last)
            .OrderByDescending(row => row.ReplacedAt)
            .ThenBy(row => row.Office)
            .ThenByDescending(row => row.Day)
            .Take(most)
            .ToListAsync();
        return rows.ConvertAll(row => new Correction(DateTimeOffset.FromUnixTimeMilliseconds(row.ReplacedAt), Read(row.Form, row.Body)));
    }

    /// <summary>Puts a summary in force, unless a later one of the day is; it is on disk when this returns.</summary>
    /// <param name="signed">The summary, as it was signed.</param>
    /// <param name="source">The account of the server that told it; empty for this one.</param>
    public async Task<Taken> TakeAsync(SignedSummary signed, string source)
    {
        var summary = signed.Summary;
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var (office, day, month) = (summary.Office.Value, summary.Day.DayNumber, MonthOf(summary.Day));
        await HoldAsync(context, office, month);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var row = await context.Summaries.AsNoTracking().FirstOrDefaultAsync(row => row.Office == office && row.Day == day);
        if (row?.Hash == signed.Hash)
            return Taken.Known;
        if (row?.Sequence >= summary.Sequence)
            return Taken.Older;
        if (row is not null)
        {
            context.Add(CorrectionOf(row, now));
            await context.Summaries.Where(row => row.Office == office && row.Day == day).ExecuteDeleteAsync();
        }

        context.Add(RowOf(signed, source, now));
        await KeepOfficeAsync(context, summary, source);
        await context.SaveChangesAsync();
        await AddUpAsync(context, office, month);
        await transaction.CommitAsync();
        return Taken.New;
    }

    /// <summary>Adds a month up again of its summaries: one that another version added up.</summary>
    public async Task<SummaryMonthRow> AddUpAsync(string office, int month)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await HoldAsync(context, office, month);
        await AddUpAsync(context, office, month);
        var row = await context.SummaryMonths.AsNoTracking().SingleAsync(row => row.Office == office && row.Month == month);
        await transaction.CommitAsync();
        return row;
    }

    /// <summary>Months since the year 0.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>The first day of a month.</summary>
    public static DateOnly FirstOf(int month) => new(month / 12, (month % 12) + 1, 1);

    /// <summary>
    /// Whoever changes a month holds its row until the end of the transaction, so that what it is added up of is whole. It is the first
    /// thing written: SQLite takes no write after a read that is no longer true.
    /// </summary>
    private static Task HoldAsync(QueueContext context, string office, int month)
    {
        var nothing = Array.Empty<byte>();
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO summary_months ("Office", "Month", "Form", "Total", "Days", "Turn")
            VALUES ({office}, {month}, {0}, {nothing}, {nothing}, {1})
            ON CONFLICT ("Office", "Month") DO UPDATE SET "Turn" = summary_months."Turn" + 1
            """
        );
    }

    private static async Task AddUpAsync(QueueContext context, string office, int month)
    {
        var (first, after) = (FirstOf(month).DayNumber, FirstOf(month + 1).DayNumber);
        var rows = await context
            .Summaries.AsNoTracking()
            .Where(row => row.Office == office && row.Day >= first && row.Day < after)
            .OrderBy(row => row.Day)
            .Select(row => new { row.Form, row.Body })
            .ToListAsync();
        StoredSums[] days = [.. rows.Select(row => StoredSums.Of(Read(row.Form, row.Body)))];
        var (total, each) = (MemoryPackSerializer.Serialize(StoredSums.Of(days)), MemoryPackSerializer.Serialize(days));
        await context
            .SummaryMonths.Where(row => row.Office == office && row.Month == month)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(row => row.Form, StoredSums.Form).SetProperty(row => row.Total, total).SetProperty(row => row.Days, each)
            );
    }

    private static async Task KeepOfficeAsync(QueueContext context, DaySummary summary, string source)
    {
        var known = await context.SummaryOffices.AsNoTracking().FirstOrDefaultAsync(row => row.Office == summary.Office.Value);
        var row = new SummaryOfficeRow
        {
            Office = summary.Office.Value,
            Source = source,
            Name = JsonSerializer.Serialize(summary.Name, StoredForms.Json),
            TimeZone = summary.TimeZone,
            FirstDay = Math.Min(summary.Day.DayNumber, known?.FirstDay ?? int.MaxValue),
            LastDay = Math.Max(summary.Day.DayNumber, known?.LastDay ?? 0),
        };
        if (known is null)
            context.Add(row);
        else if (row != known)
            context.Update(row);
    }

    private static SummaryRow RowOf(SignedSummary signed, string source, long now) =>
        new()
        {
            Office = signed.Summary.Office.Value,
            Day = signed.Summary.Day.DayNumber,
            Sequence = signed.Summary.Sequence,
            Version = signed.Summary.Version,
            Hash = signed.Hash,
            Source = source,
            At = now,
            Form = signed.Form,
            Body = signed.Body,
            Signature = signed.Signature,
        };

    private static CorrectionRow CorrectionOf(SummaryRow row, long now) =>
        new()
        {
            Office = row.Office,
            Day = row.Day,
            Sequence = row.Sequence,
            Source = row.Source,
            ReplacedAt = now,
            Form = row.Form,
            Body = row.Body,
            Signature = row.Signature,
        };

    private static DaySummary Read(int form, string body) =>
        form <= Forms.Current
            ? Forms.Read<DaySummary>(form, Encoding.UTF8.GetBytes(body))
            : throw new NewerVersionException($"a summary of form {form}");
}

/// <summary>What was told of a day until it was told in other words.</summary>
/// <param name="ReplacedAt">Until when.</param>
/// <param name="Was">What it was.</param>
internal sealed record Correction(DateTimeOffset ReplacedAt, DaySummary Was);
