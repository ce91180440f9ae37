using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace QueueServer.Http;

/// <summary>A page of the server's own to print: it needs no script, and stands without one.</summary>
internal static class PrintedPage
{
    /// <summary>Its policy: nothing but the program's own style and font.</summary>
    public const string Policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'; font-src 'self'";

    /// <summary>Leaves the letters of every language as they are: pages are UTF-8.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A text as it may stand in the page.</summary>
    public static string Safe(string text) => Encoder.Encode(text);

    /// <summary>How it begins, until what it shows.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="title">Its title, safe.</param>
    /// <param name="head">What else stands in its head: the link to its own style sheet.</param>
    public static string Begin(string language, string title, string head) =>
        $"""
            <!doctype html>
            <html lang="{language}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{title}</title>
              <link rel="stylesheet" href="/shared/tokens.css">
              {head}
            </head>
            <body><main>

            """;
}
