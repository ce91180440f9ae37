using System.Runtime.CompilerServices;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Offices;
using QueueServer.Ratings;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Features.Reports;

/// <summary>Makes reports of an office's facts.</summary>
internal sealed class ReportWriter(FactsStore facts, SeenRatings ratings, IDatabase database, IOffices offices, Accounts accounts)
{
    /// <summary>The report of a sound question.</summary>
    /// <param name="office">The office.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="reader">Whom it is for.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ReportView> WriteAsync(OfficeId office, ReportQuery query, ReportReader reader, CancellationToken cancellation)
    {
        var (state, settings, now) = offices.Get(office).Now;
        var merged = MergedServices.Of(settings);
        var filter = new ReportFilter(reader.Officer, query.Service is { } service ? merged.Of(service) : null, query.Counter);
        var cut = query.Cut!.Value; // sound
        var sum = SumBy(cut);
        var rated = state.LastDayOver;
        var (unread, incomplete, revisions, goesOn) = (new List<DateOnly>(), new List<DateOnly>(), new SortedSet<long>(), false);
        var days = query.To.DayNumber - query.From.DayNumber + 1;
        var before = new Earlier(query.From.AddDays(-days), query.From.AddDays(-1), SumBy(Cut.Year));
        var yearBefore = new Earlier(query.From.AddYears(-1), query.To.AddYears(-1), SumBy(Cut.Year));
        await foreach (var (day, counted) in ReadOnceAsync(office, [(query.From, query.To), before.Days, yearBefore.Days], cancellation))
        {
            before.Add(day, counted, day <= rated);
            yearBefore.Add(day, counted, day <= rated);
            if (day < query.From || day > query.To)
                continue;
            if (counted is null)
            {
                unread.Add(day);
                continue;
            }

            sum.Add(counted, day <= rated, counted.IsClosed ? null : now);
            revisions.Add(counted.Revision);
            goesOn = !counted.IsClosed;
            if (counted.HasGaps)
                incomplete.Add(day);
        }

        var first = before.From < yearBefore.From ? before.From : yearBefore.From;
        foreach (var batch in await ratings.ReadAsync(office, first, query.To < rated ? query.To : rated, reader.Officer))
        {
            before.Add(batch);
            yearBefore.Add(batch);
            if (batch.Whole >= query.From)
                sum.Add(batch);
        }

        var then = await ReadSettingsAsync(office, revisions);
        var names = PartNames.Of(cut, then, settings);
        return new()
        {
            Office = office,
            Name = settings.Name,
            From = query.From,
            To = query.To,
            By = cut,
            IsOwn = reader.Officer is not null,
            MadeAt = now,
            Days = new(sum.Days, sum.GoodDays, unread, incomplete, goesOn),
            Total = sum.Total,
            Before = before.Sum.Total,
            YearBefore = yearBefore.Sum.Total,
            Parts = [.. sum.Parts.Select(part => new ReportPart(part.Key, part.Figures))],
            Names = cut == Cut.Officer ? OfficersOf(sum) : names.Names,
            FormerNames = names.Former,
            Targets = (then.LastOrDefault() ?? settings).Reports,
        };

        ReportSum SumBy(Cut by) => new(by, filter, settings.Zone, reader.SeesFew, merged);
    }

    /// <summary>The days of several ranges, in order, each once: they may overlap, and reading is what takes the time.</summary>
    private async IAsyncEnumerable<CountedDay> ReadOnceAsync(
        OfficeId office,
        IEnumerable<(DateOnly From, DateOnly To)> ranges,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        DateOnly? read = null;
        foreach (var (from, to) in ranges.OrderBy(range => range.From))
        {
            var first = from > read ? from : read?.AddDays(1) ?? from;
            if (first > to)
                continue;
            await foreach (var day in facts.ReadAsync(office, first, to, cancellation))
                yield return day;
            read = to;
        }
    }

    /// <summary>The settings of the days that were counted, in the order in which they were in force.</summary>
    private async Task<IReadOnlyList<OfficeSettings>> ReadSettingsAsync(OfficeId office, SortedSet<long> revisions)
    {
        await using var context = database.CreateDbContext();
        var settings = new List<OfficeSettings>();
        foreach (var revision in revisions)
            settings.Add(await SettingsStore.ReadAsync(context, office, revision));
        return settings;
    }

    private Dictionary<string, IReadOnlyDictionary<string, string>> OfficersOf(ReportSum sum) =>
        sum
            .Parts.Where(part => part.Key.Length > 0)
            .ToDictionary(
                part => part.Key,
                part =>
                    (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["vi"] = accounts.CalledOf(part.Key) ?? part.Key }
            );

    /// <summary>Days that a report is compared with.</summary>
    private sealed record Earlier(DateOnly From, DateOnly To, ReportSum Sum)
    {
        public (DateOnly From, DateOnly To) Days => (From, To);

        public void Add(DateOnly day, DayFacts? counted, bool isRated)
        {
            if (counted is not null && day >= From && day <= To)
                Sum.Add(counted, isRated);
        }

        public void Add(RatedBatch batch)
        {
            if (batch.Whole >= From && batch.Whole <= To)
                Sum.Add(batch);
        }
    }
}
