using FaceEngine.Analysis;

namespace FaceEngine.Tests;

/// <summary>
/// A folder of the engine is a room, and a room knows only those below it. A new folder has its place in the order, or this fails.
/// </summary>
public sealed class RoomsKeepTheirOrder
{
    private static readonly RoomOrder Engine = new(
        typeof(FaceAnalyzer).Assembly,
        "FaceEngine",
        "Frames",
        "Faces",
        "Imaging",
        "HeadTurns",
        "Liveness",
        "Models",
        "Onnx",
        "Detection",
        "Landmarks",
        "Description",
        "Quality",
        "Analysis",
        "Tracking"
    );

    public static TheoryData<string> Rooms => [.. Engine.Lower];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void And_know_none_above_them(string room) => Engine.MustHold(room);

    [Fact]
    public void Every_room_has_its_place() => Engine.MustNameEveryRoom();

    [Fact]
    public void Nothing_stands_outside_of_them() =>
        Assert.DoesNotContain(typeof(FaceAnalyzer).Assembly.GetTypes(), type => type.Namespace == "FaceEngine");
}
