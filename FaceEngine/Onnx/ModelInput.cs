using System.Numerics;
using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;

namespace FaceEngine.Onnx;

/// <summary>A window of a frame as a model wants it: its planes, in its order, normalised.</summary>
internal static class ModelInput
{
    /// <summary>Samples and normalises a window.</summary>
    /// <param name="input">Size, planes and normalisation.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="window">Where the input's pixels lie in the frame.</param>
    /// <param name="edge">What lies outside the frame.</param>
    /// <param name="destination">Receives <c>[planes, height, width]</c>, row-major.</param>
    public static void Fill(InputEntry input, in Frame frame, in AffineMap window, FrameEdge edge, Span<float> destination)
    {
        var area = input.Width * input.Height;
        if (input.Planes == 1)
        {
            Luma.Sample(frame, window, input.Width, input.Height, edge, destination);
        }
        else
        {
            WindowSampler.Sample(frame, window, input.Width, input.Height, edge, destination);
            if (input.Channels == "bgr")
                Swap(destination[..area], destination[(2 * area)..]);
        }
        for (var plane = 0; plane < input.Planes; plane++)
            Normalise(destination.Slice(plane * area, area), input.Mean[plane], input.Std[plane]);
    }

    private static void Normalise(Span<float> plane, float mean, float std)
    {
        var at = 0;
        for (; at <= plane.Length - Vector<float>.Count; at += Vector<float>.Count)
            ((new Vector<float>(plane[at..]) - new Vector<float>(mean)) / new Vector<float>(std)).CopyTo(plane[at..]);
        for (; at < plane.Length; at++)
            plane[at] = (plane[at] - mean) / std;
    }

    private static void Swap(Span<float> one, Span<float> other)
    {
        for (var at = 0; at < one.Length; at++)
            (one[at], other[at]) = (other[at], one[at]);
    }
}
