using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.xUnitV3;
using QueueServer.Offices;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace QueueServer.Tests.Architecture;

/// <summary>
/// A folder of the server is a room, and a room knows only those below it: so a feature is one folder, and what it stands on can be read
/// without it. A new folder has its place in the order, or this fails.
/// </summary>
public sealed class RoomsKeepTheirOrder
{
    private static readonly RoomOrder Server = new(
        typeof(App).Assembly,
        "QueueServer",
        "Domain",
        "Clock",
        "Typing",
        "Configuration",
        "Diagnostics",
        "Storage",
        "Settings",
        "Journal",
        "Faces",
        "Offices",
        "Bookings",
        "Facts",
        "Ratings",
        "Summaries",
        "Units",
        "Http",
        "Access",
        "Cluster",
        "Verification",
        "Screens",
        "Features"
    );

    public static TheoryData<string> Rooms => [.. Server.Lower];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void And_know_none_above_them(string room) => Server.MustHold(room);

    [Fact]
    public void Every_room_has_its_place() => Server.MustNameEveryRoom();

    [Fact]
    public void Features_go_in_no_circle() =>
        SliceRuleDefinition.Slices().Matching("QueueServer.Features.(*)").Should().BeFreeOfCycles().Check(Server.Program);

    [Fact]
    public void Features_and_screens_know_an_office_only_by_its_seam() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^QueueServer\.(Features|Screens|Verification|Access)")
            .Should()
            .NotDependOnAny(typeof(OfficeDirectory), typeof(OfficeHost))
            .Because("an office's turns may be taken at another server: IOffices and IOffice know where")
            .Check(Server.Program);

    [Fact]
    public void Nor_do_the_parts_of_the_storage() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^QueueServer\.Storage\.(Sqlite|Postgres)")
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^QueueServer\.Storage\.Backups"))
            .Check(Server.Program);
}
