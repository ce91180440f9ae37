using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using FaceEngine.Frames;

namespace FaceEngine.Imaging;

/// <summary>
/// Samples a window that is not turned: along the frame's rows first, then down its columns, so that a pixel is read once for each column
/// instead of once for each sample. Where all samples lie on pixels, as in a window of half the frame's size, every sum is one of whole
/// numbers, and the result is that of <see cref="SlantedWindow"/> to the last bit.
/// </summary>
internal static class UprightWindow
{
    private const int Channels = 4; // with the one that nobody reads

    /// <inheritdoc cref="WindowSampler.Sample" />
    public static void Sample(in Frame frame, in AffineMap map, int width, int height, FrameEdge edge, Span<float> planes)
    {
        var k = map.SamplesASide;
        using var across = new Taps(map.XX, map.X0, width, k, frame.Width, edge);
        using var down = new Taps(map.YY, map.Y0, height, k, frame.Height, edge);
        var source = new FramePixels(frame);
        int area = width * height,
            length = Channels * width,
            lines = 2 * k;
        using var memory = FaceMemory.Rent<float>((lines + 1) * length);
        var sum = memory.Span[(lines * length)..];
        Span<int> held = stackalloc int[lines]; // which row of the frame each line was made from
        held.Fill(-1);
        var share = 1f / (k * k);
        for (var y = 0; y < height; y++)
        {
            sum.Clear();
            ReadOnlySpan<int> rows = down.Places(y);
            ReadOnlySpan<float> weights = down.Weights(y);
            for (var tap = 0; tap < down.Most; tap++)
            {
                if (weights[tap] == 0)
                    continue;
                var (row, slot) = (rows[tap], rows[tap] % lines);
                var line = memory.Span.Slice(slot * length, length);
                if (held[slot] != row)
                    Along(source, row * frame.Width, (int)frame.Layout, across, line);
                held[slot] = row;
                TensorPrimitives.MultiplyAdd(line, weights[tap], sum, sum);
            }

            for (var x = 0; x < width; x++)
            for (var channel = 0; channel < 3; channel++)
                planes[channel * area + y * width + x] = sum[Channels * x + channel] * share;
        }
    }

    /// <summary>One row of the frame, as wide as the window.</summary>
    private static void Along(in FramePixels source, int start, int pixel, in Taps across, Span<float> line)
    {
        var most = across.Most;
        for (var x = 0; x < line.Length / Channels; x++)
        {
            ReadOnlySpan<int> places = across.Places(x)[..most];
            ReadOnlySpan<float> weights = across.Weights(x)[..most];
            var sum = Vector128<float>.Zero;
            for (var tap = 0; tap < places.Length; tap++)
                sum += source.At((start + places[tap]) * pixel) * weights[tap];
            sum.CopyTo(line[(Channels * x)..]);
        }
    }
}
