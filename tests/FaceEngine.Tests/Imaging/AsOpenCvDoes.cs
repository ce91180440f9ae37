using System.Runtime.InteropServices;
using FaceEngine.Frames;
using FaceEngine.Imaging;
using OpenCvSharp;

namespace FaceEngine.Tests.Imaging;

/// <summary>OpenCV, which shares no line with the engine, samples the same windows to the same values.</summary>
public sealed class AsOpenCvDoes
{
    private const float Tolerance = 0.001f; // of 255: both compute in single precision, in another order

    [Theory]
    [InlineData(2, PixelLayout.Rgb)]
    [InlineData(2, PixelLayout.Rgba)]
    [InlineData(3, PixelLayout.Rgba)]
    [InlineData(4, PixelLayout.Rgba)]
    public void A_frame_made_smaller_by_a_whole_number_is_the_mean_over_areas(int step, PixelLayout layout)
    {
        const int width = 60,
            height = 48;
        var pixels = Noise(step * width, step * height, layout);
        using var source = Colours(pixels, step * width, step * height, layout);
        using var smaller = new Mat();
        Cv2.Resize(source, smaller, new Size(width, height), 0, 0, InterpolationFlags.Area);
        var map = AffineMap.FromRectangle(0, 0, step * width, step * height, width, height);
        Agree(smaller, Sample(new Frame(pixels, step * width, step * height, layout), map, width, height));
    }

    [Theory, InlineData(PixelLayout.Rgb), InlineData(PixelLayout.Rgba)]
    public void A_turned_window_is_an_affine_warp(PixelLayout layout)
    {
        const int width = 90,
            height = 75;
        var random = new Random(9);
        for (var round = 0; round < 100; round++)
        {
            var pixels = Noise(width, height, layout);
            // OpenCV rounds positions to 1/32 of a pixel: these are whole 32nds. The scale is below 1.5, where one sample makes a pixel.
            double Step() => random.Next(-33, 34) / 32.0;
            double Origin(int length) => random.Next(-320, 32 * length) / 32.0; // often over the edge
            var map = new AffineMap(Step(), Step(), Origin(width), Step(), Step(), Origin(height));
            using var source = Colours(pixels, width, height, layout);
            using var warped = new Mat();
            using var matrix = Mat.FromArray(
                new[,]
                {
                    { map.XX, map.XY, map.X0 },
                    { map.YX, map.YY, map.Y0 },
                }
            );
            const InterpolationFlags how = InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap;
            Cv2.WarpAffine(source, warped, matrix, new Size(31, 23), how, BorderTypes.Replicate);
            Agree(warped, Sample(new Frame(pixels, width, height, layout), map, 31, 23));
        }
    }

    private static byte[] Noise(int width, int height, PixelLayout layout)
    {
        var pixels = new byte[width * height * (int)layout];
        new Random(8).NextBytes(pixels);
        return pixels;
    }

    private static Mat Colours(byte[] pixels, int width, int height, PixelLayout layout)
    {
        using var bytes = Mat.FromPixelData(height, width, layout == PixelLayout.Rgb ? MatType.CV_8UC3 : MatType.CV_8UC4, pixels);
        using var three = layout == PixelLayout.Rgb ? bytes.Clone() : bytes.CvtColor(ColorConversionCodes.RGBA2RGB);
        var floats = new Mat();
        three.ConvertTo(floats, MatType.CV_32FC3);
        return floats;
    }

    private static float[] Sample(in Frame frame, in AffineMap map, int width, int height)
    {
        var planes = new float[3 * width * height];
        WindowSampler.Sample(frame, map, width, height, FrameEdge.Repeat, planes);
        return planes;
    }

    private static void Agree(Mat expected, float[] planes)
    {
        var area = expected.Width * expected.Height;
        var interleaved = new float[3 * area];
        Marshal.Copy(expected.Data, interleaved, 0, interleaved.Length); // a matrix that was just made has its rows one after the other
        for (var at = 0; at < area; at++)
        for (var channel = 0; channel < 3; channel++)
            Assert.Equal(interleaved[3 * at + channel], planes[channel * area + at], Tolerance);
    }
}
