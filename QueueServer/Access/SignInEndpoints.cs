using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Audit;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>Signing in and out, and changing one's own password.</summary>
internal static class SignInEndpoints
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const int MaxNameLength = 100;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Sign-in");
        // No token is known before the sign-in; the check of the page's origin guards it.
        group.MapPost("/sign-in", SignInAsync).RequireRateLimiting(RateLimits.SignIn).DisableAntiforgery().WithName("SignIn");
        group.MapPost("/sign-out", SignOutAsync).WithName("SignOut");
        group.MapGet("/me", Me).WithName("Me");
        group.MapPost("/password", ChangePasswordAsync).RequireAuthorization(Policies.Person).RequireRateLimiting(RateLimits.Passwords).BeforePasswordChange().WithName("ChangePassword");
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignInAsync(SignInRequest request, SignIns signIns, KnownDevices devices, Sessions sessions, AuditLog audit, OfficeDirectory offices, IAntiforgery tokens, HttpContext http)
    {
        if (request.Username.Length > MaxNameLength || request.Password.Length > Passwords.MaxLength) return Problems.BadRequest("wrong-password");
        switch (await signIns.TryAsync(http, request.Username.Trim().ToLowerInvariant(), request.Password))
        {
            case SignInOutcome.Accepted(var account):
                await sessions.EndAsync(http.User); // the browser's former one: its cookie is about to be replaced
                await EnterAsync(http, account);
                devices.Remember(http, account.Name);
                await audit.WriteAsync(http, http.User.Office(), Audited.SignedIn);
                return TypedResults.Ok(Describe(http, offices, tokens));
            case SignInOutcome.LockedOut(var from):
                return Problems.LockedOut(from);
            case SignInOutcome.TooMany:
                return Problems.TooMany();
            default:
                return Problems.BadRequest("wrong-password");
        }
    }

    private static async Task<NoContent> SignOutAsync(HttpContext http, Sessions sessions, AuditLog audit)
    {
        await sessions.EndAsync(http.User);
        await http.SignOutAsync(Scheme);
        if (http.User.IsPerson()) await audit.WriteAsync(http, http.User.Office(), Audited.SignedOut);
        return TypedResults.NoContent();
    }

    /// <summary>Who is signed in; no content when nobody is, which is no error: a page asks before it shows the form.</summary>
    private static Results<Ok<SignedIn>, NoContent> Me(HttpContext http, OfficeDirectory offices, IAntiforgery tokens) =>
        http.User.IsPerson() ? TypedResults.Ok(Describe(http, offices, tokens)) : TypedResults.NoContent();

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> ChangePasswordAsync(
        PasswordRequest request, SignIns signIns, Accounts accounts, Sessions sessions, FirstRunFile firstRun, AuditLog audit, OfficeDirectory offices, IAntiforgery tokens, HttpContext http)
    {
        var name = http.User.Name();
        if (request.Current.Length > Passwords.MaxLength) return Problems.Invalid(("current", "wrong-password"));
        if (Passwords.FaultOf(name, request.Current, request.Next) is { } fault) return Problems.Invalid(("next", fault));
        switch (await signIns.TryAsync(http, name, request.Current))
        {
            case SignInOutcome.Accepted:
                var hash = Passwords.HashOf(request.Next);
                // Judged on the account as it is then: a reset that came first stays.
                if (await accounts.ChangeAsync(
                    name, present => sessions.Holds(http.User) ? present with { SecretHash = hash, MustChange = false, Stamp = Accounts.NewStamp() } : null,
                    (_, _) => audit.Row(http, http.User.Office(), Audited.PasswordChanged, name)) is not { } account) return Problems.BadRequest("wrong-password");
                firstRun.Forget(name);
                await EnterAsync(http, account);
                return TypedResults.Ok(Describe(http, offices, tokens));
            case SignInOutcome.LockedOut(var from):
                return Problems.LockedOut(from);
            case SignInOutcome.TooMany:
                return Problems.TooMany();
            default:
                return Problems.Invalid(("current", "wrong-password"));
        }
    }

    private static async Task EnterAsync(HttpContext http, AccountRow account)
    {
        http.User = Principals.Of(account, Scheme, Sessions.NewId()); // the token that follows is this user's
        await http.SignInAsync(Scheme, http.User);
    }

    private static SignedIn Describe(HttpContext http, OfficeDirectory offices, IAntiforgery tokens)
    {
        var user = http.User;
        return new(
            user.Name(), user.Role(), user.Office().Value, offices.NameOf(user.Office()), user.MustChangePassword(),
            tokens.GetAndStoreTokens(http).RequestToken!); // null only where tokens are not made for requests
    }

    private static IReadOnlyDictionary<string, string> NameOf(this OfficeDirectory offices, OfficeId office) =>
        offices.Find(office)?.Settings.Name as IReadOnlyDictionary<string, string> ?? new Dictionary<string, string> { ["vi"] = office.Value };
}

/// <param name="Username">The user name.</param>
/// <param name="Password">The password.</param>
internal sealed record SignInRequest(string Username, string Password);

/// <param name="Current">The password until now.</param>
/// <param name="Next">The new one: at least twelve characters, none of the commonest, neither the user name (repeated) nor the current one.</param>
internal sealed record PasswordRequest(string Current, string Next);

/// <param name="Username">The user name.</param>
/// <param name="Role">officer, manager, administrator or auditor.</param>
/// <param name="Office">The user's office.</param>
/// <param name="OfficeName">Its name by language code.</param>
/// <param name="MustChange">Whether the password must be changed before anything else.</param>
/// <param name="CsrfToken">To be said in the header <c>X-CSRF-TOKEN</c> of each request that changes something.</param>
internal sealed record SignedIn(
    string Username, string Role, string Office, IReadOnlyDictionary<string, string> OfficeName, bool MustChange, string CsrfToken);
