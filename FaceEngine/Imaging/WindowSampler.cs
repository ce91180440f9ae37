using System.Runtime.CompilerServices;
using FaceEngine.Frames;

namespace FaceEngine.Imaging;

/// <summary>What a window sees outside the frame.</summary>
internal enum FrameEdge
{
    /// <summary>The nearest pixel of the frame, for ever.</summary>
    Repeat,

    /// <summary>Black, from one pixel outside.</summary>
    Black,
}

/// <summary>
/// Samples an affine window of a frame into three planes of floats. Each window pixel is the mean of k × k bilinear samples
/// (<see cref="AffineMap.SamplesASide"/>): a shrinking window averages what it covers instead of skipping over it.
/// </summary>
internal static class WindowSampler
{
    /// <summary>Samples the window.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="map">Where the window's pixels lie in the frame.</param>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="height">Height of the window in pixels.</param>
    /// <param name="edge">What lies outside the frame.</param>
    /// <param name="planes">Receives <c>[3, height, width]</c>, row-major, red, green, blue, each 0..255.</param>
    /// <exception cref="ArgumentException"><paramref name="planes"/> has another length.</exception>
    public static void Sample(in Frame frame, in AffineMap map, int width, int height, FrameEdge edge, Span<float> planes)
    {
        if (planes.Length != 3 * width * height)
            throw new ArgumentException($"{planes.Length} floats for a window of {width}x{height}.", nameof(planes));
        if (map.IsUpright)
            UprightWindow.Sample(frame, map, width, height, edge, planes);
        else
            SlantedWindow.Sample(frame, map, width, height, edge, planes);
    }

    /// <summary>The nearest position in a frame so long, in pixel centres, whatever is given: NaN is compared away to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Clamp(double at, int length) => at > 0 ? Math.Min(at, length - 1) : 0;
}
