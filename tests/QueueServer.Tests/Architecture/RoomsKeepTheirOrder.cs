using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace QueueServer.Tests.Architecture;

/// <summary>
/// A folder of the server is a room, and a room knows only those below it: so a feature is one folder, and what it stands on can be read without it.
/// A new folder has its place in the order, or this fails.
/// </summary>
public sealed class RoomsKeepTheirOrder
{
    /// <summary>From the ground up.</summary>
    private static readonly string[] Order =
    [
        "Domain", "Clock", "Typing", "Configuration", "Diagnostics", "Storage", "Settings", "Journal", "Faces", "Offices", "Http", "Access", "Cluster", "Verification", "Screens", "Features",
    ];

    private static readonly ArchUnitNET.Domain.Architecture Server = new ArchLoader().LoadAssemblies(typeof(App).Assembly).Build();

    public static TheoryData<string> Rooms => [.. Order[..^1]];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void And_know_none_above_them(string room)
    {
        var above = Order[(Array.IndexOf(Order, room) + 1)..];
        Types().That().ResideInNamespaceMatching(Within(room)).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Within(above)))
            .Because($"{room} lies below {string.Join(", ", above)}").Check(Server);
    }

    [Fact]
    public void Every_room_has_its_place() => Assert.Equal(
        Order.Order(),
        Server.Types.Select(type => Regex.Match(type.Namespace.FullName, @"^QueueServer\.(?<room>\w+)").Groups["room"].Value).Where(room => room.Length > 0).Distinct().Order());

    [Fact]
    public void Features_go_in_no_circle() => SliceRuleDefinition.Slices().Matching("QueueServer.Features.(*)").Should().BeFreeOfCycles().Check(Server);

    [Fact]
    public void Nor_do_the_parts_of_the_storage() => Types().That().ResideInNamespaceMatching(@"^QueueServer\.Storage\.(Sqlite|Postgres)").Should()
        .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^QueueServer\.Storage\.Backups")).Check(Server);

    private static string Within(params string[] rooms) => $@"^QueueServer\.({string.Join('|', rooms)})(\.|$)";
}
