using System.Text.Json;
using MemoryPack;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain.Units;
using QueueServer.Storage;
using QueueServer.Summaries;
using ScreenHosting.Storage;

namespace QueueServer.Units;

/// <summary>Adds summaries up to rows. Whole months are read added up; days are read where a range holds part of a month only.</summary>
internal sealed class UnitReports(IDatabase database, SummaryStore summaries, TimeProvider time)
{
    /// <summary>Over so many days at most, the course of a row is told by day, and by month otherwise.</summary>
    public const int MostDays = 62;

    /// <summary>The offices of which there are summaries.</summary>
    public async Task<IReadOnlyList<SummedOffice>> ReadOfficesAsync()
    {
        await using var context = database.CreateDbContext();
        var rows = await context.SummaryOffices.AsNoTracking().OrderBy(row => row.Office).ToListAsync();
        return rows.ConvertAll(row => new SummedOffice(
            new(row.Office),
            row.Source,
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.Name, StoredForms.Json)!, // it was written with a name
            row.TimeZone,
            DateOnly.FromDayNumber(row.FirstDay),
            DateOnly.FromDayNumber(row.LastDay)
        ));
    }

    /// <summary>What each row comes to, over the days that are over at each office.</summary>
    /// <param name="ranges">Who is added up to what.</param>
    /// <param name="offices">The offices of which there are summaries.</param>
    /// <param name="byDay">Whether the course is told by day.</param>
    public async Task<Dictionary<RowKey, UnitSum>> ReadAsync(
        IReadOnlyCollection<RolledUp> ranges,
        IReadOnlyCollection<SummedOffice> offices,
        bool byDay
    )
    {
        var known = offices.ToDictionary(office => office.Id, office => (office.FirstDay, Last: LastOf(office)));
        var sums = new Dictionary<RowKey, UnitSum>();
        var parts = new List<Part>();
        foreach (var range in ranges)
        {
            if (!sums.TryGetValue(range.Row, out var sum))
                sums[range.Row] = sum = new();
            // An office that never told of a day is missed on each of them; one that did, since it began to.
            var (first, last) = known.TryGetValue(range.Office, out var days) ? days : (DateOnly.MinValue, Today.AddDays(-1));
            sum.Offices.Add(range.Office);
            var (from, to) = (range.From > first ? range.From : first, range.To < last ? range.To : last);
            if (from > to)
                continue;
            sum.Expected += to.DayNumber - from.DayNumber + 1;
            parts.Add(new(range.Office, from, to, IsOpen: to == last, sum));
        }

        await using var context = database.CreateDbContext();
        var byOffice = parts.ToLookup(part => part.Office.Value);
        await AddMonthsAsync(context, byOffice, byDay);
        await AddDaysAsync(context, byOffice, byDay);
        return sums;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The last day that is over at an office: yesterday, or today where it told of it.</summary>
    private DateOnly LastOf(SummedOffice office)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone));
        var yesterday = DateOnly.FromDateTime(now.DateTime).AddDays(-1);
        return office.LastDay > yesterday ? office.LastDay : yesterday;
    }

    private async Task AddMonthsAsync(QueueContext context, ILookup<string, Part> parts, bool byDay)
    {
        var whole = byDay ? [] : parts.SelectMany(of => of).Where(part => part.Whole is not null).ToList();
        if (whole.Count == 0)
            return;
        var (first, last) = (whole.Min(part => part.Whole!.Value.First), whole.Max(part => part.Whole!.Value.Last)); // filtered
        var ids = whole.Select(part => part.Office.Value).Distinct().ToList();
        var rows = context
            .SummaryMonths.Where(row => ids.Contains(row.Office) && row.Month >= first && row.Month <= last)
            .Select(row => new
            {
                row.Office,
                row.Month,
                row.Form,
                row.Total,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows)
        {
            var bytes = row.Form == StoredSums.Form ? row.Total : (await summaries.AddUpAsync(row.Office, row.Month)).Total;
            var total = MemoryPackSerializer.Deserialize<StoredSums>(bytes)!; // what is added up is never null
            foreach (var part in parts[row.Office].Where(part => part.HasWhole(row.Month)))
                part.Sum.Add(total, SummaryStore.FirstOf(row.Month));
        }
    }

    private async Task AddDaysAsync(QueueContext context, ILookup<string, Part> parts, bool byDay)
    {
        var months = parts
            .SelectMany(of => of)
            .SelectMany(part => part.Months.Where(month => byDay || !part.HasWhole(month)).Select(month => (month, part.Office)))
            .ToLookup(one => one.month, one => one.Office.Value);
        foreach (var month in months)
        {
            var ids = month.Distinct().ToList();
            var rows = context
                .SummaryMonths.Where(row => row.Month == month.Key && ids.Contains(row.Office))
                .Select(row => new
                {
                    row.Office,
                    row.Form,
                    row.Days,
                })
                .AsAsyncEnumerable();
            var first = SummaryStore.FirstOf(month.Key);
            await foreach (var row in rows)
            {
                var bytes = row.Form == StoredSums.Form ? row.Days : (await summaries.AddUpAsync(row.Office, month.Key)).Days;
                foreach (var of in MemoryPackSerializer.Deserialize<StoredSums[]>(bytes)!) // likewise
                {
                    var day = first.AddDays(of.Day - 1);
                    foreach (var part in parts[row.Office].Where(part => part.Holds(day) && (byDay || !part.HasWhole(month.Key))))
                        part.Sum.Add(of, byDay ? day : first);
                }
            }
        }
    }

    /// <summary>Days of an office that are added to a row.</summary>
    /// <param name="IsOpen">Whether no later day is known: its month is whole as far as it goes.</param>
    private sealed record Part(OfficeId Office, DateOnly From, DateOnly To, bool IsOpen, UnitSum Sum)
    {
        /// <summary>The months that are in it from their first day to their last; null for none.</summary>
        public (int First, int Last)? Whole { get; } = WholeOf(From, To, IsOpen);

        public IEnumerable<int> Months
        {
            get
            {
                var first = SummaryStore.MonthOf(From);
                return Enumerable.Range(first, SummaryStore.MonthOf(To) - first + 1);
            }
        }

        public bool HasWhole(int month) => Whole is { } whole && month >= whole.First && month <= whole.Last;

        public bool Holds(DateOnly day) => From <= day && day <= To;

        private static (int, int)? WholeOf(DateOnly from, DateOnly to, bool isOpen)
        {
            var first = SummaryStore.MonthOf(from) + (from.Day == 1 ? 0 : 1);
            var last = SummaryStore.MonthOf(to) - (isOpen || to.AddDays(1).Day == 1 ? 0 : 1);
            return first <= last ? (first, last) : null;
        }
    }
}

