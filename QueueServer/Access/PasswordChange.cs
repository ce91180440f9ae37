namespace QueueServer.Access;

/// <summary>Whoever must change their password does nothing else first; the hub refuses them, too.</summary>
internal static class PasswordChange
{
    /// <summary>Marks an endpoint that stays open before the change.</summary>
    public static TBuilder BeforePasswordChange<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Open());

    public static IApplicationBuilder UsePasswordChange(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.User.MustChangePassword() && IsClosed(context.GetEndpoint())
            ? Problems.Forbidden("password-must-change").ExecuteAsync(context)
            : next(context));

    /// <summary>What anybody may see, such as a page, stays open; unknown paths are answered as ever.</summary>
    private static bool IsClosed(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<Open>() is null;

    private sealed class Open;
}
