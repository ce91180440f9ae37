using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueServer.Offices;

namespace QueueServer.Access;

/// <summary>Signing in and out of the console.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Sign-in");
        group.MapPost("/sign-in", SignInAsync).RequireRateLimiting(RateLimits.SignIn).WithName("SignIn");
        group.MapPost("/sign-out", (Delegate)SignOutAsync).WithName("SignOut");
        group.MapGet("/me", Me).WithName("Me");
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignInAsync(SignInRequest request, Accounts accounts, OfficeDirectory offices, HttpContext context)
    {
        if (request.Username.Length > 100 || request.Password.Length > 200
            || await accounts.FindPersonAsync(request.Username, request.Password) is not { } account) return Problems.BadRequest("wrong-password");
        var user = Principals.Make(CookieAuthenticationDefaults.AuthenticationScheme, account.Name, account.Role, account.Office);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, user);
        return TypedResults.Ok(Describe(user, offices));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.NoContent();
    }

    /// <summary>Who is signed in; no content when nobody is, which is no error: the console asks before it shows the form.</summary>
    private static Results<Ok<SignedIn>, NoContent> Me(ClaimsPrincipal user, OfficeDirectory offices) =>
        user.IsOfficer() ? TypedResults.Ok(Describe(user, offices)) : TypedResults.NoContent();

    private static SignedIn Describe(ClaimsPrincipal user, OfficeDirectory offices) =>
        new(user.Name(), user.FindFirstValue(ClaimTypes.Role) ?? "", user.Office().Value, offices.Get(user.Office()).Settings.Name);
}

/// <param name="Username">The user name.</param>
/// <param name="Password">The password.</param>
internal sealed record SignInRequest(string Username, string Password);

/// <param name="Username">The user name.</param>
/// <param name="Role">officer or manager.</param>
/// <param name="Office">The user's office.</param>
/// <param name="OfficeName">Its name by language code.</param>
internal sealed record SignedIn(string Username, string Role, string Office, IReadOnlyDictionary<string, string> OfficeName);
