using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using ScreenHosting;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// What everybody may read of an office, without a name and without a cookie: its page, the same in a frame, a badge, and open data.
/// </summary>
internal static class PublicEndpoints
{
    private const string Office = "{office:regex(^[a-z0-9-]+$)}";
    private const string Latest = "latest";

    public static void MapPublicPages(this WebApplication app)
    {
        _ = (
            app.Services.GetRequiredService<PublicHtml>(),
            app.Services.GetRequiredService<TakeHtml>(),
            app.Services.GetRequiredService<BookHtml>()
        ); // what is missing is told now
        var pages = app.MapGroup("/cho").ExcludeFromDescription();
        pages.MapGet($"/{Office}", ShowAsync);
        pages.MapGet($"/{Office}/embed", FrameAsync);
        pages.MapGet($"/{Office}/take", TakeAsync);
        pages.MapGet($"/{Office}/book", BookAsync);

        var data = app.MapGroup("").WithTags("Open data");
        data.AddEndpointFilter(app.Services.GetRequiredService<PublicLimit>());
        OpenData.Open(data);
        data.MapGet($"/cho/{Office}.json", ReadAsync).WithName("ReadPublicOffice");
        data.MapGet($"/cho/{Office}/badge.svg", DrawAsync).WithName("DrawBadge");
        data.MapGet("/cho/offices.geojson", MapOfAsync).WithName("ReadMap");
        data.MapGet("/data/catalog.jsonld", ReadCatalogue).WithName("ReadCatalogue");
        data.MapGet($"/data/{Office}/{{day}}.csv", ReadDayAsync).WithName("ReadPublicDay");
    }

    private static Task<IResult> ShowAsync(
        OfficeId office,
        IOffices offices,
        Publications publications,
        PublicHtml html,
        HttpResponse response,
        string language = ScreenTexts.First
    ) => PageAsync(Publications.Kind.Page, Find(offices, office), publications, html, response, language);

    private static Task<IResult> FrameAsync(
        OfficeId office,
        IOffices offices,
        Publications publications,
        PublicHtml html,
        HttpResponse response,
        string language = ScreenTexts.First
    ) => PageAsync(Publications.Kind.Frame, Find(offices, office), publications, html, response, language);

    private static async Task<IResult> TakeAsync(
        OfficeId office,
        IOffices offices,
        Publications publications,
        TakeHtml html,
        HttpResponse response,
        string language = ScreenTexts.First
    )
    {
        if (Find(offices, office) is not { } host)
            return TypedResults.Redirect($"/cho/{office}"); // it says so
        response.Headers.ContentSecurityPolicy = html.PolicyOf(host.Settings.Brand) + "'none'";
        return Answer(response, (await publications.OfAsync(host)).As(Publications.Kind.Take, language), "text/html; charset=utf-8");
    }

