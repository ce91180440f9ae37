using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;

namespace QueueServer.Privacy;

/// <summary>What an office tells of its handling of faces. Nothing here says who.</summary>
internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup("/api/offices/{office}").WithTags("Privacy").RequireAuthorization(Policies.Reader).RequireOfficeAccess();
        office.MapGet("/consents", ReadConsentsAsync).WithName("ReadConsents");
    }

    private static async Task<Ok<IReadOnlyList<ArchivedConsent>>> ReadConsentsAsync(OfficeId office, ConsentArchive archive) => TypedResults.Ok(await archive.ReadAsync(office));
}
