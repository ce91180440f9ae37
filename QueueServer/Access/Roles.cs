using QueueContracts;

namespace QueueServer.Access;

/// <summary>The roles there are.</summary>
internal static class Roles
{
    /// <summary>Works at a counter of their own office.</summary>
    public const string Officer = "officer";

    /// <summary>Runs their own office and those below it.</summary>
    public const string Manager = "manager";

    /// <summary>Runs every office.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads what happened in their own office and those below it, and changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Reads an office's figures, and those of the offices below it; changes nothing.</summary>
    public const string Leader = "leader";

    public const string Kiosk = "kiosk";
    public const string Board = "board";

    /// <summary>A tablet at a counter that asks how satisfied its visitors are.</summary>
    public const string Rating = "rating";

    /// <summary>A server that tells of its offices' days.</summary>
    public const string Server = "server";

    public static readonly IReadOnlyList<string> People = [Officer, Manager, Administrator, Auditor, Leader];

    public static bool IsPerson(string role) => People.Contains(role);

    public static bool IsDevice(string role) => role is Kiosk or Board or Rating or Server;

    public static string Of(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.Kiosk => Kiosk,
            DeviceKind.Board => Board,
            DeviceKind.Rating => Rating,
            DeviceKind.Server => Server,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such device."),
        };
}
