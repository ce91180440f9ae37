using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Imaging;

namespace FaceEngine.Quality;

/// <summary>
/// Sharpness and exposure of a face, measured on its box resampled to one size, so that figures of near and far faces compare.
/// </summary>
/// <param name="Sharpness">Variance of the Laplacian.</param>
/// <param name="MeanLuma">Mean luma, 0..255.</param>
/// <param name="ClippedShare">Share of pixels that are black or white, 0..1.</param>
internal readonly record struct FaceSurface(float Sharpness, float MeanLuma, float ClippedShare)
{
    // About what the descriptor sees of a face: blur that vanishes at this size does not harm it.
    private const int Width = 72,
        Height = 112;

    // Video luma often stops short of 0 and 255.
    private const float Black = 8,
        White = 247;

    public static FaceSurface Measure(in Frame frame, FaceBox face)
    {
        var window = AffineMap.FromRectangle(face.Left, face.Top, face.Width, face.Height, Width, Height);
        using var buffer = FaceMemory.Rent<float>(Width * Height);
        var luma = buffer.Span;
        Luma.Sample(frame, window, Width, Height, FrameEdge.Repeat, luma);
        double sum = 0;
        var clipped = 0;
        foreach (var value in luma)
        {
            sum += value;
            if (value is <= Black or >= White)
                clipped++;
        }
        return new FaceSurface(LaplacianVariance(luma, Width, Height), (float)(sum / luma.Length), (float)clipped / luma.Length);
    }

    /// <summary>
    /// Variance over the inner pixels of <c>left + right + above + below − 4 · own</c>: detail makes it large, blur small (Pech-Pacheco
    /// et al., "Diatom autofocusing in brightfield microscopy", 2000).
    /// </summary>
    public static float LaplacianVariance(ReadOnlySpan<float> luma, int width, int height)
    {
        double sum = 0,
            squares = 0;
        for (var y = 1; y < height - 1; y++)
        for (var x = 1; x < width - 1; x++)
        {
            var at = y * width + x;
            double value = luma[at - 1] + luma[at + 1] + luma[at - width] + luma[at + width] - 4 * luma[at];
            sum += value;
            squares += value * value;
        }
        var count = (width - 2) * (height - 2);
        var mean = sum / count;
        return (float)(squares / count - mean * mean);
    }
}
