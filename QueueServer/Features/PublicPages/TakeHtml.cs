using System.Text;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Http;
using ScreenHosting;
using static QueueServer.Features.PublicPages.PublicSheet;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// The page on which a number is taken from afar: what for, what follows, one button. What it asks the server for is with
/// <see cref="RemoteNumbers.RemoteEndpoints"/>.
/// </summary>
internal sealed class TakeHtml(ScreenTexts texts)
{
    /// <summary>What the server may answer, and has a sentence.</summary>
    private static readonly string[] Refused =
    [
        Refusals.OfficeClosed,
        Refusals.ServiceClosed,
        Refusals.DayNotOpen,
        Refusals.QuotaSpent,
        Refusals.NumbersSpent,
        Refusals.RemoteOff,
        Refusals.RemoteSpent,
        Refusals.TooLateToday,
        ProofOfWork.Refusal,
        "too-many-requests",
        "offline",
    ];

    private readonly PublicSheet sheet = new($"{Read("/cho/asking.js")}{Read("/cho/take.js")}", Read("/cho/form.css"));

    /// <summary>The policy of an office's page, but for who may frame it.</summary>
    public string PolicyOf(Brand brand) => sheet.PolicyOf(brand);

    /// <param name="view">The figures.</param>
    /// <param name="settings">The office they are of.</param>
    /// <param name="language">The page's language.</param>
    public string Page(PublicView view, OfficeSettings settings, string language)
    {
        var words = new PublicWords(texts, language, settings.Zone);
        var name = Safe(words.NameIn(view.Name));
        var html = sheet.Begin(words.Language, $"{Say(words, "cho.take")} – {name}", settings.Brand);
        var back = $"<a href=\"/cho/{view.Office}?language={language}\">{name}</a>";
        Head(html, back, words, texts, $"/cho/{view.Office}/take");
        html.Append($"<main><h1>{Say(words, "cho.take")}</h1>\n");
        if (!view.GivesNumbers)
            html.Append($"<p>{Say(words, $"refusal.{Refusals.RemoteOff}")}</p>");
        else if (view.Open)
            Form(html, view, settings, words);
        else
            html.Append($"<p>{Safe(words.Opening(view))}</p>");
        BookHtml.Link(html, settings, words);
        return sheet.End(html.Append("</main>\n"));
    }

    private static void Form(StringBuilder html, PublicView view, OfficeSettings settings, PublicWords words)
    {
        html.Append($"<form id=\"take\" data-office=\"{view.Office}\"><fieldset><legend>{Say(words, "cho.take.service")}</legend>\n");
        foreach (var service in view.Services.Where(of => of.Open))
            html.Append(
                $"""
                <label><input type="radio" name="service" value="{service.Id}">
                <span>{Safe(words.NameIn(service.Name))} <small>{Safe(words.Wait(service.Wait))}</small></span></label>

                """
            );
        html.Append("</fieldset>\n");
        AskingHtml.Classes(html, settings, words);
        html.Append(
            $"""
            <ul class="plain"><li>{Say(words, "cho.take.line")}</li><li>{Say(words, "cho.take.come")}</li>
            <li>{Say(words, "cho.take.late")}</li><li>{Say(words, "cho.take.nameless")}</li></ul>
            <noscript><p class="stale">{Say(words, "cho.take.script")}</p></noscript>
            <p id="said" role="status"></p>
            <button type="submit">{Say(words, "cho.take.do")}</button></form>

            """
        );
        AskingHtml.Words(
            html,
            words,
            Refused,
            [new("working", words.Say("cho.take.working")), new("choose", words.Say("cho.take.choose"))]
        );
    }
}
