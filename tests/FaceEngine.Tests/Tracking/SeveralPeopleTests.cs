using FaceEngine.Faces;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Tracking;

/// <summary>Others before the camera: the one followed stays the one, until somebody steps in between.</summary>
public sealed class SeveralPeopleTests(LoadedAnalyzer loaded)
{
    private const double PerSecond = 12.5;

    // Two scenes as small pictures: one man's face about 120 pixels high, the other's about 160 and 250.
    private static readonly Lazy<List<Picture>> One = new(() => [.. ClipReader.Scaled("franck.mp4", PerSecond, 60, 240, 180)]);

    private static readonly Lazy<List<Picture>> SomewhatLarger = new(() =>
        [.. ClipReader.Scaled("cap13_edit2.mp4", PerSecond, 60, 320, 240)]
    );

    private static readonly Lazy<List<Picture>> MuchLarger = new(() => [.. ClipReader.Scaled("cap13_edit2.mp4", PerSecond, 60, 600, 450)]);

    [Fact]
    public void A_bystander_does_not_take_over_but_the_frame_is_of_several()
    {
        var moments = Track(index =>
            Scene(One.Value[index]).With(index < 20 ? Picture.Plain(64, 64, 0) : SomewhatLarger.Value[index], 700, 300)
        );
        Assert.All(moments, moment => Assert.Equal(1, moment.Tracked.Track));
        Assert.All(moments, moment => Assert.True(moment.Tracked.Face!.Value.Right < 640));
        Assert.All(moments[..20], moment => Assert.NotEqual(FrameFault.SeveralFaces, moment.Tracked.Quality.Fault));
        Assert.All(moments[25..], moment => Assert.Equal(FrameFault.SeveralFaces, moment.Tracked.Quality.Fault));
    }

    [Fact]
    public void A_clearly_nearer_face_ends_the_track()
    {
        var moments = Track(index =>
            index < 20 ? Scene(One.Value[index]) : Scene(One.Value[index]).With(MuchLarger.Value[index], 640, 200)
        );
        Assert.All(moments[..20], moment => Assert.Equal(1, moment.Tracked.Track));
        Assert.All(moments[25..], moment => Assert.Equal(2, moment.Tracked.Track));
        Assert.All(moments[25..], moment => Assert.True(moment.Tracked.Face!.Value.Left > 600));
    }

    [Fact]
    public void A_face_that_covers_the_one_followed_ends_the_track()
    {
        var moments = Track(index =>
            index < 20 ? Scene(One.Value[index]) : Scene(One.Value[index]).With(MuchLarger.Value[index], 100, 100)
        );
        Assert.All(moments[..20], moment => Assert.Equal(1, moment.Tracked.Track));
        Assert.All(moments[20..], moment => Assert.Equal(2, moment.Tracked.Track));
    }

    private List<Moment> Track(Func<int, Picture> scene) =>
        [.. Recording.Track(loaded.Analyzer, Enumerable.Range(0, 40).Select(scene), PerSecond)];

    private static Picture Scene(Picture person) => Picture.Plain(1280, 720, 110).With(person, 250, 250);
}
