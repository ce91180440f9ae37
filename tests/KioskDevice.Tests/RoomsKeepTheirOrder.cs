using KioskDevice.Visits;

namespace KioskDevice.Tests;

/// <summary>
/// A folder of the kiosk's program is a room, and a room knows only those below it. A new folder has its place in the order, or this fails.
/// </summary>
public sealed class RoomsKeepTheirOrder
{
    private static readonly RoomOrder Kiosk = new(
        typeof(Visit).Assembly,
        "KioskDevice",
        "Configuration",
        "Loopback",
        "Camera",
        "Logging",
        "Visits",
        "ServerLink",
        "Funnel",
        "Offline",
        "Screens",
        "Narrator",
        "CounterCheck",
        "Diagnostics",
        "Phone",
        "Page"
    );

    public static TheoryData<string> Rooms => [.. Kiosk.Lower];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void And_know_none_above_them(string room) => Kiosk.MustHold(room);

    [Fact]
    public void Every_room_has_its_place() => Kiosk.MustNameEveryRoom();
}
