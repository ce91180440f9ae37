using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests;

/// <summary>A frame whose size and bytes do not fit is refused before anything reads it.</summary>
public sealed class FrameTests(LoadedAnalyzer loaded)
{
    [Theory]
    [InlineData(63, 64)]
    [InlineData(64, 63)]
    [InlineData(4097, 64)]
    [InlineData(64, 4097)]
    [InlineData(0, 0)]
    [InlineData(-640, -480)]
    public void A_size_out_of_range_is_refused(int width, int height)
    {
        var pixels = new byte[Math.Max(0, width * height * 3)];
        Assert.Throws<FrameException>(() => new Frame(pixels, width, height, PixelLayout.Rgb));
    }

    [Theory]
    [InlineData(64 * 64 * 3 - 1, PixelLayout.Rgb)]
    [InlineData(64 * 64 * 3 + 1, PixelLayout.Rgb)]
    [InlineData(64 * 64 * 3, PixelLayout.Rgba)]
    [InlineData(64 * 64 * 4, PixelLayout.Rgb)]
    [InlineData(0, PixelLayout.Rgba)]
    public void Another_number_of_bytes_is_refused(int bytes, PixelLayout layout) =>
        Assert.Throws<FrameException>(() => new Frame(new byte[bytes], 64, 64, layout));

    [Fact]
    public void An_unknown_layout_is_refused() =>
        Assert.Throws<FrameException>(() => new Frame(new byte[64 * 64 * 2], 64, 64, (PixelLayout)2));

    [Theory, InlineData(64, 64), InlineData(4096, 64), InlineData(64, 4096)]
    public void The_smallest_and_the_longest_frames_are_looked_at(int width, int height) =>
        Assert.Empty(loaded.Analyzer.Detect(Picture.Plain(width, height, 90).Frame));

    [Theory]
    [InlineData(10, 10, 10, 10)]
    [InlineData(10, 20, 20, 10)]
    [InlineData(0, 0, float.NaN, 10)]
    [InlineData(0, 0, float.PositiveInfinity, 10)]
    public void An_impossible_box_is_refused(float left, float top, float right, float bottom) =>
        Assert.Throws<ArgumentException>(() =>
            loaded.Analyzer.FindLandmarks(Picture.Plain(64, 64, 90).Frame, new FaceBox(left, top, right, bottom, 1))
        );

    [Fact]
    public void A_face_is_found_where_it_stands_in_a_wide_frame()
    {
        var picture = ClipReader.Frame("franck.mp4", 24, 360, 288);
        var alone = loaded.Analyzer.Detect(picture.Frame).Single();
        var wide = loaded.Analyzer.Detect(picture.Place(800, 400, left: 400, top: 60).Frame).Single();
        // Half as many pixels of the detector for the same face: its boxes differ by a few of them.
        var back = new FaceBox(wide.Left - 400, wide.Top - 60, wide.Right - 400, wide.Bottom - 60, wide.Score);
        Assert.True(alone.Overlap(back) > 0.65, $"{alone}, {wide}");
    }
}
