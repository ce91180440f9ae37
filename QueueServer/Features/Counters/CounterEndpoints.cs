using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Screens;

namespace QueueServer.Features.Counters;

/// <summary>What an officer does at a counter, and the manager's closing of the day.</summary>
internal static class CounterEndpoints
{
    public static void MapCounters(this IEndpointRouteBuilder routes)
    {
        routes.MapOffice("/day", "Counters", Policies.Manager).MapPost("/close", CloseDayAsync).WithName(nameof(CloseDay));
        routes.MapOffice("/counters", "Counters", Policies.Officer).MapGet("/", List).WithName("ListCounters");
        routes.MapOffice("/away", "Counters", Policies.Officer).MapGet("/", Away).WithName("ListAway");
        routes.MapOffice("/finished", "Counters", Policies.Officer).MapGet("/", Finished).WithName("ListFinished");

        var counter = routes.MapOffice("/counters/{counter}", "Counters", Policies.Officer);
        Map(counter, "open", (request, at, by) => new OpenCounter(request.CommandId, at, by));
        Map(counter, "close", (request, at, by) => new CloseCounter(request.CommandId, at, by));
        counter.MapPost("/take-over", TakeOverAsync).WithName(nameof(TakeOverCounter));
        Map(counter, "continue", (request, at, by) => new ContinueCounter(request.CommandId, at, by));
        Map(counter, "next", (request, at, by) => new CallNext(request.CommandId, at, by));
        MapForTicket(counter, "recall", (id, at, by, ticket) => new RecallTicket(id, at, by, ticket));
        MapForTicket(counter, "serve", (id, at, by, ticket) => new ConfirmArrival(id, at, by, ticket));
        MapForTicket(counter, "no-show", (id, at, by, ticket) => new MarkNoShow(id, at, by, ticket));
        MapForTicket(counter, "send-for-paper", (id, at, by, ticket) => new SendForPaper(id, at, by, ticket));
        MapForTicket(counter, "resume", (id, at, by, ticket) => new ResumeTicket(id, at, by, ticket));
        MapForTicket(counter, "undo", (id, at, by, ticket) => new UndoLast(id, at, by, ticket));
        counter
            .MapPost(
                "/finish",
                async Task<Results<Ok<CommandReply>, ProblemHttpResult>> (
                    OfficeId office,
                    CounterId counter,
                    FinishRequest request,
                    IOffices offices,
                    CurrentUser user
                ) =>
                    request.Ticket is { } ticket
                        ? await ExecuteAsync(
                            offices.Get(office),
                            new FinishTicket(
                                request.CommandId,
                                counter,
                                user.Name,
                                ticket,
                                ServiceOutcome.From(request.Outcome, request.Procedures)
                            )
                        )
                        : Problems.BadRequest("ticket-missing")
            )
            .WithName(nameof(FinishTicket));
        counter
            .MapPost(
                "/pause",
                (OfficeId office, CounterId counter, PauseRequest request, IOffices offices, CurrentUser user) =>
                    ExecuteAsync(offices.Get(office), new PauseCounter(request.CommandId, counter, user.Name, request.Reason))
            )
            .WithName(nameof(PauseCounter));
        counter
            .MapPost(
                "/hold",
                (OfficeId office, CounterId counter, HoldRequest request, IOffices offices, CurrentUser user) =>
                    ExecuteAsync(offices.Get(office), new HoldTicket(request.CommandId, counter, user.Name, request.Ticket, request.Note))
            )
            .WithName(nameof(HoldTicket));
        counter
            .MapPost(
                "/transfer",
                (OfficeId office, CounterId counter, TransferRequest request, IOffices offices, CurrentUser user) =>
                    ExecuteAsync(
                        offices.Get(office),
                        new TransferTicket(request.CommandId, counter, user.Name, request.Ticket)
                        {
                            Service = request.Service,
                            ToCounter = request.Counter,
                            First = request.First,
                            Note = request.Note,
                        }
                    )
            )
            .WithName(nameof(TransferTicket));
    }

    private static void MapForTicket<TCommand>(
        RouteGroupBuilder counter,
        string verb,
        Func<CommandId, CounterId, string, TicketId, TCommand> make
    )
        where TCommand : Command =>
        Map(counter, verb, (request, at, by) => request.Ticket is { } ticket ? make(request.CommandId, at, by, ticket) : null);

    /// <param name="counter">The group of one counter.</param>
    /// <param name="verb">The last part of the path.</param>
    /// <param name="make">Makes the command; null when the request lacks the ticket.</param>
    private static void Map<TCommand>(RouteGroupBuilder counter, string verb, Func<CounterRequest, CounterId, string, TCommand?> make)
        where TCommand : Command =>
        counter
            .MapPost(
                $"/{verb}",
                async Task<Results<Ok<CommandReply>, ProblemHttpResult>> (
                    OfficeId office,
                    CounterId counter,
                    CounterRequest request,
                    IOffices offices,
                    CurrentUser user
                ) =>
                    make(request, counter, user.Name) is { } command
                        ? await ExecuteAsync(offices.Get(office), command)
                        : Problems.BadRequest("ticket-missing")
            )
            .WithName(typeof(TCommand).Name);

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> ExecuteAsync(IOffice host, Command command)
    {
        var (decision, state, _) = await host.ExecuteAsync(command);
        return Problems.CommandResult(decision, state);
    }

    /// <summary>Shift handover. It takes another officer's counter away, so it is audited.</summary>
    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> TakeOverAsync(
        OfficeId office,
        CounterId counter,
        CounterRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        var (decision, state, _) = await offices
            .Get(office)
            .ExecuteAsync(new TakeOverCounter(request.CommandId, counter, user.Name), user.Actor);
        return Problems.CommandResult(decision, state);
    }

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> CloseDayAsync(
        OfficeId office,
        CloseDayRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        var (decision, state, _) = await offices.Get(office).ExecuteAsync(new CloseDay(request.CommandId, user.Name), user.Actor);
        return Problems.CommandResult(decision, state);
    }

    /// <summary>What the caller finished today.</summary>
    private static Ok<FinishedToday> Finished(OfficeId office, IOffices offices, CurrentUser user) =>
        TypedResults.Ok(FinishedTickets.TodayOf(offices.Get(office).Now, user.Name));

    private static Ok<AwayTicket[]> Away(OfficeId office, IOffices offices) => TypedResults.Ok(AwayTickets.Of(offices.Get(office).Now));

    private static Ok<CounterChoice[]> List(OfficeId office, IOffices offices, Accounts accounts)
    {
        var host = offices.Get(office);
        var open = host.State.Counters;
        return TypedResults.Ok(
            host.Settings.Counters.Select(counter => (Settings: counter, open.GetValueOrDefault(counter.Id)?.Officer))
                .Select(counter => new CounterChoice(
                    counter.Settings.Id,
                    counter.Settings.Number,
                    counter.Settings.Name,
                    counter.Officer,
                    counter.Officer is { } officer ? accounts.CalledOf(officer) : null
                ))
                .ToArray()
        );
    }
}

/// <summary>A counter an officer may choose.</summary>
/// <param name="Id">The counter.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Officer">The user name of who sits there; null when it is closed.</param>
/// <param name="OfficerName">What they are called on screens.</param>
internal sealed record CounterChoice(
    CounterId Id,
    int Number,
    IReadOnlyDictionary<string, string> Name,
    string? Officer,
    string? OfficerName
);
