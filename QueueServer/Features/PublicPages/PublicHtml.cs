using System.Globalization;
using System.Text;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Http;
using ScreenHosting;
using static QueueServer.Features.PublicPages.PublicSheet;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// The page for everybody, written out by the server: one answer, useful without a script. Its style and the few lines that keep it fresh
/// stand in it.
/// </summary>
internal sealed class PublicHtml(ScreenTexts texts)
{
    private static readonly int[] Steps = [5, 15, 30, 60]; // minutes, from which on a wait has a deeper colour

    private readonly PublicSheet sheet = new(Read("/cho/fresh.js"));

    /// <summary>The policy of an office's page, but for who may frame it.</summary>
    public string PolicyOf(Brand brand) => sheet.PolicyOf(brand);

    /// <summary>The whole page.</summary>
    /// <param name="view">The figures.</param>
    /// <param name="settings">The office they are of.</param>
    /// <param name="language">Its language.</param>
    public string Page(PublicView view, OfficeSettings settings, string language)
    {
        var words = new PublicWords(texts, language, settings.Zone);
        var html = Begin(view, settings, words, isFramed: false);
        Head(html, Safe(words.NameIn(view.Name)), words, texts, $"/cho/{view.Office}");
        html.Append("<main>");
        Now(html, view, words, isFramed: false);
        BookHtml.Link(html, settings, words);
        if (view.Truth is { } truth)
            html.Append($"<p class=\"truth\">{Safe(words.Truth(truth))}</p>\n");
        Usual(html, view, words);
        About(html, view, settings, words);
        html.Append(
            $"""
            </main><footer><p>{Say(words, "cho.private")}</p><p>{Say(words, "cho.data")}
            <a href="/cho/{view.Office}.json">JSON</a> · <a href="/data/{view.Office}/latest.csv">CSV</a> ·
            <a href="/data/catalog.jsonld">DCAT</a> · <a href="{LinkedData.Licence}" rel="license">CC BY 4.0</a></p></footer>

            """
        );
        html.Append($"<script type=\"application/ld+json\">{LinkedData.OfficeOf(view, settings)}</script>\n");
        return sheet.End(html);
    }

    /// <summary>What now is alone, to stand in pages of others.</summary>
    public string Frame(PublicView view, OfficeSettings settings, string language)
    {
        var words = new PublicWords(texts, language, settings.Zone);
        var html = Begin(view, settings, words, isFramed: true);
        html.Append("<main>");
        Now(html, view, words, isFramed: true);
        html.Append($"<p><a href=\"/cho/{view.Office}?language={language}\" target=\"_blank\" rel=\"noopener\">");
        html.Append($"{Safe(words.NameIn(view.Name))}</a></p></main>\n");
        return sheet.End(html);
    }

    /// <summary>What is said where there is no such page.</summary>
    public string Missing(string language) =>
        sheet.Note(new(texts, texts.Known(language), TimeZoneInfo.Utc), "cho.missing", "cho.missing.why");

    private StringBuilder Begin(PublicView view, OfficeSettings settings, PublicWords words, bool isFramed) =>
        sheet.Begin(words.Language, $"{Say(words, "cho.title")} – {Safe(words.NameIn(view.Name))}", settings.Brand, isFramed);

    /// <summary>What is true for a minute. The script puts a newer one in its place, and hides the waits once it cannot.</summary>
    private static void Now(StringBuilder html, PublicView view, PublicWords words, bool isFramed)
    {
        html.Append(
            $"""
            <div id="now"><h1 class="{(view.Open ? "open" : "closed")}">{Safe(words.Opening(view))}</h1>
            <p class="at">{Say(words, "cho.at", ("time", words.TimeOf(view.At)))}</p>
            <p class="stale" role="status" hidden>{Say(words, "cho.stale", ("time", words.TimeOf(view.At)))}</p>
            <ul>

            """
        );
        foreach (var service in view.Services)
            Service(html, service, view, words, isFramed);
        html.Append("</ul></div>\n");
    }

    private static void Service(StringBuilder html, PublicService service, PublicView view, PublicWords words, bool isFramed)
    {
        html.Append($"<li data-service=\"{service.Id}\"><h2>{Safe(words.NameIn(service.Name))}</h2>");
        if (service.Open)
            html.Append(
                $"""
                <p class="wait">{Safe(words.Wait(service.Wait))}</p>
                <p class="line">{Safe(words.Waiting(service.Waiting))} · {Safe(words.Counters(service.Counters))}</p>
                """
            );
        else if (service.OpensAt != view.OpensAt)
            html.Append($"<p class=\"shut\">{Safe(words.Opening(service.OpensAt, view.At))}</p>");
        if (service.Quiet is { } quiet)
            html.Append($"<p class=\"quiet\">{Safe(words.Quiet(quiet))}</p>");
        if (service.Open && view.GivesNumbers)
        {
            var beside = isFramed ? " target=\"_blank\" rel=\"noopener\"" : "";
            html.Append($"<p><a href=\"/cho/{view.Office}/take?service={service.Id}&amp;language={words.Language}\"{beside}>");
            html.Append($"{Say(words, "cho.take")}</a></p>");
        }

        html.Append("</li>\n");
    }

