using System.Text;
using QueueContracts;
using QueueServer.Http;
using ScreenHosting;

namespace QueueServer.Features.PublicPages;

/// <summary>What the pages for everybody are written on: one answer each, with its style and its one script in it.</summary>
internal sealed class PublicSheet
{
    private readonly string style;
    private readonly (string Styles, string Scripts) policy;
    private readonly string script;

    /// <param name="script">What stands in each page as its script.</param>
    /// <param name="style">What it needs beside the style of all of them.</param>
    /// <param name="mayImport">Whether the script may fetch modules of this server, once they are needed.</param>
    /// <exception cref="StartException">A file does not stand beside the program.</exception>
    public PublicSheet(string script, string style = "", bool mayImport = false)
    {
        this.style = Dense($"{Read("/shared/values.css")}\n{Read("/cho/cho.css")}{style}");
        this.script = Dense(script);
        policy = (
            "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'; img-src data:; "
                + $"style-src {InlineHash.Of(this.style)}",
            $"; script-src {InlineHash.Of(this.script)}{(mayImport ? " 'self'" : "")}; frame-ancestors "
        );
    }

    /// <summary>The policy of an office's pages, but for who may frame them.</summary>
    public string PolicyOf(Brand brand) =>
        policy.Styles + (BrandStyle.Of(brand) is { } own ? $" {InlineHash.Of(own)}" : "") + policy.Scripts;

    /// <summary>Begins a page, up to its body.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="title">Its title, safe already.</param>
    /// <param name="brand">Its office's look.</param>
    /// <param name="isFramed">Whether it is made to stand in pages of others.</param>
    public StringBuilder Begin(string language, string title, Brand brand, bool isFramed = false) =>
        new(
            $"""
            <!doctype html>
            <html lang="{language}"{(isFramed ? " class=\"framed\"" : "")}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <style>{style}</style>{(BrandStyle.Of(brand) is { } own ? $"<style>{own}</style>" : "")}
            </head>
            <body>

            """
        );

    /// <summary>Ends a page, with its script.</summary>
    public string End(StringBuilder html) => html.Append($"<script>{script}</script>\n</body></html>\n").ToString();

    /// <summary>A whole page that says one thing and why, without a script.</summary>
    /// <param name="words">Its language.</param>
    /// <param name="title">The key of what it says.</param>
    /// <param name="why">The key of why.</param>
    public string Note(PublicWords words, string title, string why)
    {
        var html = Begin(words.Language, Say(words, title), Brand.None, isFramed: true);
        html.Append($"<main><h1>{Say(words, title)}</h1><p>{Say(words, why)}</p></main>\n");
        return html.Append("</body></html>\n").ToString();
    }

    /// <summary>The office's name, and the same page in the other languages.</summary>
    /// <param name="html">The page.</param>
    /// <param name="name">What stands in its head, safe already.</param>
    /// <param name="words">The page's language.</param>
    /// <param name="texts">All of them.</param>
    /// <param name="address">Where the page is.</param>
    public static void Head(StringBuilder html, string name, PublicWords words, ScreenTexts texts, string address)
    {
        html.Append($"<header><p>{name}</p><nav aria-label=\"{Say(words, "cho.languages")}\">");
        foreach (var other in texts.Languages.Where(of => of != words.Language))
        {
            var called = Safe(texts.Get(other, "language.name"));
            html.Append($"<a href=\"{address}?language={other}\" lang=\"{other}\" data-testid=\"language\">{called}</a>");
        }

        html.Append("</nav></header>\n");
    }

    /// <summary>A text, safe within a page.</summary>
    public static string Say(PublicWords words, string key, params ReadOnlySpan<(string, string)> values) => Safe(words.Say(key, values));

    /// <summary>Anything, safe within a page.</summary>
    public static string Safe(string text) => PrintedPage.Safe(text);

    /// <summary>Without its indents and the lines that only comment: they are a fifth of a page, which phones on a bad line load.</summary>
    private static string Dense(string file) =>
        string.Join(
            '\n',
            file.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal) && !IsComment(line))
        );

    private static bool IsComment(string line) =>
        line.StartsWith("/*", StringComparison.Ordinal) && line.IndexOf("*/", StringComparison.Ordinal) == line.Length - 2;

    /// <summary>A file below <c>wwwroot</c>.</summary>
    /// <exception cref="StartException">It does not stand beside the program.</exception>
    public static string Read(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "wwwroot", file[1..]);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new StartException($"the file {path} is missing: build the program again.");
    }
}
