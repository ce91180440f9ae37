using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Http;
using QueueServer.Offices;

namespace QueueServer.Features.Funnel;

/// <summary>What visits at kiosks came to: handed in by the hour, read by whoever answers for the office. No word of anybody.</summary>
internal static class FunnelEndpoints
{
    private const int MostOfAnHour = 100_000; // a program that says more is mistaken

    /// <summary>A kiosk keeps thirty days, and its clock may be off.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(40);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    public static void MapFunnel(this IEndpointRouteBuilder routes)
    {
        routes.MapOffice("/funnel", "Funnel", Policies.Kiosk).MapPost("/", KeepAsync).WithName("HandInFunnel");
        routes.MapOffice("/funnel", "Funnel", Policies.OfficeFigures).MapGet("/", ReadAsync).WithName("ReadFunnel");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> KeepAsync(
        OfficeId office,
        FunnelRequest request,
        IOffices offices,
        FunnelHours hours,
        CurrentUser user
    )
    {
        var now = offices.Get(office).Now.At;
        if (request.Hours.Count > FunnelRequest.MostHours || !request.Hours.All(hour => IsSound(hour, now)))
            return Problems.BadRequest("unsound-funnel");
        await hours.KeepAsync(office, user.Name, request.Hours);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<FunnelView>, ProblemHttpResult>> ReadAsync(
        OfficeId office,
        IOffices offices,
        FunnelHours hours,
        DateOnly? from = null,
        DateOnly? to = null,
        string by = nameof(FunnelCut.Kiosk)
    )
    {
        var (last, settings) = (to ?? offices.Get(office).Now.Today, offices.Get(office).Settings);
        var first = from ?? last;
        if (DayRange.FaultOf(first, last) is { } fault)
            return Problems.Invalid(fault);
        return !char.IsAsciiDigit(by.FirstOrDefault()) && Enum.TryParse<FunnelCut>(by, ignoreCase: true, out var cut)
            ? TypedResults.Ok(await hours.ReadAsync(settings, first, last, cut))
            : Problems.Invalid(("by", "unknown-cut"));
    }

    private static bool IsSound(FunnelHour hour, DateTimeOffset now) =>
        hour.Hour > now - Oldest
        && hour.Hour < now + Ahead
        && hour.GivenUp.Count <= Enum.GetValues<VisitStep>().Length
        && hour.GivenUp.All(one => Enum.IsDefined(one.At))
        && hour.GivenUp.Select(one => one.Count)
            .Append(hour.Begun)
            .Append(hour.WithFace)
            .Append(hour.WithoutFace)
            .Append(hour.Places)
            .Append(hour.ChallengesFailed)
            .Append(hour.CameraTroubles)
            .All(count => count is >= 0 and <= MostOfAnHour)
        && hour.Seconds is >= 0 and <= MostOfAnHour * 100;
}
