namespace QueueServer.Http;

/// <summary>
/// Refuses requests that a page of another site makes with an officer's cookie: browsers state the page's <c>Origin</c> on every
/// request that changes something and on every WebSocket. With the cookie's <c>SameSite=Strict</c> this is the second lock. What is open
/// data may be read from any page.
/// </summary>
internal static class SameOrigin
{
    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) =>
        app.Use(
            static (context, next) =>
            {
                var origin = context.Request.Headers.Origin.ToString();
                if (origin.Length == 0 || IsOwn(origin, context.Request.Host) || OpenData.Is(context.GetEndpoint()))
                    return next(context);
                return Problems.Forbidden("foreign-origin").ExecuteAsync(context);
            }
        );

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
}
