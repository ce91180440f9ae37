using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Ratings;
using QueueServer.Storage;

namespace QueueServer.Features.Ratings;

/// <summary>Reading what visitors said.</summary>
internal static class RatingEndpoints
{
    private const int UsualDays = 30;

    public static void MapRatings(this IEndpointRouteBuilder routes)
    {
        routes.MapOffice("/ratings", "Ratings", Policies.Figures).MapGet("/", ReadAsync).WithName("ReadRatings");
        routes.MapOffice("/rating-flags", "Ratings", Policies.Leader).MapGet("/", ReadFlagsAsync).WithName("ReadRatingFlags");
    }

    /// <summary>An officer reads their own alone; officers are named to those who run the office, and to nobody else.</summary>
    private static async Task<Results<Ok<RatingReportView>, ProblemHttpResult>> ReadAsync(
        OfficeId office,
        [AsParameters] RatingPeriod period,
        IOffices offices,
        RatingReports reports,
        Accounts accounts,
        CurrentUser user
    )
    {
        var now = offices.Get(office).Now;
        var (from, to) = period.Until(now.Today);
        if (DayRange.FaultOf(from, to) is { } fault)
            return Problems.Invalid(fault);
        var isOwn = user.Principal.Role() == Roles.Officer;
        var report = await reports.ReadAsync(now, from, to, isOwn ? user.Name : null);
        var names = user.Principal.Role() is Roles.Manager or Roles.Administrator ? accounts : null;
        return TypedResults.Ok(RatingReportViews.Of(report, now.Settings, (from, to), names));
    }

    private static async Task<Results<Ok<RatingFlag[]>, ProblemHttpResult>> ReadFlagsAsync(
        OfficeId office,
        [AsParameters] RatingPeriod period,
        IOffices offices,
        RatingReports reports,
        CurrentUser user
    )
    {
        var now = offices.Get(office).Now;
        var (from, to) = period.Until(now.Today);
        if (DayRange.FaultOf(from, to) is { } fault)
            return Problems.Invalid(fault);
        await user.WriteAsync(office, Audited.RatingFlagsRead, $"{from:O}/{to:O}");
        var merged = MergedServices.Of(now.Settings);
        var flags = await reports.ReadFlagsAsync(office, from, to);
        return TypedResults.Ok(
            flags
                .Select(flag => new RatingFlag(
                    flag.Day,
                    flag.Hour,
                    now.Settings.FindCounter(flag.Counter)?.Number,
                    now.Settings.NameOf(merged.Of(flag.Service))
                ))
                .ToArray()
        );
    }

    /// <param name="From">The first day, by the office's calendar; 30 days with the last one where it is not said.</param>
    /// <param name="To">The last; today where it is not said.</param>
    internal sealed record RatingPeriod(DateOnly? From, DateOnly? To)
    {
        /// <summary>The first and the last day.</summary>
        public (DateOnly From, DateOnly To) Until(DateOnly today)
        {
            var to = To ?? today;
            return (From ?? to.AddDays(1 - Math.Min(UsualDays, to.DayNumber + 1)), to); // not before there were days
        }
    }
}

/// <summary>Somebody said that they were asked for money; nothing more is told of it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Hour">The hour by the office's clock.</param>
/// <param name="Counter">The counter's number; null where the office has it no longer.</param>
/// <param name="Service">The service's name by language code.</param>
internal sealed record RatingFlag(DateOnly Day, int Hour, int? Counter, IReadOnlyDictionary<string, string> Service);
