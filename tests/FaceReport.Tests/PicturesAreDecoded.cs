using System.Diagnostics;
using FaceReport.Pictures;

namespace FaceReport.Tests;

/// <summary>A picture comes out as it went in, and no larger than a kiosk's frame.</summary>
public sealed class PicturesAreDecoded : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public void To_the_very_pixels_in_red_green_and_blue()
    {
        var pixels = Noise(90, 70);
        var decoded = PictureDecoder.Decode(Encode(pixels, 90, 70));
        Assert.Equal((90, 70), (decoded.Width, decoded.Height));
        Assert.Equal(pixels, decoded.Pixels);
    }

    [Theory]
    [InlineData(1280, 960, 640, 480)]
    [InlineData(300, 1280, 150, 640)]
    [InlineData(640, 200, 640, 200)]
    public void To_640_pixels_at_most_with_their_aspect_kept(int width, int height, int shrunkWidth, int shrunkHeight)
    {
        var decoded = PictureDecoder.Decode(Encode(Noise(width, height), width, height));
        Assert.Equal((shrunkWidth, shrunkHeight), (decoded.Width, decoded.Height));
        Assert.Equal(3 * shrunkWidth * shrunkHeight, decoded.Pixels.Length);
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Noise(int width, int height)
    {
        var pixels = new byte[3 * width * height];
        new Random(3).NextBytes(pixels);
        return pixels;
    }

    /// <summary>By another program than the one that decodes.</summary>
    private string Encode(byte[] pixels, int width, int height)
    {
        var file = Path.Combine(folder.Person("an"), "a.png");
        string[] arguments = ["-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{width}x{height}", "-i", "pipe:0", file];
        var start = new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardInput = true };
        using var ffmpeg = Process.Start(start)!; // UseShellExecute is off: a process is always started
        ffmpeg.StandardInput.BaseStream.Write(pixels);
        ffmpeg.StandardInput.Close();
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
        return file;
    }
}