/// <summary>An office of which there are summaries.</summary>
/// <param name="Id">The office.</param>
/// <param name="Source">The account of the server that tells of it; empty for this one.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
/// <param name="FirstDay">The first day it told of.</param>
/// <param name="LastDay">The last one.</param>
internal sealed record SummedOffice(
    OfficeId Id,
    string Source,
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    DateOnly FirstDay,
    DateOnly LastDay
);

/// <summary>What a row comes to.</summary>
internal sealed class UnitSum
{
    private readonly SortedDictionary<DateOnly, CoursePoint> course = [];

    /// <summary>The offices in it.</summary>
    public HashSet<OfficeId> Offices { get; } = [];

    /// <summary>Days that are over, of all its offices.</summary>
    public int Expected { get; set; }

    /// <summary>The whole.</summary>
    public SummaryTotal Total { get; } = new();

    /// <summary>Days of which nothing is known.</summary>
    public int Missing => Math.Max(0, Expected - Total.There);

    /// <summary>How it went, by day or by the first day of each month; what holds no number is left out.</summary>
    public IEnumerable<CoursePoint> Course => course.Values;

    /// <param name="sums">A day or a month of an office.</param>
    /// <param name="at">Where in the course it stands.</param>
    public void Add(StoredSums sums, DateOnly at)
    {
        Total.Add(sums);
        if (sums.Sums.Issued == 0)
            return;
        var before = course.GetValueOrDefault(at) ?? new(at, 0, 0, 0);
        course[at] = new(at, before.Issued + sums.Sums.Issued, before.OnTime + sums.Sums.OnTime, before.OnTimeOf + sums.Sums.OnTimeOf);
    }
}

/// <summary>A point of a row's course.</summary>
/// <param name="At">The day, or the first day of the month.</param>
/// <param name="Issued">Numbers given.</param>
/// <param name="OnTime">Called within the target, …</param>
/// <param name="OnTimeOf">… of so many.</param>
internal sealed record CoursePoint(DateOnly At, long Issued, long OnTime, long OnTimeOf);
