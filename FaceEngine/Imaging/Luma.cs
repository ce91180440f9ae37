using FaceEngine.Frames;

namespace FaceEngine.Imaging;

/// <summary>A window of a frame in grey.</summary>
internal static class Luma
{
    /// <summary>Samples a window as luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), 0..255.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="window">Where the window's pixels lie in the frame.</param>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="height">Height of the window in pixels.</param>
    /// <param name="edge">What lies outside the frame.</param>
    /// <param name="luma">Receives <c>[height, width]</c>, row-major.</param>
    public static void Sample(in Frame frame, in AffineMap window, int width, int height, FrameEdge edge, Span<float> luma)
    {
        var area = width * height;
        using var buffer = FaceMemory.Rent<float>(3 * area);
        var planes = buffer.Span;
        WindowSampler.Sample(frame, window, width, height, edge, planes);
        for (var at = 0; at < area; at++)
            luma[at] = 0.299f * planes[at] + 0.587f * planes[area + at] + 0.114f * planes[2 * area + at];
    }
}
