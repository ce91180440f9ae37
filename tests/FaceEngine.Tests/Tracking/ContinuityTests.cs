using FaceEngine.Faces;
using FaceEngine.Tests.Real;
using FaceEngine.Tracking;

namespace FaceEngine.Tests.Tracking;

/// <summary>How far a head can get in a moment, without models.</summary>
public sealed class ContinuityTests
{
    private static readonly FaceBox Box = new(100, 100, 180, 200, 0.9f); // 100 high
    private static readonly FaceLandmarks Points = new([
        .. Enumerable.Range(0, 68).Select(at => new ImagePoint(110 + at % 9 * 7, 110 + at / 9 * 10)),
    ]);

    private static readonly Sighting Before = new(
        TimeSpan.FromSeconds(1),
        Box,
        Points,
        FaceLook.Of(Picture.Plain(300, 300, 90).Frame, Points)
    );

    [Theory]
    [InlineData(0.04, 15, true)]
    [InlineData(0.04, 16, false)]
    [InlineData(0.2, 27, true)]
    [InlineData(0.2, 29, false)]
    [InlineData(1.2, 34, true)]
    [InlineData(1.2, 36, false)]
    [InlineData(1.21, 0, false)]
    public void A_head_gets_only_so_far(double seconds, float way, bool expected) =>
        Assert.Equal(
            expected,
            Continuity.InReach(Before, Box with { Left = 100 + way, Right = 180 + way }, TimeSpan.FromSeconds(1 + seconds))
        );

    [
        Theory,
        InlineData(0.04, 120, true),
        InlineData(0.04, 123, false),
        InlineData(0.4, 133, true),
        InlineData(0.4, 75, true),
        InlineData(0.4, 73, false)
    ]
    public void A_head_grows_only_so_much(double seconds, float height, bool expected)
    {
        var grown = new FaceBox(100, 150 - height / 2, 180, 150 + height / 2, 0.9f);
        Assert.Equal(expected, Continuity.InReach(Before, grown, TimeSpan.FromSeconds(1 + seconds)));
    }

    [Fact]
    public void The_box_goes_with_its_landmarks()
    {
        var carrier = new BoxByLandmarks(Box, Points);
        var later = new FaceLandmarks([.. Points.Points.Select(point => new ImagePoint(20 + 1.5f * point.X, -10 + 1.5f * point.Y))]);
        var moved = carrier.At(later);
        Assert.Equal(20 + 1.5f * Box.Left, moved.Left, 0.01f);
        Assert.Equal(-10 + 1.5f * Box.Top, moved.Top, 0.01f);
        Assert.Equal(1.5f * Box.Width, moved.Width, 0.01f);
        Assert.Equal(1.5f * Box.Height, moved.Height, 0.01f);
    }

    [Fact]
    public void A_plain_surface_looks_like_nothing() => Assert.Equal(0, Before.Look.Likeness(Before.Look));
}
