using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Clock;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.Repairs;

/// <summary>What a manager answers when records were lost or a clock was wrong.</summary>
internal static class RepairEndpoints
{
    public static void MapRepairs(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapOffice("", "Repairs", Policies.Manager);
        office.MapPost("/repair/seen", SeeAsync).WithName("SeeRepair");
        office.MapPost("/day/bring-back", BringBackAsync).WithName("BringBackDay");
        office.MapPost("/clock/confirm", ConfirmAsync).WithName("ConfirmClock");
    }

    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> SeeAsync(
        OfficeId office,
        RepairRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        var (decision, state, _) = await offices.Get(office).ExecuteAsync(new SeeRepair(request.CommandId, user.Name), user.Actor);
        return Problems.CommandResult(decision, state);
    }

    /// <summary>Begins today anew: the numbers of the day ahead end, and none that was given today is given again.</summary>
    private static async Task<Results<Ok<CommandReply>, ProblemHttpResult>> BringBackAsync(
        OfficeId office,
        RepairRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        var host = offices.Get(office);
        var (decision, state, _) = await host.BringBackAsync(request.CommandId, user.Actor);
        return Problems.CommandResult(decision, state);
    }

    /// <summary>
    /// Takes over the clock of this server's machine, for all its offices: nobody's place and no measured time changes by it.
    /// The audit of each has it.
    /// </summary>
    private static async Task<Ok<ClockSetReply>> ConfirmAsync(OfficeId office, IOffices offices, SteadyClock clock, CurrentUser user)
    {
        var by = clock.Confirm();
        if (by == TimeSpan.Zero)
            return TypedResults.Ok(new ClockSetReply(0));
        var set = new { SetForwardSeconds = (long)by.TotalSeconds };
        foreach (var host in offices.All)
        {
            await host.SetClockAsync(CommandId.New(), by, user.Name);
            await user.WriteAsync(host.Settings.Id, Audited.ClockConfirmed, office.Value, after: set);
        }

        foreach (var host in offices.All)
            await host.KeepDayAsync();
        return TypedResults.Ok(new ClockSetReply((long)by.TotalSeconds));
    }
}

/// <param name="CommandId">Repeating it repeats nothing.</param>
internal sealed record RepairRequest(CommandId CommandId);

/// <param name="ForwardSeconds">How far the offices' time was set forward; negative for back, 0 when it agreed.</param>
internal sealed record ClockSetReply(long ForwardSeconds);
