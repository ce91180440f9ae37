using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Ratings;
using ScreenHosting;

namespace QueueServer.Features.Visitors;

/// <summary>
/// The visitor's own page of a ticket, for whoever holds its address. The ticket's id is the key: 74 of its bits are random (RFC 9562,
/// version 7), it stands on the kiosk's number screen alone, and it opens nothing once the day is over.
/// </summary>
internal static class VisitorEndpoints
{
    /// <summary>The page is told at least this often, so that it knows the line to be alive.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public static void MapVisitors(this IEndpointRouteBuilder routes)
    {
        var ticket = routes.MapGroup("/api/v1/visits/{ticket}").WithTags("Visitors");
        ticket.MapGet("/", Read).WithName("ReadVisit");
        ticket.MapPost("/rating", RateAsync).WithName("RateVisit");
        ticket.MapGet("/events", Follow).HoldsAStream().WithName("FollowVisit");
        Map(ticket, "cancel", (id, at) => new CancelTicket(id, at, CancelTicket.Visitor));
        Map(ticket, "return", (id, at) => new ReturnTicket(id, at, CancelTicket.Visitor));
        Map(ticket, "postpone", (id, at) => new PostponeTicket(id, at, CancelTicket.Visitor));
        Map(ticket, "leave", (id, at) => new LeaveForPaper(id, at, CancelTicket.Visitor));
        Map(ticket, "check-in", (id, at) => new CheckIn(id, at, CancelTicket.Visitor));
        Map(ticket, "forget-face", (id, at) => new ForgetFace(id, at));
    }

    private static void Map<TCommand>(RouteGroupBuilder group, string verb, Func<CommandId, TicketId, TCommand> make)
        where TCommand : Command =>
        group
            .MapPost(
                $"/{verb}",
                async Task<Results<Ok<VisitView>, ProblemHttpResult>> (
                    TicketId ticket,
                    VisitRequest request,
                    IOffices offices,
                    RatingDesk desk
                ) =>
                {
                    if (HostOf(offices, ticket) is not { } host)
                        return Problems.NotFound(Refusals.UnknownTicket);
                    var (decision, _, _) = await host.ExecuteAsync(make(request.CommandId, ticket));
                    if (decision is Decision.Refused)
                        return Problems.Of(decision);
                    return VisitViews.Of(host.Now, ticket, desk) is { } view
                        ? TypedResults.Ok(view)
                        : Problems.NotFound(Refusals.UnknownTicket);
                }
            )
            .WithName($"{typeof(TCommand).Name}Oneself");

    private static Results<Ok<VisitView>, ProblemHttpResult> Read(TicketId ticket, IOffices offices, RatingDesk desk) =>
        HostOf(offices, ticket) is { } host && VisitViews.Of(host.Now, ticket, desk) is { } view
            ? TypedResults.Ok(view)
            : Problems.NotFound(Refusals.UnknownTicket);

    private static async Task<Results<NoContent, ProblemHttpResult>> RateAsync(
        TicketId ticket,
        RatingRequest request,
        IOffices offices,
        RatingDesk desk
    )
    {
        if (RatingDesk.FaultOf(request) is { } fault)
            return Problems.Invalid(fault);
        if (HostOf(offices, ticket)?.Now is not { } office || !office.State.Tickets.TryGetValue(ticket, out var rated))
            return Problems.NotFound(Refusals.UnknownTicket);
        if (desk.KeyOf(office, rated) is not { } token)
            return Problems.Conflict(Refusals.NotFinished);
        await desk.TakeAsync(office, rated, token, request, RatingChannel.Phone);
        return TypedResults.NoContent();
    }

    private static Results<ServerSentEventsResult<VisitView>, ProblemHttpResult> Follow(
        TicketId ticket,
        IOffices offices,
        RatingDesk desk,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        HttpContext http
    )
    {
        if (HostOf(offices, ticket) is not { } host)
            return Problems.NotFound(Refusals.UnknownTicket);
        return TypedResults.ServerSentEvents(ViewsAsync(host, ticket, desk, time, lifetime.ApplicationStopping, http.RequestAborted));
    }

    /// <summary>
    /// The newest view at each change and each beat, until the ticket's day is over. A slow phone misses all but the newest.
    /// </summary>
    private static async IAsyncEnumerable<SseItem<VisitView>> ViewsAsync(
        IOffice host,
        TicketId ticket,
        RatingDesk desk,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var news = new Signal();
        host.Changed += news.Raise;
        await using var beat = time.CreateTimer(_ => news.Raise(), null, Beat, Beat);
        try
        {
            do
            {
                if (VisitViews.Of(host.Now, ticket, desk) is not { } view)
                    yield break;
                yield return new(view, "visit") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
            } while (await MoreAsync(news, stop.Token));
        }
        finally
        {
            host.Changed -= news.Raise;
        }
    }

    private static async Task<bool> MoreAsync(Signal news, CancellationToken stop)
    {
        try
        {
            await news.WaitAsync(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false; // the page went away, or the server stops: an endless stream has no other end
        }
    }

    private static IOffice? HostOf(IOffices offices, TicketId ticket) =>
        offices.All.FirstOrDefault(host => host.State.Tickets.ContainsKey(ticket));
}

/// <param name="CommandId">Repeated on a retry.</param>
internal sealed record VisitRequest(CommandId CommandId);
