using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Ratings;

namespace QueueServer.Features.Ratings;

/// <summary>A rating of whoever has a token.</summary>
/// <param name="Token">From the tablet's view, or of a number and its code at the wall.</param>
/// <param name="Rating">What the visitor says.</param>
internal sealed record RatingByToken(string Token, RatingRequest Rating)
{
    /// <summary>Takes it, once.</summary>
    /// <param name="office">The office; null where there is none.</param>
    /// <param name="desk">Takes ratings.</param>
    /// <param name="channel">Where it was given.</param>
    public async Task<Results<NoContent, ProblemHttpResult>> TakeAsync(IOffice? office, RatingDesk desk, RatingChannel channel)
    {
        if (RatingDesk.FaultOf(Rating) is { } fault)
            return Problems.Invalid(fault);
        if (office?.Now is not { } now)
            return Problems.NotFound("unknown-office");
        if (desk.Find(now, Token) is not { } ticket)
            return Problems.NotFound("unknown-token");
        if (ticket.Finish is null)
            return Problems.Conflict(Refusals.NotFinished);
        await desk.TakeAsync(now, ticket, Token, Rating, channel);
        return TypedResults.NoContent();
    }
}
