using System.Globalization;
using System.Text.Json;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Http;
using ScreenHosting;

namespace QueueServer.Features.Reports;

/// <summary>A report as CSV: a row a part, the whole at the end. Times in minutes, shares in percent, one decimal each.
/// What is hidden is <c>&lt;5</c>, or <c>*</c> where the whole would tell such a cell.</summary>
internal static class FigureTable
{
    private static readonly (string Figure, Func<Figures, object?> Of)[] Columns =
    [
        ("issued", of => of.Issued),
        ("called", of => of.Called),
        ("finished", of => of.Finished),
        ("transferred", of => of.Transferred),
        ("noShows", of => of.NoShows),
        ("returned", of => of.Returned),
        ("cancelledByVisitor", of => of.CancelledByVisitor),
        ("cancelledByOfficer", of => of.CancelledByOfficer),
        ("expired", of => of.Expired),
        ("left", of => of.Left),
        ("neverCame", of => of.NeverCame),
        ("onTime", of => Percent(of.OnTime.Share)),
        ("waitP50", of => Minutes(of.Wait.P50)),
        ("waitP90", of => Minutes(of.Wait.P90)),
        ("waitP95", of => Minutes(of.Wait.P95)),
        ("allP50", of => Minutes(of.WaitOfAll.P50)),
        ("allP90", of => Minutes(of.WaitOfAll.P90)),
        ("service", of => Minutes(of.Service.Mean)),
        ("stay", of => Minutes(of.Stay.P50)),
        ("abandoned", of => Percent(of.Abandoned.Share)),
        ("overAnHour", of => Percent(of.OverAnHour.Share)),
        ("overtaken", of => of.Overtaken.Count),
        ("toldTrue", of => Percent(of.ToldTrue.Share)),
        ("outcomes", of => Percent(of.Outcomes.Share)),
        ("procedures", of => of.Procedures),
        ("occupancy", of => Percent(of.Counters?.Occupancy)),
        ("idleWhileWaiting", of => Minutes(of.Counters?.IdleWhileWaiting)),
        ("perHour", of => of.Counters?.PerHour),
        ("unsure", of => of.Unsure),
        ("satisfied", of => Seen(of.Ratings, Percent(of.Ratings?.Share))),
        ("satisfiedLow", of => Seen(of.Ratings, Percent(of.Ratings?.Interval?.Low))),
        ("satisfiedHigh", of => Seen(of.Ratings, Percent(of.Ratings?.Interval?.High))),
        ("ratings", of => Seen(of.Ratings, of.Ratings?.Count)),
        ("asked", of => of.Ratings?.Asked),
        ("answered", of => Seen(of.Ratings, Percent(of.Ratings?.ResponseRate))),
    ];

    public static async Task WriteAsync(Stream stream, ReportView report, ScreenTexts texts, string language)
    {
        await using var csv = Csv.Write(stream, report.Targets.Semicolons);
        var by = texts.Get(language, $"reports.by.{Wire(report.By)}");
        await csv.WriteRowAsync([by, by, .. Columns.Select(column => texts.Get(language, $"reports.figure.{column.Figure}"))]);
        foreach (var (key, figures) in report.Parts)
            await csv.WriteRowAsync([key, NameOf(report, key, texts, language), .. TextsOf(figures)]);
        await csv.WriteRowAsync(["", texts.Get(language, "reports.total"), .. TextsOf(report.Total)]);
    }

    private static string NameOf(ReportView report, string key, ScreenTexts texts, string language) =>
        key.Length == 0 ? texts.Get(language, "reports.none")
        : report.Names.TryGetValue(key, out var name) ? name.GetValueOrDefault(language, name["vi"])
        : report.By is Cut.Channel or Cut.Weekday ? texts.Get(language, $"reports.{Wire(report.By)}.{Wire(key)}")
        : key;

    private static IEnumerable<string?> TextsOf(Figures figures) =>
        Columns.Select(column => column.Of(figures) is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.#}") : null);

    /// <summary>A figure of ratings; of fewer than may be seen, that they are fewer.</summary>
    private static object? Seen(Satisfaction? ratings, object? value) =>
        ratings?.Hides switch
        {
            Hidden.Few => $"<{RatingBatches.Least}",
            Hidden.Beside => "*",
            _ => value,
        };

    private static double? Minutes(double? seconds) => seconds / 60;

    private static double? Percent(double? share) => share * 100;

    private static string Wire(Cut cut) => Wire($"{cut}");

    private static string Wire(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
