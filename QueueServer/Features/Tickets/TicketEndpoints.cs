using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Features.Tickets;

/// <summary>Taking numbers, finding them again, giving them up.</summary>
internal static class TicketEndpoints
{
    private const string KioskLimited = "kiosk-limited";
    private static readonly byte[] JpegStart = [0xFF, 0xD8, 0xFF];

    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
        var tickets = routes.MapGroup("/api/v1/offices/{office}/tickets").WithTags("Tickets").RequireOfficeAccess();
        tickets.MapPost("/", IssueAsync).ErasesFaces().RequireAuthorization(Policies.Kiosk).WithName(nameof(IssueTicket));
        tickets
            .MapPost("/find", FindAsync)
            .ErasesFaces()
            .RequireAuthorization(Policies.Kiosk)
            .AddEndpointFilter(SearchingAsync)
            .WithName("FindTickets");
        tickets
            .MapPost("/{ticket}/cancel", CancelAsync)
            .RequireAuthorization(Policies.KioskOrOfficer)
            .AddEndpointFilter(SearchingAsync)
            .WithName(nameof(CancelTicket));
        tickets
            .MapPost("/{ticket}/forget-face", ForgetFaceAsync)
            .RequireAuthorization(Policies.KioskOrOfficer)
            .AddEndpointFilter(SearchingAsync)
            .WithName(nameof(ForgetFace));
        tickets.MapPost("/walk-up", WalkUpAsync).RequireAuthorization(Policies.Officer).WithName("IssueAtCounter");
        tickets.MapPost("/{ticket}/return", ReturnAsync).RequireAuthorization(Policies.Officer).WithName(nameof(ReturnTicket));
        tickets.MapPost("/{ticket}/class", ClassifyAsync).RequireAuthorization(Policies.Officer).WithName(nameof(ClassifyTicket));
        tickets.MapGet("/{ticket}/picture", PictureAsync).RequireAuthorization(Policies.Officer).WithName("ReadPicture");
    }

    /// <summary>What could be used to look for somebody is limited, for each caller.</summary>
    private static async ValueTask<object?> SearchingAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<KioskLimits>().MaySearchAsync(context.HttpContext.User.Name())
            ? await next(context)
            : Problems.TooMany();

    /// <summary>Whether bytes may be a picture for the officer.</summary>
    public static bool IsPicture(byte[] bytes) => bytes.Length <= IssueRequest.MaxPictureBytes && bytes.AsSpan().StartsWith(JpegStart);

    private static async Task<Results<Ok<IssueReply>, ProblemHttpResult>> IssueAsync(
        OfficeId office,
        IssueRequest request,
        OfficeDirectory offices,
        FacePolicies faces,
        ConsentTexts consents,
        KioskLimits limits,
        CurrentUser user
    )
    {
        if (request.Face is { } face && !faces.Know(face.Model))
            return Problems.BadRequest("unknown-face-model");
        if (request.Picture is { } picture && !IsPicture(picture))
            return Problems.BadRequest("bad-picture");
        var host = offices.Get(office);
        if (request.Consent is { } consent && !consents.Has(host.Settings, consent.Language))
            return Problems.BadRequest("unknown-language");
        if (!await limits.MayIssueAsync(user.Name))
            return Problems.TooMany(KioskLimited);
        if (request.Face is not null && !await limits.MaySearchAsync(user.Name))
            return Problems.TooMany(); // it says whether the face is known
        return ReplyOf(host, await host.IssueAsync(request, user.Name));
    }

    private static Results<Ok<IssueReply>, ProblemHttpResult> ReplyOf(OfficeHost host, TurnResult turn)
    {
        return turn.Decision switch
        {
            Decision.Accepted { Ticket: { } id } => Reply(id, known: false),
            Decision.Repeated { Outcome.Ticket: { } id } => Reply(id, known: false),
            Decision.AlreadyHeld(var id) => Reply(id, known: true),
            _ => Problems.Of(turn.Decision),
        };

        Ok<IssueReply> Reply(TicketId id, bool known) =>
            TypedResults.Ok(
                new IssueReply(
                    TicketSummaries.Of(host.Now with { State = turn.State, Settings = turn.Settings }, turn.State.Tickets[id]),
                    known
                )
            );
    }

    private static async Task<Results<Ok<FindReply>, ProblemHttpResult>> FindAsync(
        OfficeId office,
        FindRequest request,
        OfficeDirectory offices,
        FacePolicies faces,
        ConsentTexts consents
    )
    {
        var host = offices.Get(office);
        if (request is { Face: { } face, Code: null })
        {
            if (!faces.Know(face.Model))
                return Problems.BadRequest("unknown-face-model");
            if (request.Consent is { } consent && !consents.Has(host.Settings, consent.Language))
                return Problems.BadRequest("unknown-language");
            var (outcome, tickets, refused) = await host.FindAsync(face, request.Consent);
            return refused is null ? Reply(outcome, tickets) : Problems.Of(refused);
        }

        if (request is not { Face: null, Code: { } text })
            return Problems.BadRequest("face-or-code");
        return FindByCode(host.State, text) is { } ticket
            ? Reply(FindOutcome.Found, [.. host.State.TicketsOf(ticket.Visitor).Where(of => of.KeepsFace)])
            : Reply(FindOutcome.NotKnown, []);

        Ok<FindReply> Reply(FindOutcome outcome, IReadOnlyList<Ticket> tickets)
        {
            var now = host.Now;
            return TypedResults.Ok(new FindReply(outcome, [.. tickets.Select(ticket => TicketSummaries.Of(now, ticket))]));
        }
    }

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> CancelAsync(
        OfficeId office,
        TicketId ticket,
        CancelRequest request,
        OfficeDirectory offices,
        CurrentUser user
    )
    {
        var host = offices.Get(office);
        // A kiosk speaks for whoever stands before it: the ticket's own code is asked. An officer is known by name.
        // An ended ticket's code is still its code: the repeated cancel of a visitor is answered like the first.
        if (!user.IsOfficer && !IsCodeOf(host.State, ticket, request.Code))
            return Problems.BadRequest("wrong-code");
        var (decision, state, _) = await host.ExecuteAsync(
            new CancelTicket(request.CommandId, ticket, user.IsOfficer ? user.Name : CancelTicket.Visitor),
            user.IsOfficer ? before => user.Did(office, Audited.TicketCancelled, NumberOf(before.State, ticket)) : null
        );
        return Problems.CommandResult(decision, state);
    }

    /// <summary>Deletes the face and the pictures of the ticket's visitor; the number stays.</summary>
    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> ForgetFaceAsync(
        OfficeId office,
        TicketId ticket,
        ForgetFaceRequest request,
        OfficeDirectory offices,
        CurrentUser user
    )
    {
        var (host, isOfficer) = (offices.Get(office), user.IsOfficer);
        if (!isOfficer && !IsCodeOf(host.State, ticket, request.Code))
            return Problems.BadRequest("wrong-code");
        var (decision, state, _) = await host.ExecuteAsync(
            new ForgetFace(request.CommandId, ticket, isOfficer ? DeletionReason.OfficerAsked : DeletionReason.KioskAsked),
            isOfficer ? before => user.Did(office, Audited.FaceForgotten, NumberOf(before.State, ticket)) : null
        );
        return Problems.CommandResult(decision, state);
    }

    private static async Task<Results<Ok<IssueReply>, ProblemHttpResult>> WalkUpAsync(
        OfficeId office,
        WalkUpRequest request,
        OfficeDirectory offices,
        CurrentUser user
    )
    {
        var host = offices.Get(office);
        return ReplyOf(host, await host.IssueAtCounterAsync(request, user.Name, request.Override ? Overridden : null));

        AuditRow Overridden(OfficeSnapshot before) =>
            user.Did(
                office,
                Audited.TicketOverridden,
                request.SameVisitorAs is { } held ? NumberOf(before.State, held) : null,
                after: new { request.Service, request.Class }
            );
    }

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> ReturnAsync(
        OfficeId office,
        TicketId ticket,
        ReturnRequest request,
        OfficeDirectory offices,
        CurrentUser user
    )
    {
        var (decision, state, _) = await offices.Get(office).ExecuteAsync(new ReturnTicket(request.CommandId, ticket, user.Name));
        return Problems.CommandResult(decision, state);
    }

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> ClassifyAsync(
        OfficeId office,
        TicketId ticket,
        ClassifyRequest request,
        OfficeDirectory offices,
        CurrentUser user
    )
    {
        var (decision, state, _) = await offices
            .Get(office)
            .ExecuteAsync(
                new ClassifyTicket(request.CommandId, ticket, request.Class, user.Name),
                before =>
                    user.Did(
                        office,
                        Audited.TicketClassified,
                        NumberOf(before.State, ticket),
                        new { before.State.Tickets.GetValueOrDefault(ticket)?.Class },
                        new { request.Class }
                    )
            );
        return Problems.CommandResult(decision, state);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PictureAsync(
        OfficeId office,
        TicketId ticket,
        OfficeDirectory offices,
        HttpResponse response
    )
    {
        response.Headers.CacheControl = "no-store";
        if (await offices.Get(office).ReadPictureAsync(ticket) is not { } jpeg)
            return TypedResults.NotFound();
        response.OnCompleted(() =>
        {
            CryptographicOperations.ZeroMemory(jpeg);
            return Task.CompletedTask;
        });
        return TypedResults.File(jpeg, "image/jpeg");
    }

    private static string? NumberOf(OfficeState state, TicketId ticket) => state.Tickets.GetValueOrDefault(ticket)?.Number.ToString();

    private static bool IsCodeOf(OfficeState state, TicketId ticket, string? text) =>
        TicketCode.TryParse(text, null, out var code) && state.Codes.TryGetValue(code, out var id) && id == ticket;

    /// <summary>A live or no-show ticket by the code as people type it.</summary>
    private static Ticket? FindByCode(OfficeState state, string text) =>
        TicketCode.TryParse(text, null, out var code)
        && state.Codes.TryGetValue(code, out var id)
        && state.Tickets[id] is { KeepsFace: true } ticket
            ? ticket
            : null;
}
