using System.Globalization;
using System.Text;
using QueueServer.Access;
using QueueServer.Http;
using ScreenHosting;
using static QueueServer.Http.PrintedPage;

namespace QueueServer.Features.Privacy;

/// <summary>The impact assessment as a page to print, with what is held now at its end.</summary>
internal static class ImpactPage
{
    public static string Of(ImpactAssessment sheet, ScreenTexts texts)
    {
        var (language, running) = (sheet.Language, sheet.Running);
        var name = running.Name.GetValueOrDefault(language) ?? running.Name["vi"];
        var html = new StringBuilder(
            PrintedPage.Begin(
                language,
                $"{Say("dpia.title")} – {Safe(name)}",
                """<link rel="stylesheet" href="/admin/impact-assessment.css">"""
            )
        );
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
              <h1>{Say("dpia.title")}</h1>
              <p>{Safe(name)} · {Safe(When(running.At))}</p>

            """
        );
        foreach (var section in sheet.Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Safe(section.Title)}</h2><ul>");
            foreach (var point in section.Points)
                html.Append(CultureInfo.InvariantCulture, $"<li>{Safe(point.Text)}</li>");
            html.Append("</ul></section>\n");
        }

        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <section><h2>{Say("privacy.held")}</h2><table>
            <thead><tr><th scope="col">{Say("privacy.held.office")}</th><th scope="col">{Say(
                "privacy.held.templates"
            )}</th><th scope="col">{Say("privacy.held.pictures")}</th><th scope="col">{Say("privacy.held.oldest")}</th></tr></thead>
            <tbody>
            """
        );
        foreach (var held in running.Held)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{Safe(held.Name.GetValueOrDefault(language) ?? held.Name["vi"])}</th><td>"
                    + $"{held.Templates}</td><td>{held.Pictures}</td>"
            );
            html.Append(CultureInfo.InvariantCulture, $"<td>{(held.Oldest is { } oldest ? Safe(When(oldest)) : "–")}</td></tr>");
        }

        return html.Append("</tbody></table></section>\n</main></body></html>\n").ToString();

        string Say(string key) => Safe(texts.Get(language, key));
        string When(DateTimeOffset at) =>
            TimeZoneInfo
                .ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(running.TimeZone))
                .ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
    }
}
