using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Devices;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Ratings;
using ScreenHosting;

namespace QueueServer.Features.Ratings;

/// <summary>What a rating tablet asks: to be paired, and to hand in what a visitor said.</summary>
internal static class RatingDeviceEndpoints
{
    public static void MapRatingDevices(this IEndpointRouteBuilder routes)
    {
        var device = routes.MapGroup(RatingCookies.Path).WithTags("Ratings");
        device.MapPost("/pairing", BeginAsync).RequireRateLimiting(RateLimits.Pairings).WithName("BeginRatingPairing");
        device.MapPost("/claim", ClaimAsync).WithName("ClaimRatingPairing");
        device.MapPost("/alive", ReportAsync).WithName("ReportRatingAlive");
        device.MapPost("/ratings", RateAsync).RequireAuthorization(Policies.Rating).WithName("RateAtCounter");
    }

    private static async Task<Results<Ok<RatingPairing>, ProblemHttpResult>> BeginAsync(
        Pairings pairings,
        RatingCookies cookies,
        HttpContext http
    )
    {
        if (await pairings.BeginAsync(DeviceKind.Rating) is not { } begun)
            return Problems.TooMany();
        cookies.KeepPairing(http, begun.Proof);
        return TypedResults.Ok(new RatingPairing(begun.Code, begun.ExpiresAt));
    }

    /// <summary>The secret goes into the cookie, and into no answer.</summary>
    private static async Task<Results<NoContent, Accepted, ProblemHttpResult>> ClaimAsync(
        Pairings pairings,
        RatingCookies cookies,
        HttpContext http
    )
    {
        if (cookies.PairingOf(http) is not { } proof || await pairings.FindAsync(proof) is not { Kind: DeviceKind.Rating } pairing)
            return Problems.NotFound("unknown-pairing");
        if (pairing.Bearer is not { } bearer)
            return TypedResults.Accepted((string?)null);
        cookies.Keep(http, bearer);
        return TypedResults.NoContent();
    }

    /// <summary>A tablet says that it is there, and learns whether it is one (still).</summary>
    private static async Task<Ok<RatingDeviceState>> ReportAsync(DeviceHealth health, RatingCookies cookies, CurrentUser user)
    {
        if (user.Principal.Role() != Roles.Rating)
            return TypedResults.Ok(new RatingDeviceState(false));
        if (cookies.BearerOf(user.Http) is { } bearer)
            cookies.Keep(user.Http, bearer);
        await health.ReportAsync(user.Name, new(ProgramVersion.Current, PageOpen: true));
        return TypedResults.Ok(new RatingDeviceState(true));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RateAsync(
        RatingByToken request,
        IOffices offices,
        RatingDesk desk,
        CurrentUser user
    ) => request.TakeAsync(offices.Get(user.Office), desk, RatingChannel.Tablet);
}

/// <summary>A tablet's pairing has begun; its proof is in a cookie.</summary>
/// <param name="Code">Six digits, shown on its screen.</param>
/// <param name="ExpiresAt">Until when the code can be entered.</param>
internal sealed record RatingPairing(string Code, DateTimeOffset ExpiresAt);

/// <param name="IsPaired">Whether the browser is a rating tablet of an office.</param>
internal sealed record RatingDeviceState(bool IsPaired);
