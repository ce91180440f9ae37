using FaceEngine.Description;
using FaceEngine.Detection;
using FaceEngine.Faces;

namespace FaceEngine.Tests;

/// <summary>Which boxes stay, and the map that aligns a face.</summary>
public sealed class DetectionTests
{
    private static readonly FaceBox Best = new(0, 0, 100, 100, 0.9f);

    [Fact]
    public void Of_two_that_overlap_the_better_stays()
    {
        var near = new FaceBox(20, 0, 120, 100, 0.8f); // intersection 8,000 of a union of 12,000
        Assert.Equal([Best], BestBoxes.Of([near, Best], 0.4f));
    }

    [Fact]
    public void Boxes_that_barely_overlap_both_stay_by_falling_score()
    {
        var far = new FaceBox(60, 0, 160, 100, 0.95f); // intersection 4,000 of 16,000
        Assert.Equal([far, Best], BestBoxes.Of([Best, far], 0.4f));
    }

    [Fact]
    public void A_box_dropped_for_a_better_one_drops_no_other()
    {
        FaceBox middle = new(40, 0, 140, 100, 0.8f),
            right = new(80, 0, 180, 100, 0.7f);
        Assert.Equal([Best, right], BestBoxes.Of([right, middle, Best], 0.4f));
    }

    [Fact]
    public void Alignment_finds_the_turn_scale_and_shift_that_were_made()
    {
        (double X, double Y)[] window = [(10, 20), (90, 18), (50, 60), (25, 95), (77, 91)];
        const double A = 1.7,
            B = -0.6,
            X = 40,
            Y = -12;
        var image = window.Select(p => new ImagePoint((float)(A * p.X - B * p.Y + X), (float)(B * p.X + A * p.Y + Y))).ToList();
        var map = Similarity.Fit(window, image);
        Assert.Equal(A, map.XX, 1e-4);
        Assert.Equal(-B, map.XY, 1e-4);
        Assert.Equal(X, map.X0, 1e-3);
        Assert.Equal(B, map.YX, 1e-4);
        Assert.Equal(A, map.YY, 1e-4);
        Assert.Equal(Y, map.Y0, 1e-3);
    }
}
