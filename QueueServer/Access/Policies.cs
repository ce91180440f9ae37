using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using QueueContracts;

namespace QueueServer.Access;

/// <summary>The roles there are.</summary>
internal static class Roles
{
    public const string Officer = "officer";
    public const string Manager = "manager";
    public const string Kiosk = "kiosk";
    public const string Board = "board";
}

/// <summary>Who may do what, by name: people sign in with a cookie, devices with a bearer secret.</summary>
internal static class Policies
{
    public const string Officer = "officer";
    public const string Manager = "manager";
    public const string Kiosk = "kiosk";
    public const string Board = "board";
    public const string KioskOrOfficer = "kiosk-or-officer";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Officer, policy => policy.RequireRole(Roles.Officer, Roles.Manager));
        options.AddPolicy(Manager, policy => policy.RequireRole(Roles.Manager));
        options.AddPolicy(Kiosk, policy => policy.RequireRole(Roles.Kiosk));
        options.AddPolicy(Board, policy => policy.RequireRole(Roles.Board));
        options.AddPolicy(KioskOrOfficer, policy => policy.RequireRole(Roles.Kiosk, Roles.Officer, Roles.Manager));
    }
}

/// <summary>What a signed-in caller is.</summary>
internal static class Principals
{
    public const string OfficeClaim = "office";

    public static ClaimsPrincipal Make(string scheme, string name, string role, string office) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, name), new(ClaimTypes.Role, role), new(OfficeClaim, office)], scheme));

    /// <summary>The caller's own office.</summary>
    public static OfficeId Office(this ClaimsPrincipal user) => OfficeId.Parse(user.FindFirstValue(OfficeClaim) ?? "", null);

    public static string Name(this ClaimsPrincipal user) => user.Identity?.Name ?? "";

    public static bool IsOfficer(this ClaimsPrincipal user) => user.IsInRole(Roles.Officer) || user.IsInRole(Roles.Manager);
}
