using Microsoft.AspNetCore.Authorization;

namespace QueueServer.Access;

/// <summary>
/// Who may do what, by name: people sign in with a cookie, devices with a bearer secret. Which office they may do it in is
/// <see cref="OfficeAccess"/>'s.
/// </summary>
internal static class Policies
{
    public const string Person = "person";
    public const string Officer = "officer";
    public const string Manager = "manager";
    public const string Administrator = "administrator";
    public const string Reader = "reader";

    /// <summary>Reads what only the head of an office may.</summary>
    public const string Leader = "leader";

    /// <summary>Reads an office's figures.</summary>
    public const string Figures = "figures";

    /// <summary>Reads the figures of an office as a whole.</summary>
    public const string OfficeFigures = "office-figures";
    public const string Kiosk = "kiosk";
    public const string Board = "board";
    public const string Rating = "rating";
    public const string Server = "server";
    public const string Device = "device";
    public const string BoardOrReader = "board-or-reader";
    public const string KioskOrOfficer = "kiosk-or-officer";

    public static void Add(AuthorizationOptions options)
    {
        Allow(Person, [.. Roles.People]);
        Allow(Officer, Roles.Officer, Roles.Manager, Roles.Administrator);
        Allow(Manager, Roles.Manager, Roles.Administrator);
        Allow(Administrator, Roles.Administrator);
        Allow(Reader, Roles.Manager, Roles.Administrator, Roles.Auditor);
        Allow(Figures, Roles.Officer, Roles.Manager, Roles.Administrator, Roles.Auditor, Roles.Leader);
        Allow(Leader, Roles.Leader);
        Allow(OfficeFigures, Roles.Manager, Roles.Administrator, Roles.Auditor, Roles.Leader);
        Allow(Kiosk, Roles.Kiosk);
        Allow(Board, Roles.Board);
        Allow(Rating, Roles.Rating);
        Allow(Server, Roles.Server);
        Allow(Device, Roles.Kiosk, Roles.Board, Roles.Server);
        Allow(BoardOrReader, Roles.Board, Roles.Manager, Roles.Administrator, Roles.Auditor);
        Allow(KioskOrOfficer, Roles.Kiosk, Roles.Officer, Roles.Manager, Roles.Administrator);

        void Allow(string policy, params string[] roles) => options.AddPolicy(policy, rule => rule.RequireRole(roles));
    }
}
