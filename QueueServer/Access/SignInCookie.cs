using Microsoft.AspNetCore.Authentication.Cookies;
using QueueServer.Http;

namespace QueueServer.Access;

/// <summary>The cookie of a session: twelve hours from the sign-in, less when something ends it.</summary>
internal static class SignInCookie
{
    public static readonly TimeSpan WorkingDay = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options, CookieSecurePolicy secure)
    {
        options.Cookie.Name = CookieNames.Of("console", secure);
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = secure;
        options.ExpireTimeSpan = WorkingDay;
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = static async context =>
        {
            var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
            if (context.Principal is not { } user || user.Session() is null || !await sessions.HoldsAsync(user))
                context.RejectPrincipal();
        };
        options.Events.OnRedirectToLogin = static context => Answer(context.Response, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = static context => Answer(context.Response, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
