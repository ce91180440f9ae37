using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using QueueServer.Access;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.SignIn;

/// <summary>Lets a person in, and tells their page who they are.</summary>
internal sealed class Entrance(Accounts accounts, OfficeDirectory offices, Duties duties, IAntiforgery tokens)
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Begins a session of this account; the answer carries its cookie.</summary>
    public async Task<SignedIn> LetInAsync(HttpContext http, AccountRow account)
    {
        http.User = Principals.Create(account, Scheme, Sessions.NewId()); // the token that follows is this user's
        await http.SignInAsync(Scheme, http.User);
        return Describe(http);
    }

    /// <summary>Whoever is signed in, as their page is told.</summary>
    public SignedIn Describe(HttpContext http)
    {
        var user = http.User;
        var office = user.Office();
        return new(
            user.Name(),
            user.Role(),
            office.Value,
            offices.Find(office)?.Settings.Name as IReadOnlyDictionary<string, string>
                ?? new Dictionary<string, string> { ["vi"] = office.Value },
            user.MustChangePassword(),
            duties.LacksFactor(user),
            accounts.Find(user.Name()) is { } account ? SecondFactors.RecoveryCodesLeft(account) : null,
            tokens.GetAndStoreTokens(http).RequestToken!
        ); // null only where tokens are not made for requests
    }
}

/// <param name="Username">The user name.</param>
/// <param name="Role">officer, manager, administrator or auditor.</param>
/// <param name="Office">The user's office.</param>
/// <param name="OfficeName">Its name by language code.</param>
/// <param name="MustChange">Whether the password must be changed before anything else.</param>
/// <param name="MustSetFactor">Whether a second factor must be added before anything else.</param>
/// <param name="RecoveryCodes">How many recovery codes are left; null without a second factor.</param>
/// <param name="CsrfToken">To be said in the header <c>X-CSRF-TOKEN</c> of each request that changes something.</param>
internal sealed record SignedIn(
    string Username,
    string Role,
    string Office,
    IReadOnlyDictionary<string, string> OfficeName,
    bool MustChange,
    bool MustSetFactor,
    int? RecoveryCodes,
    string CsrfToken
);
