using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Counters;

/// <summary>What an officer does at a counter, and the manager's closing of the day.</summary>
internal static class CounterEndpoints
{
    public static void MapCounters(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup("/api/offices/{office}").WithTags("Counters").RequireOfficeAccess();
        office.MapPost("/day/close", CloseDayAsync).RequireAuthorization(Policies.Manager).WithName("CloseDay");
        office.MapGet("/counters", List).RequireAuthorization(Policies.Officer).WithName("ListCounters");

        var counter = office.MapGroup("/counters/{counter}").RequireAuthorization(Policies.Officer);
        MapCommand(counter, "open", (id, at, by, _) => new OpenCounter(id, at, by));
        MapCommand(counter, "close", (id, at, by, _) => new CloseCounter(id, at, by));
        MapCommand(counter, "next", (id, at, by, _) => new CallNext(id, at, by));
        MapTicketCommand(counter, "recall", (id, at, by, ticket) => new RecallTicket(id, at, by, ticket));
        MapTicketCommand(counter, "serve", (id, at, by, ticket) => new ConfirmArrival(id, at, by, ticket));
        MapTicketCommand(counter, "finish", (id, at, by, ticket) => new FinishTicket(id, at, by, ticket));
        MapTicketCommand(counter, "no-show", (id, at, by, ticket) => new MarkNoShow(id, at, by, ticket));
    }

    private static void MapTicketCommand(RouteGroupBuilder counter, string verb, Func<CommandId, CounterId, string, TicketId, Command> make) =>
        MapCommand(counter, verb, (id, at, by, ticket) => ticket is { } of ? make(id, at, by, of) : null);

    /// <param name="counter">The group of one counter.</param>
    /// <param name="verb">The last part of the path.</param>
    /// <param name="make">Makes the command; null when the request lacks the ticket.</param>
    private static void MapCommand(RouteGroupBuilder counter, string verb, Func<CommandId, CounterId, string, TicketId?, Command?> make) =>
        counter.MapPost($"/{verb}", async Task<Results<Ok<CommandReply>, ProblemHttpResult>> (
            OfficeId office, CounterId counter, CounterRequest request, OfficeDirectory offices, ClaimsPrincipal user) =>
        {
            if (make(request.CommandId, counter, user.Name(), request.Ticket) is not { } command) return Problems.BadRequest("ticket-missing");
            var (decision, state) = await offices.Get(office).ExecuteAsync(command);
            return Problems.CommandResult(decision, state);
        }).WithName($"Counter.{verb}");

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> CloseDayAsync(OfficeId office, CloseDayRequest request, OfficeDirectory offices)
    {
        var (decision, state) = await offices.Get(office).ExecuteAsync(new CloseDay(request.CommandId));
        return Problems.CommandResult(decision, state);
    }

    private static Ok<CounterChoice[]> List(OfficeId office, OfficeDirectory offices)
    {
        var host = offices.Get(office);
        var open = host.State.Counters;
        return TypedResults.Ok(host.Settings.Counters
            .Select(counter => new CounterChoice(counter.Id, counter.Number, counter.Name, open.GetValueOrDefault(counter.Id)?.Officer)).ToArray());
    }
}

/// <summary>A counter an officer may choose.</summary>
/// <param name="Id">The counter.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Officer">Who sits there; null when it is closed.</param>
internal sealed record CounterChoice(CounterId Id, int Number, IReadOnlyDictionary<string, string> Name, string? Officer);
