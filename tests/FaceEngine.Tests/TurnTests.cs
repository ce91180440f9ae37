using FaceEngine.Faces;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests;

/// <summary>The turn of a head, from real frames and from drawn points.</summary>
public sealed class TurnTests(LoadedAnalyzer loaded)
{
    [Fact]
    public void Mirroring_a_frame_changes_the_sign_of_the_turn()
    {
        var turned = ClipReader.Frame("franck.mp4", 1080, 640, 480);
        var (turn, mirrored) = (loaded.Assess(turned).Turn, loaded.Assess(turned.Mirrored()).Turn);
        Assert.True(Math.Abs(turn) > 0.15, $"turn {turn}");
        Assert.Equal(-turn, mirrored, 0.1f); // the model itself is not symmetric
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-8, -0.2)]
    [InlineData(8, 0.2)]
    public void The_turn_is_the_nose_s_way_off_the_middle_in_eye_distances(float nose, float expected) =>
        Assert.Equal(expected, Face(nose).Turn, 1e-5f);

    [Theory, InlineData(-30), InlineData(20)]
    public void A_tilted_head_is_not_turned(double degrees) => Assert.Equal(0.2f, Face(8, degrees).Turn, 1e-4f);

    [Fact]
    public void Another_number_of_points_is_refused() => Assert.Throws<ArgumentException>(() => new FaceLandmarks(new ImagePoint[67]));

    [Fact]
    public void A_point_that_is_not_finite_is_refused()
    {
        var points = new ImagePoint[FaceLandmarks.Count];
        points[5] = new ImagePoint(float.NaN, 0);
        Assert.Throws<ArgumentException>(() => new FaceLandmarks(points));
    }

    /// <summary>Eyes 40 apart, the mouth 40 below their line, the nose half way down and some way to the side.</summary>
    private static FaceLandmarks Face(float nose, double degrees = 0)
    {
        var points = new ImagePoint[FaceLandmarks.Count];
        foreach (var index in new[] { 37, 38, 40, 41 })
            points[index] = new ImagePoint(-20, 0);
        foreach (var index in new[] { 43, 44, 46, 47 })
            points[index] = new ImagePoint(20, 0);
        points[30] = new ImagePoint(nose, 20);
        foreach (var index in new[] { 48, 60 })
            points[index] = new ImagePoint(-12, 40);
        foreach (var index in new[] { 54, 64 })
            points[index] = new ImagePoint(12, 40);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new FaceLandmarks([
            .. points.Select(point => new ImagePoint(
                (float)(300 + cos * point.X - sin * point.Y),
                (float)(200 + sin * point.X + cos * point.Y)
            )),
        ]);
    }
}
