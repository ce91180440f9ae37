using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Http;
using QueueServer.Offices;

namespace QueueServer.Features.Reports;

/// <summary>When people come, and how much work that is: for whoever answers for the office.</summary>
internal static class LoadEndpoints
{
    public static void MapLoad(this IEndpointRouteBuilder routes) =>
        routes.MapOffice("/reports/load", "Reports", Policies.OfficeFigures).MapGet("/", ReadAsync).WithName("ReadLoad");

    private static async Task<Results<Ok<LoadView>, ProblemHttpResult>> ReadAsync(
        OfficeId office,
        DateOnly from,
        DateOnly to,
        IOffices offices,
        FactsStore facts,
        CancellationToken cancellation,
        ServiceId? service = null
    )
    {
        if (DayRange.FaultOf(from, to) is { } fault)
            return Problems.Invalid(fault);
        var settings = offices.Get(office).Settings;
        if (service is { } one && settings.FindService(one) is null)
            return Problems.Invalid(("service", "unknown-service"));
        var (sum, unread, days) = (new LoadSum(settings.Zone, service, MergedServices.Of(settings)), new List<DateOnly>(), 0);
        await foreach (var (day, counted) in facts.ReadAsync(office, from, to, cancellation))
        {
            if (counted is null)
                unread.Add(day);
            else if (counted.IsClosed && !counted.HasGaps)
            {
                sum.Add(counted);
                days++;
            }
        }

        return TypedResults.Ok(
            new LoadView(from, to, days, unread, sum.ServiceSeconds, sum.Days)
            {
                Services = [.. settings.Services.Select(of => new LoadService(of.Id, of.Name))],
            }
        );
    }
}

/// <summary>When people came on some days, by weekday.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, itself included.</param>
/// <param name="Counted">How many days are in it: those that are over and lost nothing.</param>
/// <param name="Unread">Days whose journal cannot be read: they are missing.</param>
/// <param name="ServiceSeconds">Mean seconds that somebody was served; null where nobody was.</param>
/// <param name="Days">The weekdays on which anybody came, Monday first.</param>
internal sealed record LoadView(
    DateOnly From,
    DateOnly To,
    int Counted,
    IReadOnlyList<DateOnly> Unread,
    double? ServiceSeconds,
    IReadOnlyList<DayLoad> Days
)
{
    /// <summary>What may be asked about alone.</summary>
    public required IReadOnlyList<LoadService> Services { get; init; }
}

/// <param name="Id">The service.</param>
/// <param name="Name">Its name by language code.</param>
internal sealed record LoadService(ServiceId Id, IReadOnlyDictionary<string, string> Name);