    private static void Usual(StringBuilder html, PublicView view, PublicWords words)
    {
        if (view.UsualHours.Count == 0)
            return;
        var cells = view.UsualHours.ToDictionary(hour => (hour.Weekday, hour.Hour));
        var weekdays = view.UsualHours.Select(hour => hour.Weekday).Distinct().Order().ToList();
        html.Append(
            $"""
            <section><h2 id="usual">{Say(words, "cho.usual")}</h2>
            <p>{Say(words, "cho.usual.how", ("weeks", words.Figure(QuietHours.Weeks)))}</p>
            <div class="scroll" role="region" aria-labelledby="usual" tabindex="0"><table><thead>
            <tr><th scope="col">{Say(words, "cho.hour")}</th>
            """
        );
        foreach (var weekday in weekdays)
        {
            var (name, brief) = (Safe(words.WeekdayName(weekday)), Safe(words.ShortWeekday(weekday)));
            html.Append($"<th scope=\"col\"><abbr title=\"{name}\">{brief}</abbr></th>");
        }

        html.Append("</tr></thead><tbody>\n");
        for (var hour = view.UsualHours.Min(of => of.Hour); hour <= view.UsualHours.Max(of => of.Hour); hour++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{hour:00}–{hour + 1:00}</th>");
            foreach (var weekday in weekdays)
                html.Append(CellOf(cells.GetValueOrDefault((weekday, hour)), words));
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div></section>\n");
    }

    private static string CellOf(UsualHour? hour, PublicWords words)
    {
        if (hour is null)
            return "<td></td>";
        if (hour.MedianSeconds is not { } median)
            return "<td>–</td>";
        var minutes = (int)Math.Round(median / 60, MidpointRounding.AwayFromZero);
        var depth = Steps.Count(step => minutes >= step);
        return $"<td class=\"l{depth}\">{words.Figure(minutes)} <small>{words.Figure(hour.Waits)}</small></td>";
    }

    private static void About(StringBuilder html, PublicView view, OfficeSettings settings, PublicWords words)
    {
        html.Append($"<section><h2>{Say(words, "cho.about")}</h2><dl>");
        if (view.Place.Address.Count > 0)
            Row("cho.address", Safe(words.NameIn(view.Place.Address)));
        if (view.Place.Phone is { } phone)
            Row("cho.phone", $"<a href=\"tel:{string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'))}\">{Safe(phone)}</a>");
        Row("cho.hours", HoursOf(settings.Hours, words));
        foreach (var day in Exceptions(settings.Hours, view.At, settings.Zone))
            Row(null, $"{Safe(words.Day(day.Date))}: {Safe(words.NameIn(day.Name))}, {Safe(words.Periods(day.Periods))}");
        if (view.Place.StepFree)
            Row("cho.access", Say(words, "cho.stepFree"));
        if (view.Place.SignLanguage.Count > 0)
            Row("cho.signLanguage", Safe(words.NameIn(view.Place.SignLanguage)));
        html.Append("</dl></section>\n");

        void Row(string? key, string value) => html.Append($"{(key is null ? "" : $"<dt>{Say(words, key)}</dt>")}<dd>{value}</dd>");
    }

    /// <summary>Weekdays one after the other that have the same hours, as one.</summary>
    private static string HoursOf(OpeningHours hours, PublicWords words)
    {
        if (hours.Week.IsEmpty)
            return Say(words, "cho.hours.whole");
        var runs = new List<(int First, int Last, string Hours)>();
        for (var weekday = 1; weekday <= 7; weekday++)
        {
            var periods = hours.Week.FirstOrDefault(day => day.Weekday == (DayOfWeek)(weekday % 7))?.Periods ?? [];
            var said = words.Periods(periods);
            if (runs is [.., var last] && last.Hours == said)
                runs[^1] = last with { Last = weekday };
            else
                runs.Add((weekday, weekday, said));
        }

        return string.Join("<br>", runs.Select(run => Safe($"{DaysOf(run.First, run.Last)}: {run.Hours}")));

        string DaysOf(int first, int last) =>
            first == last ? words.WeekdayName(first) : $"{words.WeekdayName(first)} – {words.WeekdayName(last)}";
    }

    /// <summary>Holidays and days with other hours, of the next month.</summary>
    private static IEnumerable<ExceptionalDay> Exceptions(OpeningHours hours, DateTimeOffset at, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return hours.Exceptions.Where(day => day.Date >= today && day.Date <= today.AddMonths(1)).OrderBy(day => day.Date);
    }
}
