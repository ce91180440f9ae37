using System.Security.Claims;
using QueueContracts;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>What a signed-in caller is. The claims stand for a whole session: what changes them ends it (<see cref="Accounts.Holds"/>).</summary>
internal static class Principals
{
    public const string StampClaim = "stamp";
    private const string OfficeClaim = "office";
    private const string MustChangeClaim = "must-change";

    public static ClaimsPrincipal Of(AccountRow account, string scheme)
    {
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.Name, account.Name), new(ClaimTypes.Role, account.Role),
            new(OfficeClaim, account.Office), new(StampClaim, account.Stamp),
        ], scheme);
        if (account.MustChange) identity.AddClaim(new(MustChangeClaim, "1"));
        return new(identity);
    }

    /// <summary>The caller's own office.</summary>
    public static OfficeId Office(this ClaimsPrincipal user) => OfficeId.Parse(user.FindFirstValue(OfficeClaim) ?? "", null);

    public static string Name(this ClaimsPrincipal user) => user.Identity?.Name ?? "";

    /// <summary>The caller's role; empty for nobody.</summary>
    public static string Role(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Role) ?? "";

    public static bool IsPerson(this ClaimsPrincipal user) => Roles.IsPerson(user.Role());

    /// <summary>Whether the caller may act at a counter.</summary>
    public static bool IsOfficer(this ClaimsPrincipal user) => user.Role() is Roles.Officer or Roles.Manager or Roles.Administrator;

    public static bool IsAdministrator(this ClaimsPrincipal user) => user.Role() == Roles.Administrator;

    /// <summary>Whether the caller must change their password before anything else.</summary>
    public static bool MustChangePassword(this ClaimsPrincipal user) => user.HasClaim(MustChangeClaim, "1");
}
