using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using QueueServer.Access;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.SignIn;

/// <summary>Lets a person in, and tells their page who they are.</summary>
internal sealed class Entrance(Accounts accounts, IOffices offices, Duties duties, IAntiforgery tokens)
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
        var (office, person) = (user.Office(), accounts.Find(user.Name()));
        return new()
        {
            Username = user.Name(),
            Name = accounts.CalledOf(user.Name()),
            FullName = person?.FullName,
            Role = user.Role(),
            Office = office.Value,
            OfficeName =
                offices.Find(office)?.Settings.Name as IReadOnlyDictionary<string, string>
                ?? new Dictionary<string, string> { ["vi"] = office.Value },
            MustChange = user.MustChangePassword(),
            MustSetFactor = duties.LacksFactor(user),
            RecoveryCodes = person is null ? null : SecondFactors.RecoveryCodesLeft(person),
            CsrfToken = tokens.GetAndStoreTokens(http).RequestToken!,
        }; // null only where tokens are not made for requests
    }
}

///
internal sealed record SignedIn
{
    /// <summary>The user name.</summary>
    public required string Username { get; init; }

    /// <summary>What the user is called on screens.</summary>
    public required string Name { get; init; }

    /// <summary>What the user is called in full; null while nobody said it.</summary>
    public required string? FullName { get; init; }

    /// <summary>officer, manager, administrator or auditor.</summary>
    public required string Role { get; init; }

    /// <summary>The user's office.</summary>
    public required string Office { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> OfficeName { get; init; }

    /// <summary>Whether the password must be changed before anything else.</summary>
    public required bool MustChange { get; init; }

    /// <summary>Whether a second factor must be added before anything else.</summary>
    public required bool MustSetFactor { get; init; }

    /// <summary>How many recovery codes are left; null without a second factor.</summary>
    public required int? RecoveryCodes { get; init; }

    /// <summary>To be said in the header <c>X-CSRF-TOKEN</c> of each request that changes something.</summary>
    public required string CsrfToken { get; init; }
}
