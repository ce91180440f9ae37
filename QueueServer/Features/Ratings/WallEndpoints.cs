using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Ratings;
using ScreenHosting;

namespace QueueServer.Features.Ratings;

/// <summary>
/// What the page asks to which a QR on the wall leads: which office it is, what a number and its code lead to, and to take a rating. For
/// everybody; and, for those who run the office, the sheet with the QR.
/// </summary>
internal static class WallEndpoints
{
    public static void MapWall(this IEndpointRouteBuilder routes)
    {
        var wall = routes.MapGroup("/api/v1/walls/{office}").WithTags("Ratings");
        wall.MapGet("/", Read).WithName("ReadWall");
        wall.MapPost("/question", AskAsync).WithName("AskAtWall");
        wall.MapPost("/ratings", RateAsync).WithName("RateAtWall");
        routes.MapOffice("/wall-sheet.html", "Ratings", Policies.Manager).MapGet("/", Print).WithName("PrintWallSheet");
    }

    /// <param name="office">The office.</param>
    /// <param name="offices">All of them.</param>
    /// <param name="texts">What people see.</param>
    /// <param name="language">The wanted one; Vietnamese where there is no such one.</param>
    private static Results<Ok<WallView>, ProblemHttpResult> Read(
        OfficeId office,
        IOffices offices,
        ScreenTexts texts,
        string language = ScreenTexts.First
    ) => offices.Find(office) is { } host ? TypedResults.Ok(WallViews.Of(host.Now, texts, language)) : Problems.NotFound("unknown-office");

    private static async Task<Results<Ok<WallQuestion>, ProblemHttpResult>> AskAsync(
        OfficeId office,
        WallRequest request,
        IOffices offices,
        WallDesk desk,
        HttpContext http
    )
    {
        if (offices.Find(office)?.Now is not { } now)
            return Problems.NotFound("unknown-office");
        switch (await desk.AskAsync(now, request.Number, request.Code, Addresses.Of(http)))
        {
            case WallAnswer.Asked(var number, var token):
                return TypedResults.Ok(new WallQuestion(number, token, now.Settings.Ratings.Stars));
            case WallAnswer.Closed(var until):
                var seconds = Math.Max(1, (int)Math.Ceiling((until - now.At).TotalSeconds));
                http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return Problems.TooMany(WallDesk.TooManyGuesses);
            case WallAnswer.Refused(WallDesk.WrongNumber):
                return Problems.NotFound(WallDesk.WrongNumber);
            case WallAnswer.Refused(var code):
                return Problems.Conflict(code);
            case var other:
                throw new InvalidOperationException($"Unknown answer {other}.");
        }
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RateAsync(
        OfficeId office,
        RatingByToken request,
        IOffices offices,
        RatingDesk desk
    ) => request.TakeAsync(offices.Find(office), desk, RatingChannel.Wall);

    private static ContentHttpResult Print(OfficeId office, IOffices offices, ScreenTexts texts, HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = WallSheet.Policy;
        response.Headers.CacheControl = "no-store";
        return TypedResults.Content(WallSheet.Of(offices.Get(office).Settings, texts), "text/html", Encoding.UTF8);
    }
}

/// <param name="Number">As somebody typed it.</param>
/// <param name="Code">Likewise.</param>
internal sealed record WallRequest(string Number, string Code);

/// <param name="Number">The number as it is called.</param>
/// <param name="Token">What lets its service be rated, once.</param>
/// <param name="Stars">Five stars instead of three levels.</param>
internal sealed record WallQuestion(TicketNumber Number, string Token, bool Stars);
