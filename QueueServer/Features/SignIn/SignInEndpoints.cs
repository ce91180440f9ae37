using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueServer.Access;
using QueueServer.Http;
using QueueServer.Storage;

namespace QueueServer.Features.SignIn;

/// <summary>Signing in and out, and changing one's own password.</summary>
internal static class SignInEndpoints
{
    private const int MaxNameLength = 100;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("Sign-in");
        // No token is known before the sign-in; the check of the page's origin guards it.
        group.MapPost("/sign-in", SignInAsync).RequireRateLimiting(RateLimits.SignIn).DisableAntiforgery().WithName("SignIn");
        group.MapPost("/sign-out", SignOutAsync).WithName("SignOut");
        group.MapGet("/me", Me).WithName("ReadMe");
        group
            .MapPost("/password", ChangePasswordAsync)
            .RequireAuthorization(Policies.Person)
            .RequireRateLimiting(RateLimits.Passwords)
            .BeforeDuties()
            .WithName("ChangePassword");
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignInAsync(
        SignInRequest request,
        SignIns signIns,
        KnownDevices devices,
        Sessions sessions,
        Entrance entrance,
        AuditLog audit,
        HttpContext http
    )
    {
        if (request.Username.Length > MaxNameLength)
            return Problems.BadRequest("wrong-password");
        if (
            await signIns.TryAsync(http, request.Username.Trim().ToLowerInvariant(), request.Password, request.Code) is var outcome
            && outcome is not SignInOutcome.Accepted(var account)
        )
            return outcome.Refusal();
        await sessions.EndAsync(http.User); // the browser's former one: its cookie is about to be replaced
        var me = await entrance.LetInAsync(http, account);
        devices.Remember(http, account.Name);
        await audit.WriteAsync(http, http.User.Office(), Audited.SignedIn);
        return TypedResults.Ok(me);
    }

    private static async Task<NoContent> SignOutAsync(HttpContext http, Sessions sessions, AuditLog audit)
    {
        await sessions.EndAsync(http.User);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (http.User.IsPerson())
            await audit.WriteAsync(http, http.User.Office(), Audited.SignedOut);
        return TypedResults.NoContent();
    }

    /// <summary>Who is signed in; no content when nobody is, which is no error: a page asks before it shows the form.</summary>
    private static Results<Ok<SignedIn>, NoContent> Me(HttpContext http, Entrance entrance) =>
        http.User.IsPerson() ? TypedResults.Ok(entrance.Describe(http)) : TypedResults.NoContent();

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> ChangePasswordAsync(
        PasswordRequest request,
        SignIns signIns,
        Accounts accounts,
        Sessions sessions,
        FirstRunFile firstRun,
        Entrance entrance,
        CurrentUser user
    )
    {
        var (http, name) = (user.Http, user.Name);
        if (Passwords.FaultOf(name, request.Current, request.Next) is { } fault)
            return Problems.Invalid(("next", fault));
        if (await signIns.TryPasswordAsync(http, name, request.Current) is var outcome and not SignInOutcome.Accepted)
            return outcome.Refusal("current");
        var hash = Passwords.HashOf(request.Next);
        // Judged on the account as it is then: a reset that came first stays.
        if (
            await accounts.ChangeAsync(
                name,
                present =>
                    sessions.Holds(http.User) ? present with { SecretHash = hash, MustChange = false, Stamp = Accounts.NewStamp() } : null,
                (_, _) => user.Did(user.Office, Audited.PasswordChanged, name)
            )
            is not { } account
        )
            return Problems.BadRequest("wrong-password");
        firstRun.Forget(name);
        return TypedResults.Ok(await entrance.LetInAsync(http, account));
    }
}

/// <param name="Username">The user name.</param>
/// <param name="Password">The password.</param>
/// <param name="Code">A code of the second factor: asked for with <c>code-needed</c>, of those who have one.</param>
internal sealed record SignInRequest(string Username, string Password, string? Code = null);

/// <param name="Current">The password until now.</param>
/// <param name="Next">The new one: at least twelve characters, none of the commonest, neither the user name (repeated) nor the current
/// one.</param>
internal sealed record PasswordRequest(string Current, string Next);
