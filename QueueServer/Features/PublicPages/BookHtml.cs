using System.Globalization;
using System.Text;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using ScreenHosting;
using static QueueServer.Features.PublicPages.PublicSheet;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// The page on which an appointment is booked: what for, when, and a contact if one likes. What it asks the server for is the API of
/// appointments; it leads to the appointment's own page.
/// </summary>
internal sealed class BookHtml(ScreenTexts texts)
{
    private static readonly string[] Refused =
    [
        .. SlotsHtml.Refused,
        Refusals.UnknownService,
        Refusals.UnknownClass,
        BookingRefusals.BadContact,
        ProofOfWork.Refusal,
    ];

    private readonly PublicSheet sheet = new(
        $"{Read("/cho/asking.js")}{Read("/cho/slots.js")}{Read("/cho/book.js")}",
        $"{Read("/cho/form.css")}{Read("/cho/slots.css")}{Read("/cho/book.css")}"
    );

    /// <summary>The policy of an office's page, but for who may frame it.</summary>
    public string PolicyOf(Brand brand) => sheet.PolicyOf(brand);

    /// <summary>Whether there is anything to book.</summary>
    public static bool IsOffered(OfficeSettings settings) => SlotsHtml.Booked(settings).Any();

    /// <summary>Leads there from another page of the office; nothing where nothing can be booked.</summary>
    public static void Link(StringBuilder html, OfficeSettings settings, PublicWords words)
    {
        if (IsOffered(settings))
            html.Append($"<p><a href=\"/cho/{settings.Id}/book?language={words.Language}\">{Say(words, "book.title")}</a></p>\n");
    }

    /// <param name="settings">The office.</param>
    /// <param name="language">The page's language.</param>
    public string Page(OfficeSettings settings, string language)
    {
        var words = new PublicWords(texts, texts.Known(language), settings.Zone);
        var name = Safe(words.NameIn(settings.Name));
        var html = sheet.Begin(words.Language, $"{Say(words, "book.title")} – {name}", settings.Brand);
        Head(html, $"<a href=\"/cho/{settings.Id}?language={words.Language}\">{name}</a>", words, texts, $"/cho/{settings.Id}/book");
        html.Append($"<main><h1>{Say(words, "book.title")}</h1>\n");
        if (IsOffered(settings))
            Form(html, settings, words);
        else
            html.Append($"<p>{Say(words, "book.off")}</p>");
        return sheet.End(html.Append("</main>\n"));
    }

    private static void Form(StringBuilder html, OfficeSettings settings, PublicWords words)
    {
        html.Append(
            CultureInfo.InvariantCulture,
            $"<form id=\"book\" data-office=\"{settings.Id}\" data-days=\"{SlotsHtml.Days(settings)}\">"
        );
        html.Append($"<div id=\"choosing\"><fieldset><legend>{Say(words, "cho.take.service")}</legend>\n");
        foreach (var service in SlotsHtml.Booked(settings))
        {
            html.Append($"<label><input type=\"radio\" name=\"service\" value=\"{service.Id}\">");
            html.Append($"<span>{Safe(words.NameIn(service.Name))}</span></label>\n");
        }

        html.Append("</fieldset>\n<div id=\"slots\"></div>\n");
        AskingHtml.Classes(html, settings, words);
        var come = Say(words, "book.come", ("early", $"{settings.CheckIn.EarlyMinutes}"), ("late", $"{settings.CheckIn.LateMinutes}"));
        html.Append(
            $"""
            <ul class="plain"><li>{come}</li><li>{Say(words, "book.change")}</li><li>{Say(words, "book.nameless")}</li></ul>
            <noscript><p class="stale">{Say(words, "book.script")}</p></noscript></div>
            <div id="confirming" hidden><h2 tabindex="-1">{Say(words, "book.confirm")}</h2>
            <p id="what"></p><p id="when"></p><p id="until"></p>
            <label class="choose">{Say(words, "book.contact")}
            <input name="contact" autocomplete="tel" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254"
              aria-describedby="why"></label>
            <p id="why">{Say(words, "book.contact.why")}</p>
            <button type="button" class="second" id="back">{Say(words, "book.back")}</button></div>
            <p id="said" role="status"></p>
            <button type="submit">{Say(words, "book.next")}</button></form>

            """
        );
        AskingHtml.Words(
            html,
            words,
            Refused,
            SlotsHtml
                .Words(words)
                .Append(new("next", words.Say("book.next")))
                .Append(new("confirm", words.Say("book.confirm")))
                .Append(new("until", words.Say("book.until")))
                .Append(new("soon", words.Say("book.soon")))
                .Append(new("chooseService", words.Say("cho.take.choose")))
                .Append(new("working", words.Say("cho.take.working")))
        );
    }
}
