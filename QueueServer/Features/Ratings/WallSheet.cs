using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using QueueServer.Domain;
using ScreenHosting;

namespace QueueServer.Features.Ratings;

/// <summary>The sheet that hangs on the wall, to print on A4: the QR, and in every language what it is for.</summary>
internal static class WallSheet
{
    /// <summary>Its own policy: nothing but the program's own style and font, and the picture that stands in it.</summary>
    public const string Policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "style-src 'self'; font-src 'self'; img-src data:";

    /// <summary>Where a phone reaches the page; null while the office has set no public address.</summary>
    public static Uri? PageOf(OfficeSettings settings) =>
        settings.PublicAddress is { } address ? new(address, $"/rate/{settings.Id}") : null;

    public static string Of(OfficeSettings settings, ScreenTexts texts)
    {
        var html = new StringBuilder(
            $"""
            <!doctype html>
            <html lang="{WallViews.First}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Say(WallViews.First, "wallSheet.title")} – {Safe(NameIn(WallViews.First))}</title>
              <link rel="stylesheet" href="/shared/tokens.css">
              <link rel="stylesheet" href="/wall/sheet.css">
            </head>
            <body><main>
              <p class="office">{Safe(NameIn(WallViews.First))}</p>

            """
        );
        var (first, others) = (WallViews.First, WallViews.InOrder(texts).Skip(1).ToList());
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
        string NameIn(string language) => settings.Name.GetValueOrDefault(language) ?? settings.Name[WallViews.First];
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
