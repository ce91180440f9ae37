using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Access;
using QueueServer.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Faces;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Features.Tickets;

/// <summary>Taking numbers, finding them again, giving them up.</summary>
internal static class TicketEndpoints
{
    private const string Tickets = "/tickets";
    private const string Tag = "Tickets";
    private static readonly byte[] JpegStart = [0xFF, 0xD8, 0xFF];

    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
        var kiosk = routes.MapOffice(Tickets, Tag, Policies.Kiosk).ErasesFaces().AddEndpointFilter(JudgingFacesAsync);
        kiosk.MapPost("/", IssueAsync).WithName(nameof(IssueTicket));
        kiosk.MapPost("/find", FindAsync).AddEndpointFilter(SearchingAsync).WithName("FindTickets");
        var either = routes.MapOffice(Tickets, Tag, Policies.KioskOrOfficer).AddEndpointFilter(SearchingAsync);
        MapOwn(either, "cancel", (id, ticket, by) => new CancelTicket(id, ticket, by));
        MapOwn(
            either,
            "forget-face",
            (id, ticket, by) =>
                new ForgetFace(id, ticket, by == CancelTicket.Visitor ? DeletionReason.KioskAsked : DeletionReason.OfficerAsked)
        );
        MapOwn(either, "postpone", (id, ticket, by) => new PostponeTicket(id, ticket, by));
        MapOwn(either, "leave", (id, ticket, by) => new LeaveForPaper(id, ticket, by));
        MapOwn(either, "check-in", (id, ticket, by) => new CheckIn(id, ticket, by));
        var officer = routes.MapOffice(Tickets, Tag, Policies.Officer);
        officer.MapPost("/walk-up", WalkUpAsync).WithName("IssueAtCounter");
        officer.MapPost("/{ticket}/return", ReturnAsync).WithName(nameof(ReturnTicket));
        officer.MapPost("/{ticket}/class", ClassifyAsync).WithName(nameof(ClassifyTicket));
        officer.MapPost("/{ticket}/outcome", NoteOutcomeAsync).WithName(nameof(NoteOutcome));
        officer.MapGet("/{ticket}/picture", PictureAsync).WithName("ReadPicture");
    }

    /// <summary>What could be used to look for somebody is limited, for each caller.</summary>
    private static async ValueTask<object?> SearchingAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<KioskLimits>().MaySearchAsync(context.HttpContext.User.Name())
            ? await next(context)
            : Problems.TooMany();

    /// <summary>A face is described by a model that is known here, and agreed to in words there are.</summary>
    private static async ValueTask<object?> JudgingFacesAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (services, office) = (context.HttpContext.RequestServices, context.GetArgument<OfficeId>(0));
        var (face, picture, consent) = context.Arguments.OfType<IHoldsFace>().Single() switch
        {
            IssueRequest issue => (issue.Face, issue.Picture, issue.Consent),
            FindRequest find => (find.Face, null, find.Consent),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not a kiosk's request for a ticket."),
        };
        if (face is not null && !services.GetRequiredService<FacePolicies>().Know(face.Model))
            return Problems.BadRequest("unknown-face-model");
        if (picture is not null && !IsPicture(picture))
            return Problems.BadRequest("bad-picture");
        var settings = services.GetRequiredService<IOffices>().Get(office).Settings;
        if (consent is not null && !services.GetRequiredService<ConsentTexts>().Has(settings, consent.Language))
            return Problems.BadRequest("unknown-language");
        return await next(context);
    }

    /// <summary>Whether bytes may be a picture for the officer.</summary>
    public static bool IsPicture(byte[] bytes) => bytes.Length <= IssueRequest.MaxPictureBytes && bytes.AsSpan().StartsWith(JpegStart);

    private static async Task<Results<Ok<IssueReply>, ProblemHttpResult>> IssueAsync(
        OfficeId office,
        IssueRequest request,
        IOffices offices,
        BookingDesks desks,
        KioskLimits limits,
        CurrentUser user
    )
    {
        var host = offices.Get(office);
        if (request is not { Face: null, Booking: null } && !await limits.MaySearchAsync(user.Name))
            return Problems.TooMany(); // it says whether the face is known; first, so that what is refused here spends no number
        if (!await limits.MayIssueAsync(user.Name))
            return Problems.TooMany(KioskLimits.Refusal);
        var (isThere, booking) = await NamedAsync(desks, host, request.Booking);
        return isThere
            ? ReplyOf(host, await host.IssueAsync(request, user.Name, booking))
            : Problems.NotFound(BookingRefusals.UnknownBooking);
    }

    /// <summary>The appointment that was named, if any was.</summary>
    private static async Task<(bool IsThere, Booking? Booking)> NamedAsync(BookingDesks desks, IOffice office, BookingCode? named)
    {
        if (named is not { } code)
            return (true, null);
        var booking = await desks.Of(office).FindAsync(code);
        return (booking is not null, booking);
    }

    private static Results<Ok<IssueReply>, ProblemHttpResult> ReplyOf(IOffice host, TurnResult turn)
    {
        return turn.Decision switch
        {
            Decision.Accepted { Ticket: { } id } => Reply(id, known: false),
            Decision.Repeated { Outcome.Ticket: { } id } => Reply(id, known: false),
            Decision.AlreadyHeld(var id) => Reply(id, known: true),
            _ => Problems.Of(turn.Decision),
        };

        Ok<IssueReply> Reply(TicketId id, bool known) => TypedResults.Ok(new IssueReply(TicketSummaries.Of(host, turn, id), known));
    }

    private static async Task<Results<Ok<FindReply>, ProblemHttpResult>> FindAsync(
        OfficeId office,
        FindRequest request,
        IOffices offices,
        BookingDesks desks
    )
    {
        var host = offices.Get(office);
        if (request is { Face: { } face, Code: null })
        {
            var (outcome, tickets, refused) = await host.FindAsync(face, request.Consent);
            return refused is null ? Reply(outcome, tickets) : Problems.Of(refused);
        }

        if (request is not { Face: null, Code: { } text })
            return Problems.BadRequest("face-or-code");
        if (FindByCode(host.State, text) is { } ticket)
            return Reply(FindOutcome.Found, HeldWith(ticket));
        if (!BookingCode.TryParse(text, null, out var code))
            return Reply(FindOutcome.NotKnown, []);
        if (await desks.Of(host).FindAsync(code) is not { } booking)
            return await desks.FindElsewhereAsync(office, code) is var (other, there)
                ? TypedResults.Ok(new FindReply(FindOutcome.NotKnown, [], Elsewhere: AtAnotherOffice.Of(other.Settings, there)))
                : Reply(FindOutcome.NotKnown, []);
        var (state, settings, at) = host.Now;
        return Decider.MayNotUse(state, settings, booking, at) switch
        {
            Decision.AlreadyHeld(var taken) => Reply(FindOutcome.Found, HeldWith(state.Tickets[taken])),
            { } refused => Problems.Of(refused), // before anything is asked of whoever stands there
            null => Reply(FindOutcome.Found, [], booking),
        };

        IReadOnlyList<Ticket> HeldWith(Ticket ticket) => [.. host.State.TicketsOf(ticket.Visitor).Where(of => of.KeepsFace)];

        Ok<FindReply> Reply(FindOutcome outcome, IReadOnlyList<Ticket> tickets, Booking? booking = null)
        {
            var now = host.Now;
            return TypedResults.Ok(
                new FindReply(
                    outcome,
                    [.. tickets.Select(ticket => TicketSummaries.Of(now, ticket))],
                    booking is null ? null : new(booking.Code, booking.Service, now.Settings.NameOf(booking.Service), booking.Start)
                )
            );
        }
    }

    /// <summary>
    /// What a kiosk does for whoever stands before it, by the ticket's own code, and an officer by name. An ended ticket's code is still
    /// its code: the repeated command of a visitor is answered like the first.
    /// </summary>
    private static void MapOwn<TCommand>(RouteGroupBuilder group, string verb, Func<CommandId, TicketId, string, TCommand> make)
        where TCommand : Command =>
        group
            .MapPost(
                $"/{{ticket}}/{verb}",
                async Task<Results<Ok<CommandReply>, ProblemHttpResult>> (
                    OfficeId office,
                    TicketId ticket,
                    OwnTicketRequest request,
                    IOffices offices,
                    CurrentUser user
                ) =>
                {
                    var host = offices.Get(office);
                    if (!user.IsOfficer && !IsCodeOf(host.State, ticket, request.Code))
                        return Problems.BadRequest("wrong-code");
                    var by = user.IsOfficer ? user.Name : CancelTicket.Visitor;
                    var (decision, state, _) = await host.ExecuteAsync(make(request.CommandId, ticket, by), user.Actor);
                    return Problems.CommandResult(decision, state);
                }
            )
            .WithName(typeof(TCommand).Name);

    private static async Task<Results<Ok<IssueReply>, ProblemHttpResult>> WalkUpAsync(
        OfficeId office,
        WalkUpRequest request,
        IOffices offices,
        BookingDesks desks,
        CurrentUser user
    )
    {
        var host = offices.Get(office);
        var (isThere, booking) = await NamedAsync(desks, host, request.Booking);
        return isThere
            ? ReplyOf(host, await host.IssueAtCounterAsync(request, user.Actor, booking))
            : Problems.NotFound(BookingRefusals.UnknownBooking);
    }

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> ReturnAsync(
        OfficeId office,
        TicketId ticket,
        ReturnRequest request,
        IOffices offices,
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
        IOffices offices,
        CurrentUser user
    )
    {
        var (decision, state, _) = await offices
            .Get(office)
            .ExecuteAsync(new ClassifyTicket(request.CommandId, ticket, request.Class, user.Name), user.Actor);
        return Problems.CommandResult(decision, state);
    }

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> NoteOutcomeAsync(
        OfficeId office,
        TicketId ticket,
        OutcomeRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        var outcome = ServiceOutcome.From(request.Outcome, request.Procedures);
        var (decision, state, _) = await offices.Get(office).ExecuteAsync(new NoteOutcome(request.CommandId, ticket, outcome, user.Name));
        return Problems.CommandResult(decision, state);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PictureAsync(
        OfficeId office,
        TicketId ticket,
        IOffices offices,
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
