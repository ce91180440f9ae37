using FaceEngine.Faces;
using FaceEngine.Models;
using FaceEngine.Quality;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Quality;

/// <summary>The gate's rules on drawn frames, without models.</summary>
public sealed class QualityGateTests
{
    private static readonly QualityEntry Thresholds = new()
    {
        Bystander = 0.5f,
        Edge = 0.01f,
        Height = 0.2f,
        Turn = 0.15f,
        Sharpness = 10,
        Darkest = 40,
        Brightest = 200,
        Clipped = 0.2f,
        EyesClosed = 0.9f,
        EyesTurn = 0.1f,
        Covered = 0.6f,
    };

    private static readonly FaceBox Face = new(40, 40, 120, 160, 0.9f);

    [Fact]
    public void A_passer_by_under_half_the_size_does_not_count() => Assert.Equal(FrameFault.None, Assess(Noise(), Face, Sized(59)));

    [Fact]
    public void A_second_face_of_half_the_size_counts() => Assert.Equal(FrameFault.SeveralFaces, Assess(Noise(), Face, Sized(60)));

    [Fact]
    public void The_largest_face_is_judged_wherever_it_stands_in_the_list() =>
        Assert.Equal(FrameFault.None, Assess(Noise(), Sized(20), Face));

    [Theory]
    [InlineData(1.9f, 40)]
    [InlineData(40, 1.9f)]
    public void A_box_within_a_hundredth_of_the_edge_is_too_near(float left, float top) =>
        Assert.Equal(FrameFault.TooNear, Assess(Noise(), new FaceBox(left, top, left + 80, top + 120, 1)));

    [Fact]
    public void A_fifth_of_the_frame_is_near_enough()
    {
        Assert.Equal(FrameFault.None, Assess(Noise(), Sized(40)));
        Assert.Equal(FrameFault.TooFar, Assess(Noise(), Sized(39)));
    }

    [Fact]
    public void Light_is_named_before_blur() => Assert.Equal(FrameFault.TooDark, Assess(Picture.Plain(200, 200, 20), Face));

    [Fact]
    public void A_plain_face_is_blurred() => Assert.Equal(FrameFault.Blurred, Assess(Picture.Plain(200, 200, 100), Face));

    [Fact]
    public void A_face_half_black_is_too_dark_though_its_mean_is_not() =>
        Assert.Equal(FrameFault.TooDark, Assess(Picture.Plain(200, 200, 150).With(Picture.Plain(40, 200, 0), 40, 0), Face));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 400f / 9)]
    public void The_laplacian_s_variance_is_that_of_its_inner_values(float dot, float expected)
    {
        // A single dot in the middle of 5 x 5: the inner 3 x 3 hold −4 once, 1 four times, 0 four times: mean 0, variance 20/9.
        var luma = new float[25];
        luma[12] = dot * MathF.Sqrt(20);
        Assert.Equal(expected, FaceSurface.LaplacianVariance(luma, 5, 5), 1e-3f);
    }

    [Fact]
    public void A_blink_is_named_last()
    {
        Assert.Equal(FrameFault.EyesClosed, new QualityGate(Thresholds).Assess(Noise().Frame, Face, [], null, 0.95f).Fault);
        Assert.Equal(
            FrameFault.Blurred,
            new QualityGate(Thresholds).Assess(Picture.Plain(200, 200, 100).Frame, Face, [], null, 0.95f).Fault
        );
    }

    private static FrameFault Assess(Picture picture, params FaceBox[] faces)
    {
        var subject = QualityGate.Subject(faces);
        return new QualityGate(Thresholds).Assess(picture.Frame, subject, faces.Where(face => face != subject), null, eyesClosed: 0).Fault;
    }

    private static FaceBox Sized(float height) => new(130, 30, 130 + height / 2, 30 + height, 0.95f);

    private static Picture Noise()
    {
        var random = new Random(7);
        return Picture.Plain(200, 200, 0).Map(_ => random.Next(60, 180));
    }
}
