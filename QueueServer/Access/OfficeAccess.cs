using QueueContracts;
using QueueServer.Offices;

namespace QueueServer.Access;

/// <summary>Keeps callers to their own office.</summary>
internal static class OfficeAccess
{
    /// <summary>Requires a signed-in caller, and that the path's <c>{office}</c> is hosted here and theirs.</summary>
    public static RouteGroupBuilder RequireOfficeAccess(this RouteGroupBuilder group)
    {
        group.RequireAuthorization().AddEndpointFilter(static async (context, next) =>
        {
            var http = context.HttpContext;
            var known = OfficeId.TryParse(http.GetRouteValue("office") as string, null, out var office)
                && http.RequestServices.GetRequiredService<OfficeDirectory>().Find(office) is not null;
            if (!known || http.User.Office() != office) return Problems.NotFound("unknown-office");
            return await next(context);
        });
        return group;
    }
}
