using FaceEngine.Description;
using FaceEngine.Faces;
using FaceEngine.Frames;
using FaceEngine.Imaging;

namespace FaceEngine.Tracking;

/// <summary>
/// A face, aligned and very small: enough to see that the next frame shows the same thing at the same place. It cannot tell people
/// apart in general and is never kept beyond the track: whoever holds it disposes of it, which overwrites it.
/// </summary>
internal sealed class FaceLook : IDisposable
{
    private const int Side = 24;

    // Eyes, nose tip and mouth corners: the usual 112-pixel template of aligned faces, scaled.
    private static readonly (double X, double Y)[] Template = [(8.2, 11.1), (15.8, 11.0), (12.0, 15.4), (8.9, 19.8), (15.2, 19.8)];

    // Less contrast than this, as a root mean square of 0..255 over all pixels, is no picture of anything.
    private const double Plain = 1;

    private readonly FaceMemory<float> values;

    private FaceLook(FaceMemory<float> values) => this.values = values;

    public static FaceLook Of(in Frame frame, FaceLandmarks landmarks)
    {
        var values = FaceMemory.Rent<float>(Side * Side);
        var luma = values.Span;
        Luma.Sample(frame, Similarity.Fit(Template, landmarks.AlignmentPoints), Side, Side, FrameEdge.Repeat, luma);
        double mean = 0,
            squares = 0;
        foreach (var value in luma)
            mean += value;
        mean /= luma.Length;
        foreach (var value in luma)
            squares += (value - mean) * (value - mean);
        var length = Math.Sqrt(squares);
        for (var at = 0; at < luma.Length; at++)
            luma[at] = length > Plain * Side ? (float)((luma[at] - mean) / length) : 0;
        return new FaceLook(values);
    }

    /// <summary>Normalised correlation of the two, −1..1; 0 when one of them is plain.</summary>
    public float Likeness(FaceLook other)
    {
        ReadOnlySpan<float> one = values.Span,
            two = other.values.Span;
        double sum = 0;
        for (var at = 0; at < one.Length; at++)
            sum += (double)one[at] * two[at];
        return (float)sum;
    }

    public void Dispose() => values.Dispose();
}
