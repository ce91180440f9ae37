using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace QueueServer.Http;

/// <summary>
/// A request that changes something and is believed because of the cookie also says the token of <c>/api/me</c>, which a page of another
/// site never learns. Bearers need none: no browser sends them by itself.
/// </summary>
internal static class AntiForgery
{
    public const string Header = "X-CSRF-TOKEN";

    public static IApplicationBuilder UseAntiForgery(this IApplicationBuilder app)
    {
        var tokens = app.ApplicationServices.GetRequiredService<IAntiforgery>();
        return app.Use(
            async (context, next) =>
            {
                if (IsAsked(context) && !await tokens.IsRequestValidAsync(context))
                    await Problems.BadRequest("bad-csrf").ExecuteAsync(context);
                else
                    await next(context);
            }
        );
    }

    /// <summary>Safe methods are never asked: they change nothing.</summary>
    private static bool IsAsked(HttpContext context) =>
        context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme
        && !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
}
