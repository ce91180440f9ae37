using System.Globalization;
using System.Text;
using QueueServer.Domain;
using QueueServer.Http;
using ScreenHosting;
using static QueueServer.Http.PrintedPage;

namespace QueueServer.Features.Ratings;

/// <summary>The sheet that hangs on the wall, to print on A4: the QR, and in every language what it is for.</summary>
internal static class WallSheet
{
    /// <summary>Its policy: beside what any such page has, the picture that stands in it.</summary>
    public const string Policy = PrintedPage.Policy + "; img-src data:";

    /// <summary>Where a phone reaches the page; null while the office has set no public address.</summary>
    public static Uri? PageOf(OfficeSettings settings) =>
        settings.PublicAddress is { } address ? new(address, $"/rate/{settings.Id}") : null;

    public static string Of(OfficeSettings settings, ScreenTexts texts)
    {
        var html = new StringBuilder(
            Begin(
                ScreenTexts.First,
                $"{Say(ScreenTexts.First, "wallSheet.title")} – {Safe(NameIn(ScreenTexts.First))}",
                """<link rel="stylesheet" href="/wall/sheet.css">"""
            )
        );
        html.Append(CultureInfo.InvariantCulture, $"  <p class=\"office\">{Safe(NameIn(ScreenTexts.First))}</p>\n");
        var (first, others) = (ScreenTexts.First, texts.Languages.Skip(1).ToList());
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Say(first, "rating.question")}</h1>\n");
        foreach (var language in others)
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"question\" lang=\"{language}\">{Say(language, "rating.question")}</p>\n"
            );
        html.Append(
            PageOf(settings) is { } page
                ? $"""
                <img src="{QrPicture.Of(page.AbsoluteUri)}" alt="">
                <p class="address">{Safe(page.AbsoluteUri)}</p>

                """
                : string.Concat(
                    others
                        .Prepend(first)
                        .Select(language => $"<p class=\"missing\" lang=\"{language}\">{Say(language, "wallSheet.noAddress")}</p>\n")
                )
        );
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"how\">{Say(first, "wallSheet.how")}</p>\n");
        foreach (var language in others)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"how other\" lang=\"{language}\">{Say(language, "wallSheet.how")}</p>\n");
        return html.Append("</main></body></html>\n").ToString();

        string Say(string language, string key) => Safe(texts.Get(language, key));
        string NameIn(string language) => settings.Name.GetValueOrDefault(language) ?? settings.Name[ScreenTexts.First];
    }
}
