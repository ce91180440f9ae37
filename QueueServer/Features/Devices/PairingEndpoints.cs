using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Http;

namespace QueueServer.Features.Devices;

/// <summary>What a device without a secret asks; nobody needs to be signed in.</summary>
internal static class PairingEndpoints
{
    public static void MapPairings(this IEndpointRouteBuilder routes)
    {
        var pairings = routes.MapGroup("/api/v1/pairings").WithTags("Pairings");
        pairings.MapPost("/", BeginAsync).RequireRateLimiting(RateLimits.Pairings).WithName("BeginPairing");
        pairings.MapPost("/claim", ClaimAsync).WithName("ClaimPairing");
    }

    private static async Task<Results<Ok<PairingReply>, ProblemHttpResult>> BeginAsync(PairingRequest request, Pairings pairings)
    {
        if (request.Kind is not (DeviceKind.Kiosk or DeviceKind.Board or DeviceKind.Server)) // a tablet's secret never leaves its cookie
            return Problems.Invalid(("kind", "bad-kind"));
        return await pairings.BeginAsync(request.Kind) is { } begun
            ? TypedResults.Ok(new PairingReply(begun.Proof, begun.Code, begun.ExpiresAt))
            : Problems.TooMany();
    }

    private static async Task<Results<Ok<ClaimReply>, Accepted, ProblemHttpResult>> ClaimAsync(ClaimRequest request, Pairings pairings) =>
        await pairings.FindAsync(request.Pairing) switch
        {
            null or { Kind: DeviceKind.Rating } => Problems.NotFound("unknown-pairing"),
            { Bearer: { } bearer } => TypedResults.Ok(new ClaimReply(bearer)),
            _ => TypedResults.Accepted((string?)null),
        };
}
