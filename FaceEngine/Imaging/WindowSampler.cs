using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
/// Samples an affine window of a frame into three planes of floats. Each window pixel is the mean of k × k bilinear samples, where
/// k is the map's scale rounded to 1..8: a shrinking window averages what it covers instead of skipping over it.
/// </summary>
internal static class WindowSampler
{
    private const int MostSamplesASide = 8;

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
        var area = width * height;
        if (planes.Length != 3 * area)
            throw new ArgumentException($"{planes.Length} floats for a window of {width}x{height}.", nameof(planes));
        Span<float> red = planes[..area],
            green = planes.Slice(area, area),
            blue = planes[(2 * area)..];
        // A comparison that NaN fails, and a bound before the conversion: an absurd map costs no more than a wide one.
        var k = map.Scale >= 1.5 ? (int)Math.Min(MostSamplesASide, Math.Floor(map.Scale + 0.5)) : 1;
        var source = new Source(frame);
        var share = 1f / (k * k);
        for (int y = 0, at = 0; y < height; y++)
        for (var x = 0; x < width; x++, at++)
        {
            var sum = Vector128<float>.Zero;
            for (var j = 0; j < k; j++)
            for (var i = 0; i < k; i++)
            {
                double u = x + (i + 0.5) / k - 0.5,
                    v = y + (j + 0.5) / k - 0.5;
                sum += source.At(map.XX * u + map.XY * v + map.X0, map.YX * u + map.YY * v + map.Y0, edge);
            }
            sum *= share;
            (red[at], green[at], blue[at]) = (sum[0], sum[1], sum[2]);
        }
    }

    /// <summary>A frame read with all channels of a pixel in one vector: red, green, blue, and a fourth lane that nobody reads.</summary>
    private readonly ref struct Source(in Frame frame)
    {
        private readonly ref byte first = ref MemoryMarshal.GetReference(frame.Pixels);
        private readonly int width = frame.Width,
            height = frame.Height,
            pixel = (int)frame.Layout;
        private readonly int lastWhole = frame.Pixels.Length - sizeof(uint);

        /// <summary>The bilinear sample at a position in pixel centres.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> At(double x, double y, FrameEdge edge)
        {
            if (edge == FrameEdge.Black && (x < -1 || y < -1 || x > width || y > height))
                return Vector128<float>.Zero;
            // Clamped positions, so every offset below lies in the frame whatever the map is: NaN is compared away to 0.
            x = x > 0 ? Math.Min(x, width - 1) : 0;
            y = y > 0 ? Math.Min(y, height - 1) : 0;
            int left = (int)x,
                top = (int)y;
            float fx = (float)(x - left),
                fy = (float)(y - top);
            var at = (top * width + left) * pixel;
            var right = left + 1 < width ? pixel : 0;
            var below = top + 1 < height ? pixel * width : 0;
            var upper = Load(at) * (1 - fx) + Load(at + right) * fx;
            var lower = Load(at + below) * (1 - fx) + Load(at + below + right) * fx;
            return upper * (1 - fy) + lower * fy;
        }

        /// <summary>
        /// Four bytes as four floats. The last pixel of a three-byte frame has only three: it is read from one byte earlier.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector128<float> Load(int offset)
        {
            var bytes =
                offset <= lastWhole
                    ? Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, offset))
                    : Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, lastWhole)) >> (8 * (offset - lastWhole));
            var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte());
            return Vector128.ConvertToSingle(Vector128.WidenLower(words).AsInt32());
        }
    }
}
