using System.Globalization;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Http;
using QueueServer.Ratings;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// A day that is over as a table for everybody: a row for each hour and service in which numbers were taken. What describes fewer than five
/// people is not told.
/// </summary>
internal sealed class DayTable(FactsStore facts, SeenRatings ratings)
{
    private const int Least = RatingBatches.Least;

    /// <summary>The columns, the same in every language and for ever: programs read them.</summary>
    public static readonly string[] Columns =
    [
        "hour",
        "service",
        "name",
        "n",
        "p50_minutes",
        "p90_minutes",
        "on_time_percent",
        "satisfied_percent",
    ];

    /// <summary>The last day that is over on which anything was; null for none in two months.</summary>
    public async Task<DateOnly?> LastAsync(OfficeId office, DateOnly over)
    {
        DateOnly? last = null;
        await foreach (var day in facts.ReadAsync(office, over.AddDays(-60), over))
            last = day.Facts is { IsClosed: true, Legs.IsEmpty: false } ? day.Day : last;
        return last;
    }

    /// <summary>The rows of a day; null where there is no such day, or it goes on.</summary>
    public async Task<IReadOnlyList<string?[]>?> ReadAsync(OfficeSettings settings, DateOnly day, DateOnly over)
    {
        if (day > over)
            return null;
        DayFacts? counted = null;
        await foreach (var one in facts.ReadAsync(settings.Id, day, day))
            counted = one.Facts;
        if (counted is not { IsClosed: true })
            return null;
        var merged = MergedServices.Of(settings);
        var rated = await ratings.ReadAsync(settings.Id, day, day, officer: null);
        return
        [
            .. counted
                .As(merged)
                .Legs.Select(leg => leg.Service)
                .Distinct()
                .SelectMany(service => RowsOf(service, settings, counted, rated, merged))
                .OrderBy(row => row[0], StringComparer.Ordinal)
                .ThenBy(row => row[1], StringComparer.Ordinal),
        ];
    }

    /// <summary>Writes them.</summary>
    public static async Task WriteAsync(Stream stream, IReadOnlyList<string?[]> rows)
    {
        await using var csv = Csv.Write(stream);
        await csv.WriteRowAsync(Columns);
        foreach (var row in rows)
            await csv.WriteRowAsync(row);
    }

    private static IEnumerable<string?[]> RowsOf(
        ServiceId service,
        OfficeSettings settings,
        DayFacts day,
        IReadOnlyList<RatedBatch> rated,
        MergedServices merged
    )
    {
        var sum = new ReportSum(Cut.Hour, new(Service: service), settings.Zone, services: merged);
        sum.Add(day);
        foreach (var batch in rated.Where(batch => batch.Whole == day.Day))
            sum.Add(batch);
        return sum
            .Parts.Where(part => part.Figures.Issued > 0)
            .Select(part => (string?[])[part.Key, service.Value, settings.NameOf(service)["vi"], .. Shown(part.Figures)]);
    }

    private static string?[] Shown(Figures of) =>
        of.Issued < Least
            ? ["<5", null, null, null, null]
            :
            [
                of.Issued.ToString(CultureInfo.InvariantCulture),
                of.Wait.Count < Least ? null : Minutes(of.Wait.P50),
                Minutes(of.Wait.P90), // of ten and more
                of.OnTime.Of < Least ? null : Percent(of.OnTime.Share),
                of.Ratings is { Hides: null } said ? Percent(said.Share) : null,
            ];

    private static string? Minutes(double? seconds) => Figure(seconds / 60);

    private static string? Percent(double? share) => Figure(100 * share);

    private static string? Figure(double? value) => value?.ToString("0.#", CultureInfo.InvariantCulture);
}
