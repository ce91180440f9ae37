using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FaceEngine.Frames;

namespace FaceEngine.Imaging;

/// <summary>Samples any affine window, each sample by itself.</summary>
internal static class SlantedWindow
{
    /// <inheritdoc cref="WindowSampler.Sample" />
    public static void Sample(in Frame frame, in AffineMap map, int width, int height, FrameEdge edge, Span<float> planes)
    {
        var area = width * height;
        Span<float> red = planes[..area],
            green = planes.Slice(area, area),
            blue = planes[(2 * area)..];
        var k = map.SamplesASide;
        var source = new Source(frame, edge);
        var inside = source.HasAround(map, width, height);
        var share = 1f / (k * k);
        // Each position is the sum of what its column, its row and the origin give.
        using var columns = FaceMemory.Rent<(double X, double Y)>(width * k);
        var column = columns.Span;
        for (var at = 0; at < column.Length; at++)
        {
            var u = at / k + (at % k + 0.5) / k - 0.5;
            column[at] = (map.XX * u, map.YX * u);
        }

        for (int y = 0, at = 0; y < height; y++)
        for (var x = 0; x < width; x++, at++)
        {
            var sum = Vector128<float>.Zero;
            for (var j = 0; j < k; j++)
            {
                var v = y + (j + 0.5) / k - 0.5;
                double rowX = map.XY * v,
                    rowY = map.YY * v;
                foreach (var (columnX, columnY) in column.Slice(x * k, k))
                {
                    double atX = columnX + rowX + map.X0,
                        atY = columnY + rowY + map.Y0;
                    sum += inside ? source.Inside(atX, atY) : source.Anywhere(atX, atY);
                }
            }
            sum *= share;
            (red[at], green[at], blue[at]) = (sum[0], sum[1], sum[2]);
        }
    }

    /// <summary>Bilinear samples at positions in pixel centres.</summary>
    private readonly ref struct Source(in Frame frame, FrameEdge edge)
    {
        private readonly FramePixels pixels = new(frame);
        private readonly int width = frame.Width,
            height = frame.Height,
            pixel = (int)frame.Layout;

        /// <summary>Whether there are pixels all around every sample of a window, and more of them behind.</summary>
        public bool HasAround(in AffineMap map, int windowWidth, int windowHeight) =>
            HasAround(map, -0.5, -0.5)
            && HasAround(map, windowWidth - 0.5, -0.5)
            && HasAround(map, -0.5, windowHeight - 0.5)
            && HasAround(map, windowWidth - 0.5, windowHeight - 0.5);

        /// <summary>A sample of a window that has pixels all around.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Inside(double x, double y)
        {
            int left = (int)x,
                top = (int)y;
            float fx = (float)(x - left),
                fy = (float)(y - top);
            var at = (top * width + left) * pixel;
            var (upperLeft, upperRight) = pixels.PairAt(at);
            var (lowerLeft, lowerRight) = pixels.PairAt(at + width * pixel);
            return (upperLeft * (1 - fx) + upperRight * fx) * (1 - fy) + (lowerLeft * (1 - fx) + lowerRight * fx) * fy;
        }

        /// <summary>Any sample.</summary>
        public Vector128<float> Anywhere(double x, double y)
        {
            if (edge == FrameEdge.Black && (x < -1 || y < -1 || x > width || y > height))
                return Vector128<float>.Zero;
            x = WindowSampler.Clamp(x, width);
            y = WindowSampler.Clamp(y, height);
            int left = (int)x,
                top = (int)y;
            float fx = (float)(x - left),
                fy = (float)(y - top);
            var at = (top * width + left) * pixel;
            var right = left + 1 < width ? pixel : 0;
            var below = top + 1 < height ? pixel * width : 0;
            var upper = pixels.At(at) * (1 - fx) + pixels.At(at + right) * fx;
            var lower = pixels.At(at + below) * (1 - fx) + pixels.At(at + below + right) * fx;
            return upper * (1 - fy) + lower * fy;
        }

        private bool HasAround(in AffineMap map, double u, double v)
        {
            double x = map.XX * u + map.XY * v + map.X0,
                y = map.YX * u + map.YY * v + map.Y0;
            return x >= 0 && y >= 0 && x < width - 3 && y < height - 3; // with a pixel for what is rounded; NaN fails
        }
    }
}