    private static async Task<IResult> BookAsync(
        OfficeId office,
        IOffices offices,
        Publications publications,
        BookHtml html,
        PublicHtml missing,
        HttpResponse response,
        string language = ScreenTexts.First
    )
    {
        if (Find(offices, office) is not { } host)
            return await PageAsync(Publications.Kind.Page, null, publications, missing, response, language);
        response.Headers.ContentSecurityPolicy = html.PolicyOf(host.Settings.Brand) + "'none'";
        return BookHtml.IsOffered(host.Settings)
            ? Answer(response, (await publications.OfAsync(host)).As(Publications.Kind.Book, language), "text/html; charset=utf-8")
            : TypedResults.Content(html.Page(host.Settings, language), "text/html", Encoding.UTF8, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> PageAsync(
        Publications.Kind kind,
        IOffice? office,
        Publications publications,
        PublicHtml html,
        HttpResponse response,
        string language
    )
    {
        var brand = office?.Settings.Brand ?? Brand.None;
        response.Headers.ContentSecurityPolicy = html.PolicyOf(brand) + (kind == Publications.Kind.Frame ? "*" : "'none'");
        if (office is null)
            return TypedResults.Content(html.Missing(language), "text/html", Encoding.UTF8, StatusCodes.Status404NotFound);
        return Answer(response, (await publications.OfAsync(office)).As(kind, language), "text/html; charset=utf-8");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(
        OfficeId office,
        Publications pages,
        IOffices offices,
        HttpResponse response
    ) =>
        Find(offices, office) is { } host
            ? Answer(response, (await pages.OfAsync(host)).As(Publications.Kind.Json), "application/json; charset=utf-8")
            : Problems.NotFound("unknown-office");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DrawAsync(
        OfficeId office,
        Publications pages,
        IOffices offices,
        ScreenTexts texts,
        HttpResponse response,
        string language = ScreenTexts.First
    ) =>
        Find(offices, office) is { } host
            ? Answer(
                response,
                (await pages.OfAsync(host)).As(Publications.Kind.Badge, texts.Languages.Contains(language) ? language : ScreenTexts.First),
                "image/svg+xml"
            )
            : Problems.NotFound("unknown-office");

    private static async Task<FileContentHttpResult> MapOfAsync(Publications pages, IOffices offices, HttpContext http)
    {
        var views = new List<PublicView>();
        foreach (var office in Shown(offices))
            views.Add((await pages.OfAsync(office)).View);
        return Answer(http.Response, Publications.Answer.Of(LinkedData.MapOf(views, RootOf(http.Request))), "application/geo+json");
    }

    private static FileContentHttpResult ReadCatalogue(IOffices offices, ScreenTexts texts, HttpContext http) =>
        Answer(
            http.Response,
            Publications.Answer.Of(
                LinkedData.CatalogueOf(
                    Shown(offices).Select(office => (office.Settings, office.State.LastDayOver)),
                    RootOf(http.Request),
                    texts
                )
            ),
            "application/ld+json"
        );

    /// <param name="office">The office.</param>
    /// <param name="day">A date, or <c>latest</c> for the last one that is over.</param>
    /// <param name="table">Reads it.</param>
    /// <param name="offices">All of them.</param>
    /// <param name="response">Told how long the answer lasts.</param>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadDayAsync(
        OfficeId office,
        string day,
        DayTable table,
        IOffices offices,
        HttpResponse response
    )
    {
        if (Find(offices, office) is not { } host)
            return Problems.NotFound("unknown-office");
        var (settings, over) = (host.Settings, host.State.LastDayOver);
        var date =
            day == Latest ? await table.LastAsync(office, over)
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) ? asked
            : null;
        if (date is not { } read || !DayRange.Holds(read) || await table.ReadAsync(settings, read, over) is not { } rows)
            return Problems.NotFound("no-such-day");
        using var stream = new MemoryStream();
        await DayTable.WriteAsync(stream, rows);
        var answer = Answer(response, Publications.Answer.Of(stream.ToArray()), Csv.Type);
        response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture,
            $"attachment; filename=\"cho_{office}_{read:yyyy-MM-dd}.csv\""
        );
        return answer;
    }

    /// <summary>An answer that is known by its tag, and good for a while wherever it is kept.</summary>
    private static FileContentHttpResult Answer(HttpResponse response, Publications.Answer answer, string type)
    {
        response.Headers.CacheControl = "public, max-age=15";
        return TypedResults.Bytes(answer.Bytes, type, entityTag: answer.Tag);
    }

    private static IOffice? Find(IOffices offices, OfficeId id) =>
        offices.Find(id) is { } office && PublicPageSettings.IsShown(office.Settings) ? office : null;

    private static IEnumerable<IOffice> Shown(IOffices offices) => offices.All.Where(office => PublicPageSettings.IsShown(office.Settings));

    /// <summary>Where whoever asks reached this server.</summary>
    private static Uri RootOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}/");
}
