namespace QueueServer.Http;

/// <summary>Marks what everybody may read from any page: it asks for no cookie, and changes nothing.</summary>
internal sealed class OpenData
{
    private static readonly OpenData Mark = new();

    /// <summary>Whether an endpoint is marked so.</summary>
    public static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<OpenData>() is not null;

    /// <summary>Marks endpoints, and lets pages of other sites read their answers.</summary>
    public static void Open(RouteGroupBuilder group) =>
        group
            .WithMetadata(Mark)
            .AddEndpointFilter(
                static (context, next) =>
                {
                    var headers = context.HttpContext.Response.Headers;
                    headers.AccessControlAllowOrigin = "*";
                    headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                    return next(context);
                }
            );
}
