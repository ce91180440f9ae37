using FaceEngine.Analysis;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests;

/// <summary>The engine agrees with an independent program over the same models, frame by frame.</summary>
public sealed class AgreementTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    private readonly FaceAnalyzer engine = loaded.Analyzer;

    public static TheoryData<int> EveryFrame => [.. Enumerable.Range(0, Golden.Figures.Frames.Count)];

    [Theory, MemberData(nameof(EveryFrame))]
    public void Boxes_agree_within_two_pixels(int index)
    {
        var golden = Golden.Figures.Frames[index];
        var faces = engine.Detect(golden.Decode().Frame);
        Assert.Equal(golden.Faces, faces.Count);
        float[] box = [faces[0].Left, faces[0].Top, faces[0].Right, faces[0].Bottom];
        AtMost(2, "box", box.Zip(golden.Box, (a, b) => (double)Math.Abs(a - b)));
        Assert.Equal(golden.Score, faces[0].Score, 0.001f);
    }

    [Theory, MemberData(nameof(EveryFrame))]
    public void Landmarks_agree_within_one_pixel(int index)
    {
        var golden = Golden.Figures.Frames[index];
        var frame = golden.Decode().Frame;
        var points = engine.FindLandmarks(frame, engine.Detect(frame)[0]).Points;
        Assert.Equal(golden.Landmarks.Length, points.Count);
        AtMost(1, "landmark", points.Zip(golden.Landmarks, (a, b) => Math.Sqrt(Math.Pow(a.X - b[0], 2) + Math.Pow(a.Y - b[1], 2))));
    }

    [Theory, MemberData(nameof(EveryFrame))]
    public void Descriptors_agree_and_have_unit_length(int index)
    {
        var golden = Golden.Figures.Frames[index];
        var descriptor = loaded.Describe(golden.Decode());
        Assert.Equal(512, descriptor.Length);
        Assert.Equal(1, Math.Sqrt(descriptor.Sum(value => (double)value * value)), 1e-5);
        AtMost(0.001, "1 - cosine", [1 - Vectors.Cosine(descriptor, golden.Descriptor)]);
    }

    [Fact]
    public void A_fourth_byte_a_pixel_changes_nothing()
    {
        var picture = Golden.Figures.Frames[0].Decode();
        Assert.Equal(loaded.Describe(picture), loaded.Describe(picture.ToRgba()));
    }

    private void AtMost(double most, string what, IEnumerable<double> differences)
    {
        var worst = differences.Max();
        output.WriteLine(FormattableString.Invariant($"largest difference, {what}: {worst:g3}"));
        Assert.True(worst <= most, $"{what} differs by {worst}, allowed {most}");
    }
}
