using System.Globalization;
using System.Text;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.PublicPages;
using QueueServer.Offices;
using ScreenHosting;
using static QueueServer.Features.PublicPages.PublicSheet;

namespace QueueServer.Features.Bookings;

/// <summary>
/// The page of an appointment, written out by the server: what it is, its code, how to come. With a script it is moved and given up there,
/// and its visitor says that they are here (<c>cho/booking.js</c>).
/// </summary>
internal sealed class AppointmentHtml(ScreenTexts texts)
{
    private static readonly string[] Refused =
    [
        .. SlotsHtml.Refused,
        BookingRefusals.NotConfirmed,
        BookingRefusals.BookingStarted,
        BookingRefusals.BookingMissed,
        Refusals.BookingEarly,
        Refusals.BookingUsed,
        Refusals.OfficeClosed,
        Refusals.ServiceClosed,
        Refusals.DayNotOpen,
        Refusals.QuotaSpent,
        Refusals.NumbersSpent,
        Refusals.TooLateToday,
    ];

    private readonly PublicSheet sheet = new(
        $"{Read("/cho/asking.js")}{Read("/cho/slots.js")}{Read("/cho/booking.js")}",
        $"{Read("/cho/form.css")}{Read("/cho/slots.css")}{Read("/cho/booking.css")}",
        mayImport: true // whether a phone is near is looked for only when somebody says so
    );

    /// <summary>The policy of an office's page, but for who may frame it.</summary>
    public string PolicyOf(Brand brand) => sheet.PolicyOf(brand);

