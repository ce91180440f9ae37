using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;
using FaceEngine.Onnx;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Imaging;

/// <summary>The vector kernel samples what a plain scalar one does.</summary>
public sealed class WindowSamplerTests
{
    private const float Tolerance = 0.001f; // of 255: single against double precision

    /// <summary>Each layout of a frame's pixels with each edge.</summary>
    public static TheoryData<PixelLayout, int> Kinds =>
        new()
        {
            { PixelLayout.Rgb, (int)FrameEdge.Repeat },
            { PixelLayout.Rgb, (int)FrameEdge.Black },
            { PixelLayout.Rgba, (int)FrameEdge.Repeat },
            { PixelLayout.Rgba, (int)FrameEdge.Black },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_window_equals_the_scalar_formula(PixelLayout layout, int edge)
    {
        var random = new Random(20);
        for (var round = 0; round < 60; round++)
        {
            var picture = Noise(random, layout);
            // Scales from 0.2 to 10, any angle, centres inside and outside.
            var scale = Math.Exp(random.NextDouble() * Math.Log(50)) * 0.2;
            var (sin, cos) = Math.SinCos(random.NextDouble() * 2 * Math.PI);
            double a = scale * cos,
                b = scale * sin;
            var map = new AffineMap(a, -b, random.Next(-30, picture.Width), b, a, random.Next(-30, picture.Height));
            Equal(picture, map, random.Next(1, 20), random.Next(1, 20), (FrameEdge)edge);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_upright_window_equals_the_scalar_formula(PixelLayout layout, int edge)
    {
        var random = new Random(21);
        for (var round = 0; round < 200; round++)
        {
            var picture = Noise(random, layout);
            // Scales from 0.1 to 20, of their own for width and height, mirrored or not; from far outside the frame to far outside.
            double Scale() => Math.Exp(random.NextDouble() * Math.Log(200)) * 0.1 * (random.Next(4) == 0 ? -1 : 1);
            double Origin(int length) => random.Next(3) == 0 ? random.Next(-40, length + 40) : random.NextDouble() * (length + 80) - 40;
            var map = new AffineMap(Scale(), 0, Origin(picture.Width), 0, Scale(), Origin(picture.Height));
            Equal(picture, map, random.Next(1, 20), random.Next(1, 20), (FrameEdge)edge);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_upright_window_of_whole_steps_has_the_very_values_of_sample_by_sample(PixelLayout layout, int edge)
    {
        var random = new Random(22);
        for (var round = 0; round < 200; round++)
        {
            var picture = Noise(random, layout);
            int step = random.Next(1, 9),
                width = random.Next(1, 30),
                height = random.Next(1, 30);
            // From any pixel, inside or not, so that the window may reach over each of the frame's borders.
            var map = AffineMap.FromRectangle(
                random.Next(-40, picture.Width),
                random.Next(-40, picture.Height),
                step * width,
                step * height,
                width,
                height
            );
            float[] upright = new float[3 * width * height],
                slanted = new float[3 * width * height];
            WindowSampler.Sample(picture.Frame, map, width, height, (FrameEdge)edge, upright);
            SlantedWindow.Sample(picture.Frame, map, width, height, (FrameEdge)edge, slanted);
            Assert.Equal(slanted, upright);
        }
    }

    [Theory]
    [InlineData(640, 480)]
    [InlineData(640, 360)]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public void A_whole_camera_s_frame_in_the_detector_s_view_has_the_very_values_of_sample_by_sample(int width, int height)
    {
        var pixels = new byte[width * height * 4];
        new Random(23).NextBytes(pixels);
        var frame = new Frame(pixels, width, height, PixelLayout.Rgba);
        var scale = Math.Max(width / 320.0, height / 240.0);
        var map = AffineMap.FromRectangle(0, 0, 320 * scale, 240 * scale, 320, 240);
        float[] upright = new float[3 * 320 * 240],
            slanted = new float[3 * 320 * 240];
        WindowSampler.Sample(frame, map, 320, 240, FrameEdge.Black, upright);
        SlantedWindow.Sample(frame, map, 320, 240, FrameEdge.Black, slanted);
        Assert.Equal(slanted, upright);
    }

    [Theory, InlineData(PixelLayout.Rgb), InlineData(PixelLayout.Rgba)]
    public void The_whole_frame_at_its_own_size_is_the_frame(PixelLayout layout)
    {
        var picture = Noise(new Random(3), layout);
        var planes = new float[3 * picture.Width * picture.Height];
        var map = AffineMap.FromRectangle(0, 0, picture.Width, picture.Height, picture.Width, picture.Height);
        WindowSampler.Sample(picture.Frame, map, picture.Width, picture.Height, FrameEdge.Black, planes);
        var pixel = (int)layout;
        for (var at = 0; at < picture.Width * picture.Height; at++)
        for (var channel = 0; channel < 3; channel++)
            Assert.Equal(picture.Pixels[at * pixel + channel], planes[channel * picture.Width * picture.Height + at]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e300)]
    public void An_absurd_window_reads_nothing_outside_the_frame(double value)
    {
        var picture = Noise(new Random(4), PixelLayout.Rgb);
        var planes = new float[3 * 16];
        WindowSampler.Sample(picture.Frame, new AffineMap(value, 0, value, 0, value, value), 4, 4, FrameEdge.Repeat, planes);
        Assert.All(planes, sample => Assert.InRange(sample, 0, 255));
    }

    [Fact]
    public void A_destination_of_another_size_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            WindowSampler.Sample(Picture.Plain(64, 64, 0).Frame, new AffineMap(1, 0, 0, 0, 1, 0), 4, 4, FrameEdge.Black, new float[47])
        );

    [Theory]
    [InlineData("rgb", 0, 1, 2)]
    [InlineData("bgr", 2, 1, 0)]
    public void Planes_come_in_the_model_s_order_and_normalised(string channels, int first, int second, int third)
    {
        var picture = Noise(new Random(5), PixelLayout.Rgb);
        var map = AffineMap.FromRectangle(3, 4, 30, 20, 9, 11); // an area that no vector width divides
        var input = new InputEntry
        {
            Name = "i",
            Width = 9,
            Height = 11,
            Channels = channels,
            Mean = [100, 110, 120],
            Std = [2, 4, 8],
        };
        var planes = new float[3 * 99];
        ModelInput.Fill(input, picture.Frame, map, FrameEdge.Repeat, planes);
        var expected = Scalar(picture, map, 9, 11, FrameEdge.Repeat);
        int[] order = [first, second, third];
        for (var plane = 0; plane < 3; plane++)
        for (var at = 0; at < 99; at++)
            Assert.Equal((expected[order[plane] * 99 + at] - input.Mean[plane]) / input.Std[plane], planes[plane * 99 + at], Tolerance);
    }

    [Fact]
    public void Grey_is_the_luma_of_the_colours()
    {
        var picture = Noise(new Random(6), PixelLayout.Rgb);
        var map = AffineMap.FromRectangle(0, 0, 40, 40, 10, 10);
        var luma = new float[100];
        Luma.Sample(picture.Frame, map, 10, 10, FrameEdge.Repeat, luma);
        var rgb = Scalar(picture, map, 10, 10, FrameEdge.Repeat);
        for (var at = 0; at < 100; at++)
            Assert.Equal(0.299 * rgb[at] + 0.587 * rgb[100 + at] + 0.114 * rgb[200 + at], luma[at], Tolerance);
    }

    private static void Equal(Picture picture, AffineMap map, int width, int height, FrameEdge edge)
    {
        var planes = new float[3 * width * height];
        WindowSampler.Sample(picture.Frame, map, width, height, edge, planes);
        var expected = Scalar(picture, map, width, height, edge);
        for (var at = 0; at < planes.Length; at++)
            Assert.True(
                Math.Abs(expected[at] - planes[at]) <= Tolerance,
                $"{map} {width}x{height} at {at}: {planes[at]}, not {expected[at]}"
            );
    }

    /// <summary>The formula in doubles, one channel at a time, with no table and no vector.</summary>
    private static double[] Scalar(Picture picture, AffineMap map, int width, int height, FrameEdge edge)
    {
        var result = new double[3 * width * height];
        var k = (int)Math.Clamp(Math.Floor(Math.Sqrt(Math.Abs(map.XX * map.YY - map.XY * map.YX)) + 0.5), 1, 8);
        for (var channel = 0; channel < 3; channel++)
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            double sum = 0;
            for (var sub = 0; sub < k * k; sub++)
            {
                double u = x + (sub % k + 0.5) / k - 0.5,
                    v = y + (sub / k + 0.5) / k - 0.5;
                double sx = map.XX * u + map.XY * v + map.X0,
                    sy = map.YX * u + map.YY * v + map.Y0;
                if (edge == FrameEdge.Black && (sx < -1 || sy < -1 || sx > picture.Width || sy > picture.Height))
                    continue;
                sum += Bilinear(picture, channel, Math.Clamp(sx, 0, picture.Width - 1), Math.Clamp(sy, 0, picture.Height - 1));
            }
            result[(channel * height + y) * width + x] = sum / (k * k);
        }
        return result;
    }

    private static double Bilinear(Picture picture, int channel, double x, double y)
    {
        double At(int column, int row) =>
            picture.Pixels[
                (Math.Min(row, picture.Height - 1) * picture.Width + Math.Min(column, picture.Width - 1)) * (int)picture.Layout + channel
            ];
        int left = (int)x,
            top = (int)y;
        double fx = x - left,
            fy = y - top;
        return (At(left, top) * (1 - fx) + At(left + 1, top) * fx) * (1 - fy)
            + (At(left, top + 1) * (1 - fx) + At(left + 1, top + 1) * fx) * fy;
    }

    private static Picture Noise(Random random, PixelLayout layout)
    {
        int width = random.Next(64, 90),
            height = random.Next(64, 90);
        var pixels = new byte[width * height * (int)layout];
        random.NextBytes(pixels);
        return new Picture(pixels, width, height, layout);
    }
}
