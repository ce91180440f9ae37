using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Features.Reports;

/// <summary>Makes reports of an office's facts.</summary>
internal sealed class ReportWriter(FactsStore facts, IDatabase database, IOffices offices, Accounts accounts)
{
    /// <summary>The report of a sound question.</summary>
    /// <param name="office">The office.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="officer">The only officer it tells of; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ReportView> WriteAsync(OfficeId office, ReportQuery query, string? officer, CancellationToken cancellation)
    {
        var (_, settings, now) = offices.Get(office).Now;
        var filter = new ReportFilter(officer, query.Service, query.Counter);
        var cut = query.Cut!.Value; // sound
        var sum = new ReportSum(cut, filter, settings.Zone);
        var (unread, incomplete, revisions, goesOn) = (new List<DateOnly>(), new List<DateOnly>(), new SortedSet<long>(), false);
        await foreach (var (day, counted) in facts.ReadAsync(office, query.From, query.To, cancellation))
        {
            if (counted is null)
            {
                unread.Add(day);
                continue;
            }

            sum.Add(counted);
            revisions.Add(counted.Revision);
            goesOn = !counted.IsClosed;
            if (counted.HasGaps)
                incomplete.Add(day);
        }

        var days = query.To.DayNumber - query.From.DayNumber + 1;
        var then = await ReadSettingsAsync(office, revisions);
        return new()
        {
            Office = office,
            Name = settings.Name,
            From = query.From,
            To = query.To,
            By = cut,
            IsOwn = officer is not null,
            MadeAt = now,
            Days = new(sum.Days, sum.GoodDays, unread, incomplete, goesOn),
            Total = sum.Total,
            Before = await TotalAsync(query.From.AddDays(-days), query.From.AddDays(-1)),
            YearBefore = await TotalAsync(query.From.AddYears(-1), query.To.AddYears(-1)),
            Parts = [.. sum.Parts.Select(part => new ReportPart(part.Key, part.Figures))],
            Names = cut == Cut.Officer ? OfficersOf(sum) : NamesOf(cut, then),
            Targets = (then.LastOrDefault() ?? settings).Reports,
        };

        async Task<Figures> TotalAsync(DateOnly from, DateOnly to)
        {
            var earlier = new ReportSum(Cut.Year, filter, settings.Zone);
            await foreach (var (_, counted) in facts.ReadAsync(office, from, to, cancellation))
            {
                if (counted is not null)
                    earlier.Add(counted);
            }

            return earlier.Total;
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

    /// <summary>Names as they were then: what was renamed has its last name, what is gone the one it had.</summary>
    private static Dictionary<string, IReadOnlyDictionary<string, string>> NamesOf(Cut cut, IReadOnlyList<OfficeSettings> settings)
    {
        var names = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var then in settings)
        {
            IEnumerable<(string Key, IReadOnlyDictionary<string, string> Name)> known = cut switch
            {
                Cut.Service => then.Services.Select(service => (service.Id.Value, (IReadOnlyDictionary<string, string>)service.Name)),
                Cut.Counter => then.Counters.Select(counter => (counter.Id.Value, (IReadOnlyDictionary<string, string>)counter.Name)),
                Cut.Class => then.Classes.Select(of => (of.Id.Value, (IReadOnlyDictionary<string, string>)of.Name)),
                Cut.Procedure => then.Procedures.Select(one => (one.Code.Value, (IReadOnlyDictionary<string, string>)one.Name)),
                _ => [],
            };
            foreach (var (key, name) in known)
                names[key] = name;
        }

        return names;
    }
}