    /// <param name="booking">The appointment.</param>
    /// <param name="office">Its office, as it is.</param>
    /// <param name="language">The page's language.</param>
    public string Page(Booking booking, OfficeSnapshot office, string language)
    {
        var settings = office.Settings;
        var words = new PublicWords(texts, texts.Known(language), settings.Zone);
        var (name, code) = (Safe(words.NameIn(settings.Name)), booking.Code);
        var html = sheet.Begin(words.Language, $"{Say(words, "booking.title")} – {name}", settings.Brand);
        var head = PublicPageSettings.IsShown(settings) ? $"<a href=\"/cho/{settings.Id}?language={words.Language}\">{name}</a>" : name;
        Head(html, head, words, texts, $"/b/{settings.Id}/{code}");
        html.Append($"<main><h1 tabindex=\"-1\">{Say(words, "booking.title")}</h1>\n");
        var taken = office.State.TicketOf(booking.Id);
        var isOver = !booking.IsLiveAt(office.At);
        var near =
            taken is null && settings.PublicPage.Place is { } place && MayComeIn(booking, office) ? $" data-near=\"{Safe(place)}\"" : "";
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <div id="booking" class="{(isOver ? "over" : "live")}" data-office="{settings.Id}" data-code="{code}"
              data-service="{booking.Service}" data-days="{SlotsHtml.Days(settings)}"{near}>
            <p class="state">{(
                taken is null ? StateOf(booking, office.At, words) : Say(words, "booking.used", ("number", $"{taken.Number}"))
            )}</p>

            """
        );
        What(html, booking, settings, words);
        if (taken is not null)
            html.Append($"<p><a class=\"first\" href=\"/t/{taken.Id}\">{Say(words, "booking.number")}</a></p>\n");
        else if (isOver)
            BookHtml.Link(html, settings, words);
        else
            Live(html, booking, office, words);
        html.Append("</div>\n<p id=\"said\" role=\"status\"></p>\n");
        Acts(html, words);
        Words(html, booking, words);
        return sheet.End(html.Append("</main>\n"));
    }

    /// <summary>What is said where there is no such appointment.</summary>
    public string Missing(string? language) => Note(language, "booking.none", "booking.none.why");

    /// <summary>What is said to whoever looks for it at another office, with the way there.</summary>
    /// <param name="booking">The appointment.</param>
    /// <param name="settings">Its office.</param>
    /// <param name="language">The page's language.</param>
    public string Elsewhere(Booking booking, OfficeSettings settings, string language)
    {
        var words = new PublicWords(texts, texts.Known(language), settings.Zone);
        var (address, title) = (settings.PublicPage.Address, Say(words, "booking.elsewhere.title"));
        var said = words.Say("booking.elsewhere", ("office", words.NameIn(settings.Name)), ("when", WhenOf(booking, settings, words)));
        var html = sheet.Begin(words.Language, title, settings.Brand);
        html.Append($"<main><h1>{title}</h1><p class=\"state\">{Safe(said)}</p>\n");
        if (address.Count > 0)
            html.Append($"<p>{Say(words, "cho.address")}: {Safe(words.NameIn(address))}</p>\n");
        html.Append($"<p><a class=\"first\" href=\"/b/{settings.Id}/{booking.Code}?language={words.Language}\">");
        return html.Append($"{Say(words, "booking.elsewhere.open")}</a></p></main>\n</body></html>\n").ToString();
    }

    /// <summary>What is said to whoever guesses.</summary>
    public string Closed(string? language) => Note(language, "booking.none", "refusal.too-many-requests");

    private string Note(string? language, string title, string why) =>
        sheet.Note(new(texts, texts.Known(language ?? ScreenTexts.First), TimeZoneInfo.Utc), title, why);

    private static string StateOf(Booking booking, DateTimeOffset now, PublicWords words) =>
        booking.StateAt(now) switch
        {
            BookingState.Held => Say(words, "booking.held", ("time", words.TimeOf(booking.HeldUntil!.Value))), // it is held
            BookingState.Confirmed => Say(words, now < booking.Start ? "booking.confirmed" : "booking.started"),
            BookingState.Cancelled => Say(words, "booking.cancelled"),
            BookingState.Expired => Say(words, "booking.expired"),
            BookingState.Missed => Say(words, "booking.missed"),
            var other => throw new InvalidOperationException($"Unknown state {other}."),
        };

    private static void What(StringBuilder html, Booking booking, OfficeSettings settings, PublicWords words)
    {
        var place = PublicPlace.Of(settings.PublicPage);
        var when = WhenOf(booking, settings, words);
        html.Append(
            $"""
            <section><dl><dt>{Say(words, "booking.when")}</dt><dd class="when">{Safe(when)}</dd>
            <dt>{Say(words, "cho.take.service")}</dt><dd>{Safe(words.NameIn(settings.NameOf(booking.Service)))}</dd>

            """
        );
        if (booking.Reason is { } reason)
            html.Append($"<dt>{Say(words, "booking.reason")}</dt><dd>{Say(words, KeyOf(reason))}</dd>");
        if (place.Address.Count > 0)
            html.Append($"<dt>{Say(words, "cho.address")}</dt><dd>{Safe(words.NameIn(place.Address))}</dd>");
        html.Append("</dl></section>\n");
    }

    private static string WhenOf(Booking booking, OfficeSettings settings, PublicWords words) =>
        words.Say("book.when", ("time", words.TimeOf(booking.Start)), ("day", words.Day(settings.DayAt(booking.Start))));

    private static string KeyOf(ReturnReason reason) =>
        reason switch
        {
            ReturnReason.MorePapers => "return.morePapers",
            ReturnReason.Result => "return.result",
            ReturnReason.Other => "return.other",
            var other => throw new InvalidOperationException($"Unknown reason {other}."),
        };

    private static void Live(StringBuilder html, Booking booking, OfficeSnapshot office, PublicWords words)
    {
        var (code, isConfirmed) = (Safe(booking.Code.ToString()), booking.State == BookingState.Confirmed);
        if (!isConfirmed)
            Button(html, "confirm", Say(words, "book.confirm"));
        html.Append(
            $"""
            <section><h2>{Say(words, "booking.code")}</h2><p class="code figure" data-testid="code">{code}</p>
            <img src="{QrPicture.Of(booking.Code.ToString())}" alt="{Say(words, "booking.qr", ("code", code))}">
            <p>{Say(words, "booking.keep")}</p></section>

            """
        );
        if (isConfirmed)
        {
            Arrival(html, booking, office, words);
            Calendar(html, booking, office.Settings, words);
        }

        if (office.At >= booking.Start)
            return;
        html.Append("<section>");
        if (isConfirmed)
            Button(html, "move", Say(words, "booking.move"), "second");
        Button(html, "cancel", Say(words, "booking.cancel"), "danger");
        html.Append("</section>\n");
    }

    /// <summary>How to say that one is here: on the phone where the office has said where it is, else at the kiosk.</summary>
    private static void Arrival(StringBuilder html, Booking booking, OfficeSnapshot office, PublicWords words)
    {
        var (opens, ends) = office.Settings.CheckIn.Of(booking.Start);
        var (from, to) = (words.TimeOf(opens), words.TimeOf(ends));
        html.Append($"<section><h2>{Say(words, "booking.arrive")}</h2>");
        html.Append($"<p>{Say(words, "booking.arrive.kiosk", ("from", from), ("to", to))}</p>\n");
        if (office.At > ends)
            html.Append($"<p class=\"stale\">{Say(words, "booking.late")}</p>");
        if (office.Settings.PublicPage.Place is not null)
        {
            var mayComeIn = MayComeIn(booking, office);
            html.Append($"<p>{Say(words, mayComeIn ? "visit.checkIn.near" : "booking.arrive.phone")}</p>");
            if (mayComeIn)
                Button(html, "come", Say(words, "visit.checkIn"));
        }

        html.Append("</section>\n");
    }

    /// <summary>For calendars, which are shared: what for is named only where that is wanted.</summary>
    private static void Calendar(StringBuilder html, Booking booking, OfficeSettings settings, PublicWords words)
    {
        var file = $"/api/v1/offices/{settings.Id}/bookings/{booking.Code}/calendar.ics";
        html.Append(
            $"<section><h2>{Say(words, "booking.calendar")}</h2><ul><li><a href=\"{file}\">{Say(words, "booking.calendar.plain")}</a></li>"
        );
        html.Append($"<li><a href=\"{file}?service=true\">{Say(words, "booking.calendar.named")}</a></li></ul></section>\n");
    }

    /// <summary>What stays while the appointment is drawn anew: the times to move it to, and the question before it is given up.</summary>
    private static void Acts(StringBuilder html, PublicWords words)
    {
        html.Append($"<form id=\"moving\" hidden><h2 tabindex=\"-1\">{Say(words, "booking.move")}</h2><div id=\"slots\"></div>\n");
        html.Append($"<button type=\"submit\">{Say(words, "booking.move.do")}</button>");
        Button(html, "stay", Say(words, "booking.move.stop"), "second");
        html.Append("</form>\n<dialog id=\"sure\" aria-labelledby=\"cancelling\" aria-describedby=\"lost\">");
        html.Append(
            $"<h2 id=\"cancelling\">{Say(words, "booking.cancel.sure")}</h2><p id=\"lost\">{Say(words, "booking.cancel.more")}</p>"
        );
        Button(html, "no", Say(words, "booking.cancel.no"), "second");
        Button(html, "yes", Say(words, "booking.cancel"), "danger");
        html.Append("</dialog>\n");
    }

    private static void Button(StringBuilder html, string act, string words, string look = "first") =>
        html.Append($"<button type=\"button\" class=\"{look}\" data-act=\"{act}\">{words}</button>\n");

    private static void Words(StringBuilder html, Booking booking, PublicWords words)
    {
        var code = booking.Code.ToString();
        AskingHtml.Words(
            html,
            words,
            Refused,
            SlotsHtml
                .Words(words)
                .Append(new("moved", words.Say("booking.moved")))
                .Append(new("looking", words.Say("visit.checkIn.looking")))
                .Append(new("far", words.Say("visit.checkIn.far", ("code", code))))
                .Append(new("unknown", words.Say("visit.checkIn.unknown", ("code", code))))
        );
    }

    /// <summary>Whether the page offers it; of a date that is over nothing is found.</summary>
    private static bool MayComeIn(Booking booking, OfficeSnapshot office) =>
        booking.StateAt(office.At) == BookingState.Confirmed && office.At >= office.Settings.CheckIn.Of(booking.Start).From;
}
