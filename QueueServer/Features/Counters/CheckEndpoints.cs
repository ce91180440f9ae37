using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Verification;

namespace QueueServer.Features.Counters;

/// <summary>
/// The officer asks whether the person at the counter is the ticket's. That it was asked is audited, what it came to is not: it would be a
/// judgement about a person that outlives their face.
/// </summary>
internal static class CheckEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder routes)
    {
        const string Counter = "/counters/{counter}";
        routes.MapOffice(Counter, "Counters", Policies.Officer).MapPost("/check", AskAsync).WithName("CheckFace");
        routes.MapOffice(Counter, "Counters", Policies.Kiosk).MapPost("/checks/{check}", AnswerAsync).ErasesFaces().WithName("AnswerCheck");
    }

    private static async Task<Results<Ok<CheckReply>, ProblemHttpResult>> AskAsync(
        OfficeId office,
        CounterId counter,
        CounterRequest request,
        IOffices offices,
        CounterChecks checks,
        CurrentUser user
    )
    {
        var (state, settings, _) = offices.Get(office).Now;
        if (WhyNot(state, settings, counter, request.Ticket, user.Name) is { } code)
            return Problems.Of(new Decision.Refused(new(code)));
        var ticket = state.CurrentAt(counter)!; // WhyNot: there is one
        await user.WriteAsync(office, Audited.FaceChecked, ticket.Number.ToString());
        await checks.AskAsync(office, counter, request.CommandId, ticket.Id);
        return TypedResults.Ok(new CheckReply(request.CommandId));
    }

    private static string? WhyNot(OfficeState state, OfficeSettings settings, CounterId counter, TicketId? ticket, string officer)
    {
        if (settings.FindCounter(counter) is null)
            return Refusals.UnknownCounter;
        if (!settings.Faces.Use)
            return Refusals.FacesOff;
        if (!state.Counters.TryGetValue(counter, out var open))
            return Refusals.CounterClosed;
        if (open.Officer != officer)
            return Refusals.CounterNotYours;
        if (state.CurrentAt(counter) is not { } current || current.Id != ticket)
            return Refusals.NotAtThisCounter;
        return state.HoldsFaceOf(current) ? null : Refusals.NoFace;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        [AsParameters] AskedCheck asked,
        CheckAnswer answer,
        IOffices offices,
        CounterChecks checks,
        FacePolicies faces,
        Accounts accounts,
        CurrentUser user
    )
    {
        var (office, counter, check) = asked;
        if (!accounts.IsOwnOf(counter, user.Principal))
            return Problems.Forbidden("not-this-counters");
        if (checks.WaitingFor(office, counter, check) is not { } ticket)
            return Problems.NotFound("unknown-check");
        var outcome = answer switch
        {
            { Face: { } face, Why: null } when faces.Know(face.Model) => await offices.Get(office).CompareAsync(ticket, counter, face),
            { Face: not null, Why: null } => CheckOutcome.NoTemplate,
            { Face: null, Why: CheckOutcome.NoFace or CheckOutcome.Several or CheckOutcome.Quality or CheckOutcome.NoCamera } => answer
                .Why
                .Value,
            _ => (CheckOutcome?)null,
        };
        if (outcome is not { } known)
            return Problems.BadRequest("face-or-why");
        await checks.AnswerAsync(office, counter, check, known);
        return TypedResults.NoContent();
    }
}

/// <summary>Which check is answered: its route.</summary>
/// <param name="Office">The office.</param>
/// <param name="Counter">The counter that asked.</param>
/// <param name="Check">The command it asked with.</param>
internal sealed record AskedCheck(OfficeId Office, CounterId Counter, CommandId Check);
