using System.Security.Claims;
using QueueContracts;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// What a signed-in caller is. The claims stand for a whole session: what changes them ends it (<see cref="Sessions.Holds"/>).
/// </summary>
internal static class Principals
{
    public const string StampClaim = "stamp";
    private const string SessionClaim = "session";
    private const string OfficeClaim = "office";
    private const string MustChangeClaim = "must-change";

    /// <param name="account">Who.</param>
    /// <param name="scheme">How they came in.</param>
    /// <param name="session">The session that begins; null for devices, which have none.</param>
    public static ClaimsPrincipal Create(AccountRow account, string scheme, string? session = null)
    {
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.Name, account.Name),
                new(ClaimTypes.Role, account.Role),
                new(OfficeClaim, account.Office),
                new(StampClaim, account.Stamp),
            ],
            scheme
        );
        if (session is not null)
            identity.AddClaim(new(SessionClaim, session));
        if (account.MustChange)
            identity.AddClaim(new(MustChangeClaim, "1"));
        return new(identity);
    }

    /// <summary>The caller's own office.</summary>
    public static OfficeId Office(this ClaimsPrincipal user) => OfficeId.Parse(user.FindFirstValue(OfficeClaim) ?? "", null);

    public static string Name(this ClaimsPrincipal user) => user.Identity?.Name ?? "";

    /// <summary>The caller's role; empty for nobody.</summary>
    public static string Role(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Role) ?? "";

    /// <summary>The session a person is signed in by; null for devices and for nobody.</summary>
    public static string? Session(this ClaimsPrincipal user) => user.FindFirstValue(SessionClaim);

    public static bool IsPerson(this ClaimsPrincipal user) => Roles.IsPerson(user.Role());

    /// <summary>Whether the caller may act at a counter.</summary>
    public static bool IsOfficer(this ClaimsPrincipal user) => user.Role() is Roles.Officer or Roles.Manager or Roles.Administrator;

    public static bool IsAdministrator(this ClaimsPrincipal user) => user.Role() == Roles.Administrator;

    /// <summary>Whether the caller must change their password before anything else.</summary>
    public static bool MustChangePassword(this ClaimsPrincipal user) => user.HasClaim(MustChangeClaim, "1");
}
