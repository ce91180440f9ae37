using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Http;
using QueueServer.Journal;
using QueueServer.Settings;
using ScreenHosting;

namespace QueueServer.Features.Privacy;

/// <summary>What an office tells of its handling of faces. Nothing here says who.</summary>
internal static class PrivacyEndpoints
{
    private const int DefaultTake = 20;
    private const int MostTaken = 200;

    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapOffice("", "Privacy", Policies.Reader);
        office.MapGet("/consents", ReadConsentsAsync).WithName("ReadConsents");
        office.MapGet("/privacy", ReadAsync).WithName("ReadPrivacy");
        office.MapGet("/deletions", ReadDeletionsAsync).WithName("ReadDeletions");
        office.MapGet("/impact-assessment.json", AssessAsync).WithName("ReadImpactAssessment");
        office.MapGet("/impact-assessment.html", PrintAsync).WithName("PrintImpactAssessment");
    }

    private static async Task<Ok<IReadOnlyList<ArchivedConsent>>> ReadConsentsAsync(OfficeId office, ConsentArchive archive) =>
        TypedResults.Ok(await archive.ReadAsync(office));

    private static async Task<Ok<PrivacyView>> ReadAsync(OfficeId office, PrivacyViews views) =>
        TypedResults.Ok(await views.OfAsync(office));

    /// <param name="office">The office.</param>
    /// <param name="log">The deletions.</param>
    /// <param name="before">Only those older than the one of this id: the <c>next</c> of the page before.</param>
    /// <param name="take">At most so many, 1…200; 20 when not said.</param>
    private static async Task<Results<Ok<DeletionPage>, ProblemHttpResult>> ReadDeletionsAsync(
        OfficeId office,
        DeletionLog log,
        long? before = null,
        int take = DefaultTake
    ) => take is < 1 or > MostTaken ? Problems.Invalid(("take", "bad-take")) : TypedResults.Ok(await log.ReadAsync(office, before, take));

    private static async Task<Results<Ok<ImpactAssessment>, ProblemHttpResult>> AssessAsync(
        OfficeId office,
        PrivacyViews views,
        ScreenTexts texts,
        string language = "vi"
    ) =>
        texts.Languages.Contains(language)
            ? TypedResults.Ok(ImpactAssessment.Create(await views.OfAsync(office), texts, language))
            : Problems.Invalid(("language", "unknown-language"));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> PrintAsync(
        OfficeId office,
        PrivacyViews views,
        ScreenTexts texts,
        HttpResponse response,
        string language = "vi"
    )
    {
        if (!texts.Languages.Contains(language))
            return Problems.Invalid(("language", "unknown-language"));
        response.Headers.ContentSecurityPolicy = PrintedPage.Policy;
        response.Headers.CacheControl = "no-store";
        return TypedResults.Content(
            ImpactPage.Of(ImpactAssessment.Create(await views.OfAsync(office), texts, language), texts),
            "text/html",
            Encoding.UTF8
        );
    }
}
