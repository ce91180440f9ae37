using System.Security.Claims;
using QueueServer.Http;
using QueueServer.Offices;

namespace QueueServer.Access;

/// <summary>
/// What somebody must do before anything else: change a password that somebody else knows, add the second factor that their office asks
/// for. The hub refuses them, too.
/// </summary>
internal sealed class Duties(Accounts accounts, IOffices offices)
{
    /// <summary>The code of what is still to be done; null for nothing.</summary>
    public string? Of(ClaimsPrincipal user) =>
        user.MustChangePassword() ? "password-must-change"
        : LacksFactor(user) ? "factor-must-set"
        : null;

    /// <summary>
    /// Whether the caller's office asks for a second factor that they do not have: of everybody but officers, who change and read nothing
    /// beyond their counter.
    /// </summary>
    public bool LacksFactor(ClaimsPrincipal user) =>
        user.Role() is Roles.Manager or Roles.Administrator or Roles.Auditor or Roles.Leader
        && offices.Find(user.Office()) is { Settings.AsksSecondFactor: true }
        && accounts.Find(user.Name()) is { Factor: null };
}

/// <summary>Where <see cref="Duties"/> stand in a request's way.</summary>
internal static class DutiesFirst
{
    /// <summary>Marks an endpoint that a duty is done by.</summary>
    public static TBuilder BeforeDuties<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Open());

    public static IApplicationBuilder UseDuties(this IApplicationBuilder app) =>
        app.Use(
            static (context, next) =>
                IsClosed(context.GetEndpoint()) && context.RequestServices.GetRequiredService<Duties>().Of(context.User) is { } duty
                    ? Problems.Forbidden(duty).ExecuteAsync(context)
                    : next(context)
        );

    /// <summary>What anybody may see, such as a page, stays open; unknown paths are answered as ever.</summary>
    private static bool IsClosed(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() is not null
        && endpoint.Metadata.GetMetadata<Open>() is null;

    private sealed class Open;
}
