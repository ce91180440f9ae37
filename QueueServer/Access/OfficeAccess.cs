using System.Security.Claims;
using QueueContracts;
using QueueServer.Http;
using QueueServer.Offices;

namespace QueueServer.Access;

/// <summary>Keeps callers to the offices they may act in.</summary>
internal static class OfficeAccess
{
    /// <summary>The routes of an office for those whom a policy lets in; theirs must be the office, too.</summary>
    /// <param name="routes">Where they are added.</param>
    /// <param name="path">Below <c>/api/v1/offices/{office}</c>, as in <c>/people</c>; empty for the office itself.</param>
    /// <param name="tag">The feature, as the API's document groups it.</param>
    /// <param name="policy">Of <see cref="Policies"/>.</param>
    public static RouteGroupBuilder MapOffice(this IEndpointRouteBuilder routes, string path, string tag, string policy) =>
        routes.MapGroup("/api/v1/offices/{office}" + path).WithTags(tag).RequireOfficeAccess().RequireAuthorization(policy);

    /// <summary>Requires a signed-in caller, and that the path's <c>{office}</c> is hosted here and one they may act in.</summary>
    public static TBuilder RequireOfficeAccess<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        routes
            .RequireAuthorization()
            .AddEndpointFilter(
                static async (context, next) =>
                {
                    var http = context.HttpContext;
                    var allowed =
                        OfficeId.TryParse(http.GetRouteValue("office") as string, null, out var office)
                        && http.RequestServices.GetRequiredService<IOffices>().MayAct(http.User, office);
                    if (!allowed)
                        return Problems.NotFound("unknown-office");
                    return await next(context);
                }
            );
        return routes;
    }

    /// <summary>
    /// Whether an office is hosted here and the caller's: devices and officers have their own, managers, auditors and leaders those below
    /// it, too, administrators every one.
    /// </summary>
    public static bool MayAct(this IOffices offices, ClaimsPrincipal user, OfficeId office) =>
        offices.Find(office) is not null
        && user.Role() switch
        {
            Roles.Administrator => true,
            Roles.Manager or Roles.Auditor or Roles.Leader => offices.IsWithin(office, user.Office()),
            Roles.Officer or Roles.Kiosk or Roles.Board => office == user.Office(),
            _ => false,
        };
}
