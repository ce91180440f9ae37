using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Tickets;
using QueueServer.Http;
using QueueServer.Offices;
using ScreenHosting;

namespace QueueServer.Features.RemoteNumbers;

/// <summary>
/// Numbers for who has still to come (<i>lấy số từ xa</i>), without a name: <see cref="ProofOfWork"/> is asked instead. A proof is bound to
/// its command, and a command gives one number however often it is sent.
/// </summary>
internal static class RemoteEndpoints
{
    public static void MapRemoteNumbers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/offices/{office}/remote-numbers").WithTags("Visitors");
        group.MapPost("/challenge", ChallengeAsync).WithName("AskForProof");
        group.MapPost("/", IssueAsync).WithName("IssueRemoteNumber");
    }

    private static async Task<Results<Ok<Challenge>, ProblemHttpResult>> ChallengeAsync(
        OfficeId office,
        ChallengeRequest request,
        IOffices offices,
        ProofOfWork work,
        HttpContext http
    )
    {
        if (Find(offices, office) is null)
            return Problems.NotFound("unknown-office");
        return TypedResults.Ok(await work.AskAsync(PurposeOf(office, request.CommandId), Addresses.Of(http)));
    }

    private static async Task<Results<Ok<RemoteReply>, ProblemHttpResult>> IssueAsync(
        OfficeId office,
        RemoteRequest request,
        IOffices offices,
        ProofOfWork work,
        HttpContext http
    )
    {
        if (Find(offices, office) is not { } host)
            return Problems.NotFound("unknown-office");
        var address = Addresses.Of(http);
        if (!await work.HoldsAsync(PurposeOf(office, request.CommandId), address, request.Proof))
            return Problems.BadRequest(ProofOfWork.Refusal);
        var turn = await host.IssueByPhoneAsync(
            request.CommandId,
            request.Service,
            command => command with { Class = request.Class, Remote = true }
        );
        switch (turn.Decision)
        {
            case Decision.Accepted { Ticket: { } id }:
                await work.CountAsync(address);
                return Reply(id);
            case Decision.Repeated { Outcome.Ticket: { } id }:
                return Reply(id);
            default:
                return Problems.Of(turn.Decision);
        }

        Ok<RemoteReply> Reply(TicketId id) => TypedResults.Ok(new RemoteReply(TicketSummaries.Of(host, turn, id)));
    }

    /// <summary>What a proof is good for: this command at this office.</summary>
    private static string PurposeOf(OfficeId office, CommandId command) => $"number {office} {command}";

    private static IOffice? Find(IOffices offices, OfficeId id) =>
        offices.Find(id) is { Settings.PublicPage: { Use: true, GivesNumbers: true } } office ? office : null;
}

/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Service">The service area.</param>
/// <param name="Proof">The challenge for this command, a dot, and the number that was found.</param>
/// <param name="Class">The priority class named; null for none.</param>
internal sealed record RemoteRequest(CommandId CommandId, ServiceId Service, string Proof, ClassId? Class = null);

/// <param name="Ticket">The number; its page is <c>/t/{id}</c>.</param>
internal sealed record RemoteReply(TicketSummary Ticket);
