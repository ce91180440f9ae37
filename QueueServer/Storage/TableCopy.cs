using Microsoft.EntityFrameworkCore;

namespace QueueServer.Storage;

/// <summary>Copies what a backup holds between databases of two kinds, row by row.</summary>
internal static class TableCopy
{
    /// <summary>
    /// Tables that are created in the copy, but left empty: what must not outlive its day, not even under its seal, what passes by
    /// itself, what is made of the journal again, and keys.
    /// </summary>
    public static IReadOnlyList<string> LeftOut { get; } = ["faces", "pictures", "booking_contacts", "passing", "facts", "secrets"];

    private const int AtOnce = 1000; // rows in memory

    /// <summary>Copies every table but those of <see cref="LeftOut"/>.</summary>
    /// <param name="from">In a transaction that sees one moment.</param>
    /// <param name="into">Has the same tables, all empty; in a transaction, which is left to be committed.</param>
    public static async Task CopyAsync(QueueContext from, QueueContext into)
    {
        into.ChangeTracker.AutoDetectChangesEnabled = false; // all rows are new
        await CopyAsync(from.Accounts, into);
        await CopyAsync(from.Settings, into);
        await CopyAsync(from.Consents, into);
        await CopyAsync(from.Journal, into);
        await CopyAsync(from.Deletions, into);
        await CopyAsync(from.Audit, into);
        await CopyAsync(from.Ratings, into);
        await CopyAsync(from.Funnel, into);
        await CopyAsync(from.Units, into);
        await CopyAsync(from.SummarySources, into);
        await CopyAsync(from.SummaryOffices, into);
        await CopyAsync(from.Summaries, into);
        await CopyAsync(from.Corrections, into);
        await CopyAsync(from.SummaryMonths, into);
        await CopyAsync(from.Bookings, into);
    }

    private static async Task CopyAsync<TRow>(IQueryable<TRow> rows, QueueContext into)
        where TRow : class
    {
        await foreach (var some in rows.AsNoTracking().AsAsyncEnumerable().Chunk(AtOnce))
        {
            into.AddRange(some);
            await into.SaveChangesAsync();
            into.ChangeTracker.Clear();
        }
    }
}
