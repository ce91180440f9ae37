using System.Text.RegularExpressions;

namespace QueueServer.Domain;

/// <summary>
/// The time zones that server and browsers know alike: the names of the IANA database. A machine's folder of zones holds more, which no
/// browser knows and of which some change their meaning with the machine.
/// </summary>
internal static partial class TimeZones
{
    /// <summary>The machine's own zone, a placeholder, and the rules for zones without their own.</summary>
    private static readonly string[] Machines = ["localtime", "posixrules", "Factory"];

    public static bool Knows(string id) =>
        Name().IsMatch(id)
        && !Machines.Contains(id)
        && !Copies().IsMatch(id)
        && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        && zone.Id == id;

    /// <summary>
    /// As the IANA database writes names: <c>Asia/Ho_Chi_Minh</c>, <c>America/Argentina/Ushuaia</c>, <c>Etc/GMT+7</c>, <c>UTC</c>.
    /// </summary>
    [GeneratedRegex("^[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*){0,2}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    /// <summary>The folders that hold every zone once more: with leap seconds, without them, and as System V had them.</summary>
    [GeneratedRegex("^(right|posix|SystemV)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copies();
}
