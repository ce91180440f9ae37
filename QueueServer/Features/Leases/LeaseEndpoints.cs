using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Features.Tickets;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Settings;

namespace QueueServer.Features.Leases;

/// <summary>Numbers that a kiosk gives while the server is away: leased beforehand, handed in or returned afterwards.</summary>
internal static class LeaseEndpoints
{
    public static void MapLeases(this IEndpointRouteBuilder routes)
    {
        var leases = routes.MapOffice("/leases", "Leases", Policies.Kiosk);
        leases.MapPost("/", LeaseAsync).WithName("LeaseNumbers");
        leases.MapPost("/return", ReturnAsync).WithName("ReturnNumbers");
        leases.MapPost("/hand-in", HandInAsync).ErasesFaces().WithName("HandInNumber");
    }

    private static async Task<Results<Ok<LeaseReply>, ProblemHttpResult>> LeaseAsync(
        OfficeId office,
        LeaseRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        var host = offices.Get(office);
        var (decision, state, _) = await host.ExecuteAsync(new LeaseNumbers(request.CommandId, request.Service, request.Holder, user.Name));
        return decision is Decision.Refused ? Problems.Of(decision) : TypedResults.Ok(ReplyOf(host.Settings, state, request));
    }

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> ReturnAsync(
        OfficeId office,
        ReturnNumbersRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        var (decision, state, _) = await offices
            .Get(office)
            .ExecuteAsync(new ReturnNumbers(request.CommandId, request.Holder, request.FirstUnused, user.Name));
        return Problems.CommandResult(decision, state);
    }

    /// <summary>
    /// What cannot be kept of a face is left out, where a request for a new number would be refused: this one was given. What is known is
    /// answered again, whatever the kiosk's limit; what is refused over it, the kiosk keeps and sends later.
    /// </summary>
    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> HandInAsync(
        OfficeId office,
        HandInRequest request,
        IOffices offices,
        FacePolicies faces,
        ConsentTexts consents,
        KioskLimits limits,
        CurrentUser user
    )
    {
        var (host, ticket) = (offices.Get(office), request.Ticket);
        if (!host.State.Outcomes.ContainsKey(ticket.CommandId) && !await limits.MayHandInAsync(user.Name))
            return Problems.TooMany(KioskLimits.Refusal);
        if (ticket.Face is { } face && !faces.Know(face.Model))
            ticket = ticket with { Face = null };
        if (ticket.Picture is { } picture && !TicketEndpoints.IsPicture(picture))
            ticket = ticket with { Picture = null };
        if (ticket.Consent is { } consent && !consents.Has(host.Settings, consent.Language))
            ticket = ticket with { Face = null, Picture = null, Consent = null };
        var (decision, state, _) = await host.HandInAsync(
            ticket,
            new(request.Holder, request.Number, request.GivenAt, request.Code),
            user.Name
        );
        return Problems.CommandResult(decision, state);
    }

    private static LeaseReply ReplyOf(OfficeSettings settings, OfficeState state, LeaseRequest request)
    {
        var (hours, zone) = (settings.Hours, settings.Zone);
        return new(
            state.Day,
            [
                .. state
                    .LeasesOf(request.Holder, request.Service)
                    .Select(block => new NumberBlock(block.First, block.First with { Value = block.Last })),
            ],
            [
                .. hours
                    .IssuingTimes(state.Day, zone, settings.FindService(request.Service)?.Week ?? [])
                    .Select(time => new GivingHours(time.From, time.To)),
            ],
            hours.ClosesAt(state.Day, zone) ?? OpeningHours.StartOf(state.Day.AddDays(1), zone)
        );
    }
}
