using System.Runtime.CompilerServices;
using MemoryPack;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Journal;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Facts;

/// <summary>
/// The facts of an office's days. They are a replay of its journal: what is stored is only what would be replayed again, it is used while
/// it ends with the day's last record, and may be thrown away at any time.
/// </summary>
internal sealed class FactsStore(IDatabase database, IEventJournal journal, TimeProvider time)
{
    /// <summary>The days of a range on which the office did anything, in order.</summary>
    /// <param name="office">The office.</param>
    /// <param name="from">The first day asked for.</param>
    /// <param name="to">The last, itself included.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<CountedDay> ReadAsync(
        OfficeId office,
        DateOnly from,
        DateOnly to,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var days = await journal.ListDaysAsync(office, from, to);
        await using var context = database.CreateDbContext();
        await using var rows = context
            .Facts.AsNoTracking()
            .Where(row => row.Office == office.Value && row.Day >= from.DayNumber && row.Day <= to.DayNumber)
            .OrderBy(row => row.Day)
            .AsAsyncEnumerable()
            .GetAsyncEnumerator(cancellation);
        var row = await NextAsync(rows);
        foreach (var day in days)
        {
            while (row?.Day < day.Day.DayNumber)
                row = await NextAsync(rows);
            yield return row?.Day == day.Day.DayNumber && TryRead(office, row, day) is { } stored
                ? new(day.Day, stored)
                : new(day.Day, await CountAsync(office, day.Day, cancellation));
        }
    }

    /// <summary>The days on which the office did anything, up to a day, with the last record of each.</summary>
    public async Task<Dictionary<DateOnly, long>> ListAsync(OfficeId office, DateOnly last) =>
        (await journal.ListDaysAsync(office, DateOnly.MinValue, last)).ToDictionary(day => day.Day, day => day.Version);

    /// <summary>A day as it went, replayed; null where nothing was on it, or its journal cannot be read.</summary>
    public async Task<PastDay?> ReplayAsync(OfficeId office, DateOnly day, CancellationToken cancellation = default)
    {
        try
        {
            return (await FoldAsync(office, day, cancellation))?.ToPastDay(time.GetUtcNow());
        }
        catch (JournalException)
        {
            return null; // the start says so, and repairs what it can
        }
    }

    /// <summary>Throws away what is stored of an office, and makes it again.</summary>
    /// <returns>How many days were made, and which could not be.</returns>
    public async Task<(int Days, IReadOnlyList<DateOnly> Unread)> RebuildAsync(OfficeId office, CancellationToken cancellation = default)
    {
        await using (var context = database.CreateDbContext())
            await context.Facts.Where(row => row.Office == office.Value).ExecuteDeleteAsync(cancellation);
        return await MakeAsync(office, DateOnly.MinValue, DateOnly.MaxValue, cancellation);
    }

    /// <summary>Makes what is not stored yet of a range of days, and reads nothing of what is.</summary>
    /// <returns>How many days were made, and which could not be.</returns>
    public async Task<(int Days, IReadOnlyList<DateOnly> Unread)> MakeAsync(
        OfficeId office,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellation = default
    )
    {
        await using var context = database.CreateDbContext();
        var stored = await context
            .Facts.Where(row => row.Office == office.Value && row.Form == StoredDay.Form)
            .Where(row => row.Day >= from.DayNumber && row.Day <= to.DayNumber)
            .Select(row => new { row.Day, row.Version })
            .ToDictionaryAsync(row => row.Day, row => row.Version, cancellation);
        var (made, unread) = (0, new List<DateOnly>());
        foreach (var (day, version) in await journal.ListDaysAsync(office, from, to))
        {
            if (stored.TryGetValue(day.DayNumber, out var known) && known == version)
                continue;
            if (await CountAsync(office, day, cancellation) is null)
                unread.Add(day);
            else
                made++;
        }

        return (made, unread);
    }

    private static async Task<FactsRow?> NextAsync(IAsyncEnumerator<FactsRow> rows) => await rows.MoveNextAsync() ? rows.Current : null;

    private static DayFacts? TryRead(OfficeId office, FactsRow row, WrittenDay day)
    {
        if (row.Form != StoredDay.Form || row.Version != day.Version)
            return null;
        try
        {
            return StoredDay.Read(office, row);
        }
        catch (MemoryPackSerializationException)
        {
            return null; // it is made again
        }
    }

    /// <summary>Replays a day, and stores it once it is over; null where its journal cannot be read.</summary>
    private async Task<DayFacts?> CountAsync(OfficeId office, DateOnly day, CancellationToken cancellation)
    {
        try
        {
            var facts = (await FoldAsync(office, day, cancellation))?.ToFacts(time.GetUtcNow());
            if (facts is { IsClosed: true })
                await StoreAsync(facts);
            return facts;
        }
        catch (JournalException)
        {
            return null; // the start says so, and repairs what it can
        }
    }

    private async Task<DayFold?> FoldAsync(OfficeId office, DateOnly day, CancellationToken cancellation)
    {
        DayFold? fold = null;
        OfficeSettings? inForce = null;
        await foreach (var record in journal.ReadDaysAsync(office, day, day, cancellation))
        {
            if (inForce is null || record.Version != fold?.Version + 1)
                inForce = await ReadInForceAsync(office, record.Events[0].At);
            fold ??= new(office, day, inForce);
            if (record.Events.OfType<SettingsChanged>().LastOrDefault() is { } changed)
                inForce = await journal.ReadSettingsAsync(office, changed.Revision);
            fold.Apply(record, inForce);
        }

        return fold;
    }

    private async Task<OfficeSettings> ReadInForceAsync(OfficeId office, DateTimeOffset at)
    {
        await using var context = database.CreateDbContext();
        return await SettingsStore.ReadInForceAsync(context, office, at);
    }

    private async Task StoreAsync(DayFacts facts)
    {
        await using var context = database.CreateDbContext();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO facts ("Office", "Day", "Version", "Form", "Facts")
            VALUES ({facts.Office.Value}, {facts.Day.DayNumber}, {facts.Version}, {StoredDay.Form}, {StoredDay.Write(facts)})
            ON CONFLICT ("Office", "Day") DO UPDATE SET "Version" = excluded."Version", "Form" = excluded."Form", "Facts" = excluded."Facts"
            """
        );
    }
}

/// <summary>A day on which an office did something.</summary>
/// <param name="Day">The day.</param>
/// <param name="Facts">Its facts; null where its journal cannot be read.</param>
internal sealed record CountedDay(DateOnly Day, DayFacts? Facts);
