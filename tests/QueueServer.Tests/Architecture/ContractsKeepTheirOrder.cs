namespace QueueServer.Tests.Architecture;

/// <summary>
/// What the programs say to each other lies in rooms, too: names, faces, what is asked, what screens show, and the line it goes over.
/// </summary>
public sealed class ContractsKeepTheirOrder
{
    private static readonly RoomOrder Contracts = new(
        typeof(OfficeId).Assembly,
        "QueueContracts",
        "Ids",
        "Faces",
        "Requests",
        "Views",
        "Hub"
    );

    public static TheoryData<string> Rooms => [.. Contracts.Lower];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void And_know_none_above_them(string room) => Contracts.MustHold(room);

    [Fact]
    public void Every_room_has_its_place() => Contracts.MustNameEveryRoom();
}
